using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Shikaku.Features.Accounts;
using Shikaku.Outcomes;
using Shikaku.Web;
using Shikaku.Web.Access;
using Shikaku.Web.Components;
using Shikaku.Web.Refusals;

namespace Shikaku.Features.Inspections.Pages;

/// <summary>The pages of one campaign: its counters and records, its closing, its reports.</summary>
internal static class CampaignPages
{
    /// <summary>The name of the filter by state.</summary>
    public const string State = "state", All = "All";

    /// <summary>The fields of the closing.</summary>
    public const string CauseKindField = "cause_kind", CauseField = "cause", PreventionField = "prevention";

    /// <summary>Maps the pages.</summary>
    public static void Map(RouteGroupBuilder pages)
    {
        const string Campaign = "/{insurerNumber}/{campaign:guid}";
        pages.MapGet(Campaign, ShowAsync).RequireRight(Right.ViewChecks);
        pages.MapGet(Campaign + "/reports.csv", InspectionEndpoints.ReportsAsync).RequireRight(Right.ViewChecks);
        pages.MapGet(Campaign + "/reports/{number:int}", ReportAsync).RequireRight(Right.ViewChecks);
        pages.MapGet(Campaign + "/close", BeginClosingAsync).RequireRight(Right.ApproveConfirmations);
        pages.MapPost(Campaign + "/close", CloseAsync).RequireRight(Right.ApproveConfirmations);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, string insurerNumber, Guid campaign, CampaignQueries queries, CancellationToken cancellation)
    {
        var caller = context.CallerOf();
        var found = await queries.FindAsync(caller, insurerNumber, campaign, cancellation);
        if (found.Refusal is { } refusal)
        {
            return new RefusalAnswer(refusal);
        }

        var view = TableView.Of(context.Request, ["work"], State);
        var states = view.Filter(State) is var chosen && EnumText.TryParse<RecordState>(chosen, out var state) ? [state] : chosen == All ? Enum.GetValues<RecordState>() : InspectionWords.Work;
        var rows = await queries.RecordsAsync(caller, found.Result.Campaign, states, view.Skipped, TableView.PageLength, cancellation);
        return rows.Answer(page => new RazorComponentResult<CampaignPage>(new
        {
            Screen = new CampaignScreen(found.Result, page.Rows, page.Total, caller),
            Table = view,
        }));
    }

    private static async Task<IResult> ReportAsync(
        HttpContext context, string insurerNumber, Guid campaign, int number, CampaignQueries queries, CancellationToken cancellation) =>
        (await queries.FindAsync(context.CallerOf(), insurerNumber, campaign, cancellation)).Answer(view =>
            view.Reports.FirstOrDefault(report => report.Number == number) is { } report
                ? (IResult)new RazorComponentResult<ReportPage>(new { Screen = new ReportScreen(view.Campaign, report) })
                : new RefusalAnswer(new Refusal(Problems.NotFound)));

    private static async Task<IResult> BeginClosingAsync(HttpContext context, string insurerNumber, Guid campaign, CampaignQueries queries, CancellationToken cancellation) =>
        (await queries.FindAsync(context.CallerOf(), insurerNumber, campaign, cancellation)).Answer(view => Closing(context, view, new FormState()
            .Set(CauseKindField, view.Campaign.CauseKind?.ToString() ?? "").Set(CauseField, view.Campaign.Cause ?? "")
            .Set(PreventionField, view.Reports is [{ Prevention: { } former }, ..] ? former : "")));

    private static async Task<IResult> CloseAsync(
        HttpContext context, string insurerNumber, Guid campaign, CampaignClosing closing, CampaignQueries queries, CancellationToken cancellation)
    {
        var (caller, form) = (context.CallerOf(), await FormState.ReadAsync(context.Request, cancellation));
        CauseKind? cause = EnumText.TryParse<CauseKind>(form.Text(CauseKindField), out var kind) ? kind : null;
        var closed = await closing.CloseAsync(caller, insurerNumber, campaign, cause, form.Text(CauseField), form.Text(PreventionField), cancellation);
        if (closed.Refusal is not { } refusal)
        {
            return Answers.SeeOther(
                FormattableString.Invariant($"{InspectionPages.PathOf(insurerNumber, campaign)}/reports/{closed.Result.Number}"), "点検を終え、報告を作りました。");
        }

        if (refusal.Problem.Status is not (StatusCodes.Status422UnprocessableEntity or StatusCodes.Status409Conflict))
        {
            return new RefusalAnswer(refusal);
        }

        form.Refuse(CauseField, refusal.Problem.Title + string.Concat(refusal.Details) + refusal.Problem.Advice);
        return (await queries.FindAsync(caller, insurerNumber, campaign, cancellation)).Answer(view => Closing(context, view, form));
    }

    private static RazorComponentResult<ClosePage> Closing(HttpContext context, CampaignView view, FormState form) =>
        new(new { Screen = new CampaignScreen(view, [], 0, context.CallerOf()), Form = form })
        {
            StatusCode = form.IsGood ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
}
