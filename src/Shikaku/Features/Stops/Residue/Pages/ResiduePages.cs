using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Shikaku.Core.Residue;
using Shikaku.Features.Accounts;
using Shikaku.Features.Members;
using Shikaku.Outcomes;
using Shikaku.Web;
using Shikaku.Web.Access;
using Shikaku.Web.Components;
using Shikaku.Web.Refusals;

namespace Shikaku.Features.Stops.Residue.Pages;

/// <summary>The pages of residue: of all insurers for the implementing body and the ministry, of one insurer for its own people, and the members behind its figures.</summary>
internal static class ResiduePages
{
    /// <summary>The report of all insurers.</summary>
    public const string Home = "/residue";

    /// <summary>Files beside a report.</summary>
    public const string Table = "/table.csv", Trend = "/trend.csv", Jumps = "/jumps.csv";

    /// <summary>The report of an insurer, for its own people.</summary>
    public static string PathOf(string insurer) => $"{Home}/{insurer}";

    /// <summary>The members behind a figure.</summary>
    public static string RowsPathOf(ResidueQuestion question, StoppedView view, ResidueFigure figure, bool? isLost)
    {
        var query = new QueryBuilder
        {
            { ResidueQuery.Day, question.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) },
            { ResidueQuery.View, view.ToString() },
            { ResidueQuery.Figure, figure.ToString() },
        };
        foreach (var (name, day) in new[] { (ResidueQuery.From, question.Window.From), (ResidueQuery.Until, question.Window.Until) })
        {
            if (day is { } known)
            {
                query.Add(name, known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            }
        }

        if (isLost is { } lost)
        {
            query.Add(ResidueQuery.Membership, lost ? Work.ResultQuery.Lost : Work.ResultQuery.Present);
        }

        return $"{PathOf(question.Insurer!)}/members{query.ToQueryString()}";
    }

    /// <summary>Maps the pages.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var (group, right) in new[] { (routes.MapGroup(Home), Right.ViewStatistics), (routes.MapGroup(Home + "/{insurerNumber}"), Right.ViewChecks) })
        {
            group.ExcludeFromDescription();
            group.MapGet("", ShowAsync).RequireRight(right);
            group.MapGet(Table, ResidueEndpoints.TableAsync).RequireRight(right);
            group.MapGet(Trend, ResidueEndpoints.TrendAsync).RequireRight(right);
            group.MapGet(Jumps, ResidueEndpoints.JumpsAsync).RequireRight(right);
        }

        routes.MapGet(Home + "/{insurerNumber}/members", RowsAsync).RequireRight(Right.ViewChecks).ExcludeFromDescription();
    }

    private static async Task<IResult> ShowAsync(HttpContext context, ResidueReports reports, MemberSetup setup, CancellationToken cancellation)
    {
        var (caller, query) = (context.CallerOf(), ResidueEndpoints.QueryOf(context, setup));
        var made = await ResidueEndpoints.MakeAsync(context, query, reports, cancellation);
        if (made is { Refusal: { } refusal } && refusal.Problem != Problems.FilterUnfit)
        {
            return new RefusalAnswer(refusal);
        }

        var view = TableView.Of(context.Request, ["residue"], [.. ResidueQuery.Names]);
        var screen = new ResidueScreen(query, made.Refusal is null ? made.Result : null, setup.Tables.Residue.On(query.Question.Day).Age, caller, context.Request.Path, view);
        return new RazorComponentResult<ResiduePage>(new { Screen = screen }) { StatusCode = query.Form.Status };
    }

    private static async Task<IResult> RowsAsync(
        HttpContext context, string insurerNumber, string? figure, string? membership, ResidueReports reports, MemberSetup setup, CancellationToken cancellation)
    {
        var query = ResidueEndpoints.QueryOf(context, setup);
        if (!query.Form.State.IsGood)
        {
            return new RefusalAnswer(query.Form.ToRefusal());
        }

        var choice = new ResidueRowChoice(
            query.Question with { Insurer = insurerNumber }, query.StoppedView,
            EnumText.TryParse<ResidueFigure>(figure, out var named) ? named : ResidueFigure.Residue,
            membership switch { Work.ResultQuery.Lost => true, Work.ResultQuery.Present => false, _ => null });
        var view = TableView.Of(context.Request, ["first"], [.. ResidueQuery.Names, ResidueQuery.Figure, ResidueQuery.Membership]);
        return (await reports.RowsAsync(context.CallerOf(), choice, view.Skipped, TableView.PageLength, cancellation)).Answer(
            rows => new RazorComponentResult<ResidueRowsPage>(new { List = new ResidueRowList(choice, rows), View = view }));
    }
}
