using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Shikaku.Core.Text;
using Shikaku.Features.Checks.Runs;
using Shikaku.Web;

namespace Shikaku.Features.Inspections;

/// <summary>The reports of campaigns as a file: figures, scope, cause and days, and no personal data.</summary>
/// <param name="name">The name of the file, without its ending.</param>
/// <param name="reports">The campaigns and their reports.</param>
internal sealed class ReportDownload(string name, IReadOnlyList<(Campaign Campaign, CampaignReport Report)> reports) : IResult
{
    private static readonly string[] Names =
    [
        "insurer_number", "campaign_id", "kind", "report_number", "scope", "started_on", "reported_on", "target", "asked", "agreed", "differing", "same_person", "wrong",
        "corrected", "cause_kind", "cause", "prevention",
    ];

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers[HeaderNames.ContentDisposition] = $"attachment; filename={name}.csv";
        var csv = new CsvWriter();
        csv.Header(Names);
        foreach (var (campaign, report) in reports)
        {
            Write(csv, campaign, report);
        }

        await response.Body.WriteAsync(csv.WrittenMemory, httpContext.RequestAborted);
    }

    private static void Write(CsvWriter csv, Campaign campaign, CampaignReport report)
    {
        void Text(string? text) => csv.Field(SpreadsheetText.Of(text) ?? "");
        var counts = report.Counts;
        Text(campaign.Insurer);
        Text(campaign.Id.ToString());
        Text(InspectionWords.Of(campaign.Kind));
        csv.Field(report.Number);
        Text(RunWords.ScopeOf(campaign.Scope));
        Text(DayOf(campaign.StartedAt));
        Text(DayOf(report.MadeAt));
        foreach (var count in new[] { counts.Target, counts.Asked, counts.Agreed, counts.Differing, counts.SamePerson, counts.Wrong, counts.Corrected })
        {
            csv.Field(count);
        }

        Text(report.CauseKind is { } cause ? InspectionWords.Of(cause) : "");
        Text(report.Cause);
        Text(report.Prevention);
        csv.EndRecord();
    }

    private static string DayOf(DateTimeOffset moment) => JapanTime.At(moment).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
