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
    /// <summary>The findings of all insurers.</summary>
    public const string Home = "/findings";

    /// <summary>Leads everybody to the page that is theirs.</summary>
    public const string Own = Home + "/own";

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
        routes.MapGet(Own, (HttpContext context) => context.CallerOf() is { Kind: OrganisationKind.Insurer } caller ? Answers.SeeOther(PathOf(caller.Organisation)) : Answers.SeeOther(Home))
            .RequireRight(Right.ViewIntakes).ExcludeFromDescription();
        foreach (var (group, right) in new[] { (routes.MapGroup(Home), Right.ViewStatistics), (routes.MapGroup(Home + "/{insurerNumber}"), Right.ViewIntakes) })
        {
            group.ExcludeFromDescription();
            group.MapGet("", ShowAsync).RequireRight(right);
            group.MapGet(File, DownloadAsync).RequireRight(right);
        }

        routes.MapGet(Home + "/{insurerNumber}/sources", SourcesAsync).RequireRight(Right.ViewIntakes | Right.ViewMembers).ExcludeFromDescription();
        var api = routes.MapApi().MapGroup("").WithTags(Tag);
        api.MapGet("/monthly-findings.csv", DownloadAsync).RequireRight(Right.ViewStatistics)
            .WithName("monthlyFindingsOfAll").WithSummary("検査コードの月別件数（すべての保険者、CSV）").WithDescription(Description).Produces<string>(contentType: "text/csv");
        api.MapGet("/insurers/{insurerNumber}/monthly-findings.csv", DownloadAsync).RequireRight(Right.ViewIntakes)
            .WithName("monthlyFindings").WithSummary("検査コードの月別件数（一つの保険者、CSV）").WithDescription(Description).Produces<string>(contentType: "text/csv");
    }

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
