using Shikaku.Features.Checks.Runs;
using Shikaku.Features.Stops;

namespace Shikaku.Features.Inspections;

/// <summary>What somebody wants to have inspected at an insurer.</summary>
/// <param name="Id">Names the campaign; asked for again under this name, it is not started twice.</param>
/// <param name="Scope">Over which records: the method at least; the insurer is named apart.</param>
internal sealed record CampaignRequest(Guid Id, CheckScope Scope)
{
    /// <summary>The wrong number that makes it necessary; null for 過去登録分の点検.</summary>
    public QualificationReference? Origin { get; init; }

    /// <summary>The result (突合結果ID) that showed it.</summary>
    public Guid OriginResult { get; init; }

    /// <summary>Whether the wrong number is taken away at once (番号削除), unless it has been.</summary>
    public bool DeletesNumber { get; init; } = true;

    /// <summary>The sort of cause (CHK-60: first the cause, then the records); null for 過去登録分の点検.</summary>
    public CauseKind? CauseKind { get; init; }

    /// <summary>The cause in words.</summary>
    public string? Cause { get; init; }
}
