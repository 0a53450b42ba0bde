namespace Shikaku.Features.Inspections.Pages;

/// <summary>A report as its page shows it.</summary>
public sealed class ReportScreen
{
    internal ReportScreen(Campaign campaign, CampaignReport report) => (Campaign, Report) = (campaign, report);

    /// <summary>The campaign.</summary>
    internal Campaign Campaign { get; }

    /// <summary>The report.</summary>
    internal CampaignReport Report { get; }
}
