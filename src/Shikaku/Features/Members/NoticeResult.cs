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
    /// <summary>Changes on days that a loss takes away; they come back if the loss is taken back (LIF-05).</summary>
    public IReadOnlyList<ColumnChange> CutOff { get; init; } = [];

    /// <summary>Changes on days that had been lost, and are back.</summary>
    public IReadOnlyList<ColumnChange> BroughtBack { get; init; } = [];

    /// <summary>How many days back need no reason, where the notice reaches further back (LIF-06); else null.</summary>
    public int? DaysWithoutReason { get; init; }

    /// <summary>Whether it was refused for its missing number alone: then it goes on the work list, and the number is sought (CHK-10).</summary>
    public bool LacksNumberAlone { get; init; }

    /// <summary>Whether it was carried out before, and is not again (LIF-08).</summary>
    public bool IsRepeated { get; init; }
}
