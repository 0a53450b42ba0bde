using System.Globalization;

namespace Shikaku.Core.Residue;

/// <summary>How old a stop is when it counts as left over (<c>residueAge</c>, CHK-41): whole months, or days.</summary>
/// <param name="Months">Months; 0 if it is given in days.</param>
/// <param name="Days">Days; 0 if it is given in months.</param>
public readonly record struct ResidueAge(int Months, int Days)
{
    private const int Most = 1000;

    /// <summary>Reads <c>1 month</c>, <c>2 months</c>, <c>29 days</c>.</summary>
    public static bool TryParse(string text, out ResidueAge age)
    {
        age = default;
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0 || !int.TryParse(text.AsSpan(0, space), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is 0 or > Most)
        {
            return false;
        }

        switch (text[(space + 1)..])
        {
            case "month" or "months":
                age = new ResidueAge(number, 0);
                return true;
            case "day" or "days":
                age = new ResidueAge(0, number);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The day from which a stop is left over. A day that the month does not have is its last.</summary>
    public DateOnly ResidualFrom(DateOnly firstDay) => firstDay.AddMonths(Months).AddDays(Days);

    /// <summary>The latest first day of a stop that is left over on a day: all earlier ones are, no later one is.</summary>
    public DateOnly LastFirstDay(DateOnly day)
    {
        var first = day.AddDays(-Days).AddMonths(-Months);
        while (ResidualFrom(first.AddDays(1)) <= day)
        {
            first = first.AddDays(1);
        }

        return first;
    }
}
