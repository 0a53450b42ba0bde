using Shikaku.Core.Records;

namespace Shikaku.Core.Calendar;

/// <summary>What the reading of a date text gave.</summary>
/// <param name="Date">The date; none if the text cannot be read or is refused.</param>
/// <param name="IsBeyondEra">Whether it was read as a continued count, outside its era.</param>
public readonly record struct DateReading(PartialDate Date, bool IsBeyondEra)
{
    /// <summary>Whether there is a date.</summary>
    public bool IsValid => !Date.IsNone;

    /// <summary>S114 impossible, S115 partly unknown, S131 beyond its era; null if there is nothing to report.</summary>
    public FindingCode? Code => this switch
    {
        { IsValid: false } => FindingCode.S114,
        { IsBeyondEra: true } => FindingCode.S131,
        { Date.IsComplete: false } => FindingCode.S115,
        _ => null,
    };
}
