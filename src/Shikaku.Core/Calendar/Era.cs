namespace Shikaku.Core.Calendar;

/// <summary>元号, an era of the Japanese calendar 和暦 (ID-41).</summary>
/// <param name="Digit">The digit that stands for it in GYYMMDD.</param>
/// <param name="Letter">The capital letter that stands for it.</param>
/// <param name="Name">Its name in kanji.</param>
/// <param name="FirstDay">First day.</param>
/// <param name="LastDay">Last day; the era that still runs has the last day there is.</param>
public sealed record Era(int Digit, char Letter, string Name, DateOnly FirstDay, DateOnly LastDay)
{
    /// <summary>The year before its first: Gregorian year = this + year of the era.</summary>
    public int YearZero => FirstDay.Year - 1;

    /// <summary>Whether a day lies in it. Two eras share the day on which one gave way to the other (1912-07-30, 1926-12-25).</summary>
    public bool Contains(DateOnly day) => FirstDay <= day && day <= LastDay;

    /// <summary>Whether a Gregorian year overlaps it.</summary>
    public bool Touches(int year) => FirstDay.Year <= year && year <= LastDay.Year;
}
