namespace Shikaku.Features.Members;

/// <summary>What became of a notice, or would become of it.</summary>
/// <param name="Result">What became of it.</param>
/// <param name="Version">The newest version of the qualification now; null if there is none.</param>
/// <param name="Findings">What the checks found.</param>
/// <param name="Changes">What is different.</param>
/// <param name="FirstDay">The first day on which something is different; null if nothing is.</param>
internal sealed record NoticeResult(
    RegistrationResult Result, Guid? Version, IReadOnlyList<NoticeFinding> Findings, IReadOnlyList<ColumnChange> Changes, DateOnly? FirstDay)
{
    /// <summary>Whether it was carried out before, and is not again (LIF-08).</summary>
    public bool IsRepeated { get; init; }
}
