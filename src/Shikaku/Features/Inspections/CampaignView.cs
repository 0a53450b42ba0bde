namespace Shikaku.Features.Inspections;

/// <summary>A campaign with its counters and reports.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Counts">The counters now.</param>
/// <param name="Reports">The reports, the latest first.</param>
internal sealed record CampaignView(Campaign Campaign, CampaignCounts Counts, IReadOnlyList<CampaignReport> Reports);
