using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Shikaku.Features.Accounts;
using Shikaku.Features.Members;
using Shikaku.Features.Stops.Comparison;
using Shikaku.Features.Stops.Work;
using Shikaku.Web;
using Shikaku.Web.Access;
using Shikaku.Web.Components;
using Shikaku.Web.Refusals;

namespace Shikaku.Features.Stops.Pages;

/// <summary>The pages of the results: counts, the list of work, one result with both sides.</summary>
internal static class ResultPages
{
    /// <summary>Where the results are.</summary>
    public const string Home = "/results";

    /// <summary>Where the counts of all insurers are.</summary>
    public const string Counts = Home + "/counts";

    /// <summary>The name of the reason that was last confirmed with, in addresses.</summary>
    public const string LastReason = "last";

    /// <summary>The list of an insurer.</summary>
    public static string PathOf(string insurer) => $"{Home}/{insurer}";

    /// <summary>The page of a result.</summary>
    public static string PathOf(string insurer, QualificationReference qualification) =>
        string.Create(CultureInfo.InvariantCulture, $"{PathOf(insurer)}/{qualification.MemberKey}/{qualification.AcquiredOn:yyyy-MM-dd}");

    /// <summary>Maps the pages.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup(Home).ExcludeFromDescription();
        pages.MapGet("", Begin).RequireRight(Right.ViewChecks);
        pages.MapGet("/counts", CountAsync).RequireRight(Right.ViewStatistics);
        pages.MapGet("/{insurerNumber}", ListAsync).RequireRight(Right.ViewChecks);
        pages.MapGet("/{insurerNumber}/results.csv", ResultEndpoints.DownloadAsync).RequireRight(Right.ViewChecks);
        pages.MapGet("/{insurerNumber}/{member:guid}/{acquiredOn}", ShowAsync).RequireRight(Right.ViewChecks);
        ConfirmPages.Map(pages);
        ApprovalPages.Map(pages);
        BatchPages.Map(pages);
    }

    /// <summary>A result as its page shows it.</summary>
    public static async Task<Outcomes.Outcome<ResultScreen>> ScreenAsync(
        HttpContext context, string insurer, QualificationReference qualification, ResultViews views, WorkQueue queue, CancellationToken cancellation)
    {
        var (caller, filter) = (context.CallerOf(), ResultQuery.Read(context.Request.Query));
        var found = await views.FindAsync(caller, insurer, qualification, cancellation);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var neighbours = await queue.NeighboursAsync(caller, insurer, filter, qualification, cancellation);
        return neighbours.Refusal is { } unseen ? unseen : new ResultScreen(found.Result, neighbours.Result, filter, caller);
    }

    private static IResult Begin(HttpContext context) =>
        context.CallerOf() is { IsImplementingBody: false } caller ? Answers.SeeOther(PathOf(caller.Organisation)) : Answers.SeeOther(Counts);

    private static async Task<IResult> CountAsync(HttpContext context, ResultCounts counts, CancellationToken cancellation)
    {
        var caller = context.CallerOf();
        return (await counts.OfAllAsync(caller, cancellation)).Answer(
            found => new RazorComponentResult<CountsPage>(new { Counts = new ResultCountList(found, caller.Rights.HasFlag(Right.ViewChecks)) }));
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, string insurerNumber, WorkQueue queue, ResultCounts counts, CancellationToken cancellation)
    {
        var (caller, filter) = (context.CallerOf(), ResultQuery.Read(context.Request.Query));
        var view = TableView.Of(context.Request, ["work"], ResultQuery.Names);
        var page = await queue.ListAsync(caller, insurerNumber, filter, view.Skipped, TableView.PageLength, cancellation);
        if (page.Refusal is { } refusal)
        {
            return new RefusalAnswer(refusal);
        }

        return (await counts.OfWorkAsync(caller, insurerNumber, cancellation)).Answer(count => new RazorComponentResult<ResultListPage>(new
        {
            Insurer = insurerNumber,
            View = view,
            List = new ResultList(filter, page.Result, count),
            MayApprove = caller.Rights.HasFlag(Right.ApproveConfirmations),
        }));
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, string insurerNumber, Guid member, DateOnly acquiredOn, string? last, ResultViews views, WorkQueue queue, MemberSetup setup,
        CancellationToken cancellation) =>
        (await ScreenAsync(context, insurerNumber, new QualificationReference(member, acquiredOn), views, queue, cancellation)).Answer(
            screen => new RazorComponentResult<ResultViewPage>(new
            {
                Screen = screen,
                setup.Today,
                NameOfReason = (Func<string, string>)setup.Tables.Confirmations.NameOf,
                LastReason = setup.Tables.Confirmations.FindReason(last ?? "", setup.Today)?.Code,
            }));
}
