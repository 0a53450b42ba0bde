using System.Globalization;

namespace Shikaku.Core.Calendar;

/// <summary>
/// A date of which the day, or month and day, may be unknown (一部不詳, ID-43). The default value is no date.
/// Equality is equality of the known parts; <see cref="CompareWith"/> answers whether two of them can be one day.
/// </summary>
public readonly record struct PartialDate
{
    private readonly int _value;

    private PartialDate(int value) => _value = value;

    /// <summary>A whole day.</summary>
    public PartialDate(DateOnly day)
        : this((day.Year * 10_000) + (day.Month * 100) + day.Day)
    {
    }

    /// <summary>Whether this is no date at all.</summary>
    public bool IsNone => _value == 0;

    /// <summary>Gregorian year, 1 to 9999.</summary>
    public int Year => _value / 10_000;

    /// <summary>Month, or 0 if unknown.</summary>
    public int Month => _value / 100 % 100;

    /// <summary>Day of the month, or 0 if unknown.</summary>
    public int Day => _value % 100;

    /// <summary>Whether nothing is unknown.</summary>
    public bool IsComplete => Day != 0;

    /// <summary>The first day that it can be: what sorting and age go by (ID-44).</summary>
    /// <exception cref="InvalidOperationException">There is no date.</exception>
    public DateOnly FirstPossible =>
        IsNone ? throw new InvalidOperationException("There is no date.") : new DateOnly(Year, Math.Max(Month, 1), Math.Max(Day, 1));

    /// <summary>The last day that it can be.</summary>
    /// <exception cref="InvalidOperationException">There is no date.</exception>
    public DateOnly LastPossible
    {
        get
        {
            if (IsNone)
            {
                throw new InvalidOperationException("There is no date.");
            }

            var month = Month == 0 ? 12 : Month;
            return new DateOnly(Year, month, Day == 0 ? DateTime.DaysInMonth(Year, month) : Day);
        }
    }

    /// <summary>Puts a date together.</summary>
    /// <param name="year">Gregorian year, 1 to 9999.</param>
    /// <param name="month">Month, or 0 if unknown.</param>
    /// <param name="day">Day, or 0 if unknown; known only with its month.</param>
    /// <param name="date">The date, or none.</param>
    /// <returns>False if there is no such date.</returns>
    public static bool TryCreate(int year, int month, int day, out PartialDate date)
    {
        var isPossible = year is >= 1 and <= 9999
            && month is >= 0 and <= 12
            && day >= 0
            && (day == 0 || (month != 0 && (day <= 28 || day <= DateTime.DaysInMonth(year, month))));
        date = isPossible ? new PartialDate((year * 10_000) + (month * 100) + day) : default;
        return isPossible;
    }

    /// <summary>The date that <see cref="ToNumber"/> of a valid date gave.</summary>
    internal static PartialDate OfValidNumber(int number) => new(number);

    /// <summary>The date as a number yyyymmdd, with 00 for what is unknown; 0 for no date.</summary>
    public int ToNumber() => _value;

    /// <summary>Compares what two dates say (ID-44).</summary>
    public DateAgreement CompareWith(PartialDate other)
    {
        if (_value == other._value)
        {
            return DateAgreement.Agree;
        }

        var isCompatible = Year == other.Year
            && (Month == other.Month || Month == 0 || other.Month == 0)
            && (Day == other.Day || Day == 0 || other.Day == 0);
        return isCompatible ? DateAgreement.Undetermined : DateAgreement.Differ;
    }

    /// <summary>The exchange form YYYYMMDD (ID-40), with 00 for what is unknown.</summary>
    public override string ToString() => _value.ToString("D8", CultureInfo.InvariantCulture);
}
