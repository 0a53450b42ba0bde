using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shikaku.Features.Accounts;
using Shikaku.Features.Members;
using Shikaku.Features.Stops.Residue.Documents;
using Shikaku.Outcomes;
using Shikaku.Web;
using Shikaku.Web.Access;
using Shikaku.Web.Refusals;

namespace Shikaku.Features.Stops.Residue;

/// <summary>Reports on residue in the interface for systems, and as files for pages too.</summary>
internal static class ResidueEndpoints
{
    private const string Tag = "閲覧停止の残存";

    private const string Description =
        "day の終わりに記録されていたことから数える。from と until は初回検知の期間、view は Qualification（×資格情報）・Medical（×医療情報）・NotCompared（－）、by は Insurer・Scheme・Prefecture・Vendor。";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi();
        Map(api.MapGroup("").WithTags(Tag), Right.ViewStatistics, "OfAll", "すべての保険者");
        Map(api.MapGroup("/insurers/{insurerNumber}").WithTags(Tag), Right.ViewChecks, "", "一つの保険者");
    }

    /// <summary>The table as a file.</summary>
    public static async Task<IResult> TableAsync(HttpContext context, ResidueReports reports, MemberSetup setup, CancellationToken cancellation)
    {
        var query = QueryOf(context, setup);
        return (await MakeAsync(context, query, reports, cancellation)).Answer(report => ResidueFiles.Table(report, query.Grouping));
    }

    /// <summary>The trends as a file.</summary>
    public static async Task<IResult> TrendAsync(HttpContext context, ResidueReports reports, MemberSetup setup, CancellationToken cancellation) =>
        (await MakeAsync(context, QueryOf(context, setup), reports, cancellation)).Answer(ResidueFiles.Trend);

    /// <summary>The jumps as a file.</summary>
    public static async Task<IResult> JumpsAsync(HttpContext context, ResidueReports reports, MemberSetup setup, CancellationToken cancellation) =>
        (await MakeAsync(context, QueryOf(context, setup), reports, cancellation)).Answer(ResidueFiles.Jumps);

    /// <summary>What an address asks for.</summary>
    public static ResidueQuery QueryOf(HttpContext context, MemberSetup setup) => new(context.Request, setup.Today, context.GetRouteValue("insurerNumber") as string);

    /// <summary>Makes the report that was asked for, or tells what in the address cannot be read.</summary>
    public static async Task<Outcome<ResidueReport>> MakeAsync(HttpContext context, ResidueQuery query, ResidueReports reports, CancellationToken cancellation) =>
        query.Form.State.IsGood ? await reports.MakeAsync(context.CallerOf(), query.Question, cancellation) : query.Form.ToRefusal();

    private static void Map(RouteGroupBuilder group, Right right, string suffix, string whose)
    {
        group.MapGet("/residue", ReportAsync).RequireRight(right)
            .WithName("residue" + suffix).WithSummary($"初回検知と残存の件数、推移、急な増減（{whose}）").WithDescription(Description).Produces<ResidueDocument>();
        group.MapGet("/residue.csv", TableAsync).RequireRight(right)
            .WithName("residueTable" + suffix).WithSummary($"初回検知と残存の件数（{whose}、CSV）").WithDescription(Description).Produces<string>(contentType: "text/csv");
        group.MapGet("/residue-trend.csv", TrendAsync).RequireRight(right)
            .WithName("residueTrend" + suffix).WithSummary($"初回検知と残存の推移（{whose}、CSV）").WithDescription(Description).Produces<string>(contentType: "text/csv");
    }

    private static async Task<IResult> ReportAsync(HttpContext context, ResidueReports reports, MemberSetup setup, CancellationToken cancellation)
    {
        var query = QueryOf(context, setup);
        return (await MakeAsync(context, query, reports, cancellation)).Answer(report => Results.Ok(ResidueDocument.Of(report, query.StoppedView, query.Grouping)));
    }
}
