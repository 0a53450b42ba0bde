namespace Shikaku.Features.Inspections;

/// <summary>Why records are inspected.</summary>
internal enum CampaignKind
{
    /// <summary>過去登録分の点検: what was registered in one way, in one period, whether or not a wrong number is known.</summary>
    PastRegistrations,

    /// <summary>類似事案の点検: what was obtained in the way of a wrong number (CHK-60).</summary>
    SimilarCases,
}
