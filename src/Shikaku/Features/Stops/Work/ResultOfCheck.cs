using Shikaku.Core.Judgement;

namespace Shikaku.Features.Stops.Work;

/// <summary>What a check came to.</summary>
internal sealed record ResultOfCheck
{
    /// <summary>突合結果ID.</summary>
    public required Guid Id { get; init; }

    /// <summary>What the policy said.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The tiers of the five items, a letter each; empty if nothing was compared.</summary>
    public required string Tiers { get; init; }

    /// <summary>The reason codes, joined by <c>;</c>, without those that would tell of a withheld address (CHK-50).</summary>
    public required string Reasons { get; init; }

    /// <summary>How much speaks for another person.</summary>
    public required short Doubt { get; init; }

    /// <summary>The views that are stopped.</summary>
    public required Stop Stop { get; init; }

    /// <summary>When the registry was asked.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>初回検知 of the 資格情報; null while it is not stopped.</summary>
    public required DateOnly? QualificationStoppedOn { get; init; }

    /// <summary>初回検知 of the 医療・薬剤等の情報; null while it is not stopped.</summary>
    public required DateOnly? MedicalStoppedOn { get; init; }

    /// <summary>Whether the member's address is withheld (不開示該当).</summary>
    public required bool IsNotDisclosed { get; init; }
}
