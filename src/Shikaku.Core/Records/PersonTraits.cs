using Shikaku.Core.Identifiers;

namespace Shikaku.Core.Records;

/// <summary>
/// What is known of the persons of a set of rows: birth date and sex, each part of them unknown, one value, or several values.
/// The default value is what is known of no row. Sets overlap freely: adding a row twice changes nothing.
/// </summary>
internal readonly record struct PersonTraits
{
    private const short Unknown = 0;
    private const short Several = -1;

    private readonly bool _isAny;
    private readonly short _year;
    private readonly short _month;
    private readonly short _day;
    private readonly short _sex;

    /// <summary>What one row says.</summary>
    public PersonTraits(in RowSummary row)
        : this(true, (short)(row.Birth.Year + 1), (short)row.Birth.Month, (short)row.Birth.Day, row.Sex == Sex.NotSet ? Unknown : (short)(1 + row.Sex))
    {
    }

    private PersonTraits(bool isAny, short year, short month, short day, short sex) =>
        (_isAny, _year, _month, _day, _sex) = (isAny, year, month, day, sex);

    /// <summary>Whether this is known of any row at all.</summary>
    public bool IsAny => _isAny;

    /// <summary>What is known of the rows of both sets.</summary>
    public PersonTraits With(in PersonTraits other) => new(
        _isAny || other._isAny, Both(_year, other._year), Both(_month, other._month), Both(_day, other._day), Both(_sex, other._sex));

    /// <summary>
    /// Whether a row cannot be of the same person as every row of a set: a known part of its birth date or its sex differs from what is
    /// known of one of them. What is unknown on one side, such as 性別 3, does not tell.
    /// </summary>
    /// <param name="rows">The set; this is one row.</param>
    public bool IsAnotherPersonAmong(in PersonTraits rows) =>
        IsOther(_year, rows._year) || IsOther(_month, rows._month) || IsOther(_day, rows._day) || IsOther(_sex, rows._sex);

    private static short Both(short left, short right) => left == right || right == Unknown ? left : left == Unknown ? right : Several;

    private static bool IsOther(short one, short set) => one != Unknown && set != Unknown && one != set;
}
