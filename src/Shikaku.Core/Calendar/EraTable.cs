using System.Globalization;
using Shikaku.Core.Text;

namespace Shikaku.Core.Calendar;

/// <summary>The eras (ID-41, <c>data/eras.tsv</c>), oldest first.</summary>
public sealed class EraTable
{
    private readonly Era[] _eras;

    private EraTable(Era[] eras) => _eras = eras;

    /// <summary>The eras, oldest first.</summary>
    public ReadOnlySpan<Era> All => _eras;

    /// <summary>Reads the table; an empty last day means that the era still runs.</summary>
    /// <exception cref="InvalidDataException">The table is damaged.</exception>
    public static EraTable Parse(ReadOnlySpan<byte> tsv)
    {
        var eras = new List<Era>();
        var reader = new TableReader("eras.tsv", tsv, "digit", "letter", "kanji", "first_day", "last_day");
        while (reader.Read())
        {
            if (reader.GetString(1) is not [var letter] || !char.IsAsciiLetterUpper(letter) || reader.GetInt32(0) is < 0 or > 9)
            {
                throw reader.Damaged("digit or letter is not one character");
            }

            var first = TableDate.Read(reader, 3) ?? throw reader.Damaged("the first day is missing");
            eras.Add(new Era(reader.GetInt32(0), letter, reader.GetString(2), first, TableDate.Read(reader, 4) ?? DateOnly.MaxValue));
        }

        eras.Sort(static (left, right) => left.FirstDay.CompareTo(right.FirstDay));
        return new EraTable([.. eras]);
    }

    /// <summary>The era with this digit, or null.</summary>
    public Era? ByDigit(int digit)
    {
        foreach (var era in _eras)
        {
            if (era.Digit == digit)
            {
                return era;
            }
        }

        return null;
    }

    /// <summary>The era of a day; on a shared day the later one, which is the one that is written (ID-41). Null before the first era.</summary>
    public Era? Of(DateOnly day) => Array.FindLast(_eras, era => era.Contains(day));

    /// <summary>A day in the Japanese calendar, as in 昭和1年12月25日; a day before the first era in the Gregorian form.</summary>
    public string Format(DateOnly day) => Of(day) is { } era
        ? string.Create(CultureInfo.InvariantCulture, $"{era.Name}{day.Year - era.YearZero}年{day.Month}月{day.Day}日")
        : string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");
}
