using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Shikaku.Core.Records;
using Shikaku.Features.Accounts;
using Shikaku.Features.Members;
using Shikaku.Features.Organisations;
using Shikaku.Outcomes;
using Shikaku.Web;
using Shikaku.Web.Access;
using Shikaku.Web.Components;
using Shikaku.Web.Refusals;

namespace Shikaku.Features.Intake.Monthly.Pages;

/// <summary>The pages of monthly findings, and the same as files: of all insurers, of one, and for its own people what stands behind a count.</summary>
internal static class MonthlyPages
{
    /// <summary>The findings of all insurers; leads an insurer's people to their own.</summary>
    public const string Home = "/findings";

    /// <summary>The file beside a page.</summary>
    public const string File = "/months.csv";

    private const string Tag = "検査コードの月別件数", Description = "month（2026-04）までの13か月。code で検査コードを、by（Insurer、Scheme、Prefecture、Vendor）でまとめ方を選ぶ。";

    /// <summary>The findings of an insurer, for its own people.</summary>
    public static string PathOf(string insurer) => $"{Home}/{insurer}";

    /// <summary>What stands behind a count of an insurer.</summary>
    public static string SourcesPathOf(string insurer, DateOnly month, FindingCode code) =>
        string.Create(CultureInfo.InvariantCulture, $"{PathOf(insurer)}/sources?month={month:yyyy-MM}&code={code}");

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        // No right is common to all who come here; what is shown is asked for again behind it.
        routes.MapGet(Home, BeginAsync).RequireRight(Right.None).ExcludeFromDescription();
        routes.MapGet(Home + File, DownloadAsync).RequireRight(Right.ViewStatistics).ExcludeFromDescription();
        routes.MapGet(Home + "/{insurerNumber}", ShowAsync).RequireRight(Right.ViewIntakes).ExcludeFromDescription();
        routes.MapGet(Home + "/{insurerNumber}" + File, DownloadAsync).RequireRight(Right.ViewIntakes).ExcludeFromDescription();

        routes.MapGet(Home + "/{insurerNumber}/sources", SourcesAsync).RequireRight(Right.ViewIntakes | Right.ViewMembers).ExcludeFromDescription();
        var api = routes.MapApi().MapGroup("").WithTags(Tag);
        api.MapGet("/monthly-findings.csv", DownloadAsync).RequireRight(Right.ViewStatistics)
            .WithName("monthlyFindingsOfAll").WithSummary("検査コードの月別件数（すべての保険者、CSV）").WithDescription(Description).Produces<string>(contentType: "text/csv");
        api.MapGet("/insurers/{insurerNumber}/monthly-findings.csv", DownloadAsync).RequireRight(Right.ViewIntakes)
            .WithName("monthlyFindings").WithSummary("検査コードの月別件数（一つの保険者、CSV）").WithDescription(Description).Produces<string>(contentType: "text/csv");
    }

    private static async Task<IResult> BeginAsync(HttpContext context, MonthlyFindings findings, MemberSetup setup, CancellationToken cancellation) => context.CallerOf() switch
    {
        { Kind: OrganisationKind.Insurer } caller => Answers.SeeOther(PathOf(caller.Organisation) + QueryOf(context, setup).Form.Query),
        var caller when caller.Rights.HasFlag(Right.ViewStatistics) => await ShowAsync(context, findings, setup, cancellation),
        _ => new RefusalAnswer(new Refusal(Problems.NotAllowed)),
    };

    private static async Task<IResult> ShowAsync(HttpContext context, MonthlyFindings findings, MemberSetup setup, CancellationToken cancellation)
    {
        var (caller, query) = (context.CallerOf(), QueryOf(context, setup));
        var made = await MakeAsync(context, query, findings, cancellation);
        if (made is { Refusal: { } refusal } && refusal.Problem != Problems.FilterUnfit)
        {
            return new RefusalAnswer(refusal);
        }

        var view = TableView.Of(context.Request, ["code"], [.. MonthlyQuery.Names]);
        var screen = new MonthlyScreen(query, made.Refusal is null ? made.Result : null, caller, context.Request.Path, view);
        return new RazorComponentResult<MonthlyPage>(new { Screen = screen }) { StatusCode = query.Form.Status };
    }

    private static async Task<IResult> DownloadAsync(HttpContext context, MonthlyFindings findings, MemberSetup setup, CancellationToken cancellation)
    {
        var query = QueryOf(context, setup);
        return (await MakeAsync(context, query, findings, cancellation)).Answer(report => MonthlyFile.Of(report, query.Grouping));
    }

    private static async Task<IResult> SourcesAsync(HttpContext context, string insurerNumber, MonthlyFindings findings, MemberSetup setup, CancellationToken cancellation)
    {
        var query = QueryOf(context, setup);
        if (context.CallerOf().Check(Right.ViewIntakes | Right.ViewMembers, insurerNumber) is { } problem)
        {
            return new RefusalAnswer(new Refusal(problem));
        }

        if (!query.Form.State.IsGood || query.Question.Code is null)
        {
            return new RefusalAnswer(query.Form.ToRefusal());
        }

        var view = TableView.Of(context.Request, ["at"], [.. MonthlyQuery.Names]);
        var question = query.Question with { Insurer = insurerNumber };
        return (await findings.SourcesAsync(context.CallerOf(), question, view.Skipped, TableView.PageLength, cancellation)).Answer(
            sources => new RazorComponentResult<MonthlySourcesPage>(new { List = new MonthlySourceList(question, sources), View = view }));
    }

    private static MonthlyQuery QueryOf(HttpContext context, MemberSetup setup) => new(context.Request, setup.Today, context.GetRouteValue("insurerNumber") as string);

    private static async Task<Outcome<MonthlyReport>> MakeAsync(HttpContext context, MonthlyQuery query, MonthlyFindings findings, CancellationToken cancellation) =>
        query.Form.State.IsGood ? await findings.MakeAsync(context.CallerOf(), query.Question, cancellation) : query.Form.ToRefusal();
}
