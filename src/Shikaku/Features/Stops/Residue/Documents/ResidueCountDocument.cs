using Shikaku.Core.Residue;

namespace Shikaku.Features.Stops.Residue.Documents;

/// <summary>The figures of insurers together.</summary>
/// <param name="Detected">初回検知 in the window.</param>
/// <param name="Stopped">Of them, those stopped on the day.</param>
/// <param name="Residue">Of them, those left over (残存).</param>
/// <param name="ResiduePercent">残存割合; null without a detection.</param>
/// <param name="ResidueMonthBefore">How many were left over a month before.</param>
/// <param name="ChangePercent">The change since; null where none was left over.</param>
public sealed record ResidueCountDocument(
    MembershipDocument Detected, MembershipDocument Stopped, MembershipDocument Residue, decimal? ResiduePercent, long ResidueMonthBefore, decimal? ChangePercent)
{
    /// <summary>The document of figures.</summary>
    internal static ResidueCountDocument Of(ResidueCount count) => new(
        MembershipDocument.Of(count.Detected), MembershipDocument.Of(count.Stopped), MembershipDocument.Of(count.Residue), PercentOf(count.Share), count.Former, PercentOf(count.Change));

    /// <summary>A percentage with one decimal.</summary>
    internal static decimal? PercentOf(long? tenths) => tenths / 10m;
}
