using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Shikaku.Features.Accounts;
using Shikaku.Features.Stops;
using Shikaku.Web.Access;
using Shikaku.Web.Refusals;

namespace Shikaku.Features.Inspections.Pages;

/// <summary>The pages of inspections.</summary>
internal static class InspectionPages
{
    /// <summary>Where the campaigns are.</summary>
    public const string Home = "/inspections";

    /// <summary>The form to start one.</summary>
    public const string Start = Home + "/start";

    /// <summary>The page of a campaign.</summary>
    public static string PathOf(string insurer, Guid campaign) => $"{Home}/{insurer}/{campaign}";

    /// <summary>The page of a record of it.</summary>
    public static string PathOf(string insurer, Guid campaign, QualificationReference record) =>
        string.Create(CultureInfo.InvariantCulture, $"{PathOf(insurer, campaign)}/{record.MemberKey}/{record.AcquiredOn:yyyy-MM-dd}");

    /// <summary>The form to start 類似事案の点検 from a wrong number.</summary>
    public static string PathFrom(string insurer, QualificationReference record) =>
        string.Create(CultureInfo.InvariantCulture, $"{Home}/{insurer}/from/{record.MemberKey}/{record.AcquiredOn:yyyy-MM-dd}");

    /// <summary>Maps the pages.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup(Home).ExcludeFromDescription();
        pages.MapGet("", ListAsync).RequireRight(Right.ViewChecks);
        pages.MapGet("/reports.csv", ReportsAsync).RequireRight(Right.ViewChecks);
        StartPages.Map(pages);
        CampaignPages.Map(pages);
        RecordPages.Map(pages);
    }

    private static async Task<IResult> ListAsync(HttpContext context, CampaignQueries queries, CancellationToken cancellation)
    {
        var caller = context.CallerOf();
        return (await queries.ListAsync(caller, cancellation)).Answer(
            views => new RazorComponentResult<InspectionListPage>(new { List = new CampaignList(views, caller) }));
    }

    private static async Task<IResult> ReportsAsync(HttpContext context, CampaignQueries queries, CancellationToken cancellation) =>
        (await queries.ListAsync(context.CallerOf(), cancellation)).Answer(
            views => new ReportDownload("inspections", [.. from view in views from report in view.Reports select (view.Campaign, report)]));
}
