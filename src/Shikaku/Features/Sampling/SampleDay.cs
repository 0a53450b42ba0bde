namespace Shikaku.Features.Sampling;

/// <summary>The day on which the sample's people are looked at: fixed, so that a seed gives the same bytes for ever, and past on every clock.</summary>
internal static class SampleDay
{
    /// <summary>The day.</summary>
    public static readonly DateOnly Reference = new(2025, 4, 1);

    /// <summary>The day as the tables write days.</summary>
    public const string ReferenceText = "2025-04-01";
}
