namespace Shikaku.Features.Inspections.Documents;

/// <summary>A campaign with its counters, for systems.</summary>
/// <param name="Id">Names it.</param>
/// <param name="InsurerNumber">保険者番号.</param>
/// <param name="Kind">PastRegistrations (過去登録分の点検) or SimilarCases (類似事案の点検).</param>
/// <param name="State">UnderWay or Closed.</param>
/// <param name="Method">個人番号取得方法; those of unknown method are always in it.</param>
/// <param name="AcquiredFrom">First day of the 資格取得年月日.</param>
/// <param name="AcquiredUntil">Last day of it.</param>
/// <param name="Route">File, Screen or System; null for all.</param>
/// <param name="StartedAt">When.</param>
/// <param name="Target">対象.</param>
/// <param name="Asked">照会済.</param>
/// <param name="Agreed">一致.</param>
/// <param name="Differing">相違.</param>
/// <param name="SamePerson">本人と確認.</param>
/// <param name="Undecided">判断待ち.</param>
/// <param name="Wrong">別人の番号.</param>
/// <param name="Corrected">修正済.</param>
/// <param name="Reports">Number of reports.</param>
public sealed record CampaignDocument(
    Guid Id, string InsurerNumber, string Kind, string State, string? Method, DateOnly? AcquiredFrom, DateOnly? AcquiredUntil, string? Route, DateTimeOffset StartedAt,
    long Target, long Asked, long Agreed, long Differing, long SamePerson, long Undecided, long Wrong, long Corrected, int Reports)
{
    /// <summary>The document of a campaign.</summary>
    internal static CampaignDocument Of(CampaignView view)
    {
        var (campaign, counts) = (view.Campaign, view.Counts);
        return new CampaignDocument(
            campaign.Id, campaign.Insurer, campaign.Kind.ToString(), campaign.State.ToString(), campaign.Scope.AcquisitionMethod, campaign.Scope.AcquiredFrom,
            campaign.Scope.AcquiredUntil, campaign.Scope.Route?.ToString(), campaign.StartedAt, counts.Target, counts.Asked, counts.Agreed, counts.Differing, counts.SamePerson,
            counts.Undecided, counts.Wrong, counts.Corrected, view.Reports.Count);
    }
}
