using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shikaku.Features.Accounts;
using Shikaku.Features.Inspections.Documents;
using Shikaku.Features.Stops;
using Shikaku.Outcomes;
using Shikaku.Web;
using Shikaku.Web.Access;
using Shikaku.Web.Refusals;

namespace Shikaku.Features.Inspections;

/// <summary>Inspections in the interface for systems. The second person's part, and the closing, are a person's and have pages only.</summary>
internal static class InspectionEndpoints
{
    private const string Tag = "点検";
    private const int PageSize = 100, MostRows = 1000;

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi();
        api.MapGet("/inspections", ListAsync).RequireRight(Right.ViewChecks).WithTags(Tag)
            .WithName("listInspections").WithSummary("点検の一覧").WithDescription("保険者には自分の点検、実施機関にはすべての点検を返す。").Produces<IReadOnlyList<CampaignDocument>>();
        var insurer = api.MapGroup("/insurers/{insurerNumber}/inspections").WithTags(Tag);
        insurer.MapPost("", StartAsync).RequireRight(Right.ConfirmResults)
            .WithName("startInspection").WithSummary("点検を始める")
            .WithDescription("method の方法で取得した番号を、抽出せずすべて照会する。取得方法が不明（9または記載なし）のものは常に含む。memberKey、acquiredOn、resultId を付けると類似事案の点検になる。")
            .Produces<CampaignDocument>();
        var campaign = insurer.MapGroup("/{campaign:guid}");
        campaign.MapGet("", FindAsync).RequireRight(Right.ViewChecks).WithName("findInspection").WithSummary("点検の件数").Produces<CampaignDocument>();
        campaign.MapGet("/records", RecordsAsync).RequireRight(Right.ViewChecks)
            .WithName("listInspectionRecords").WithSummary("点検の対象").WithDescription("state で絞り込む。なければ、判断か修正を待つものを返す。").Produces<RecordPageDocument>();
        campaign.MapPut("/records/{member:guid}/{acquiredOn}/finding", DecideAsync).RequireRight(Right.ConfirmResults)
            .WithName("decideInspectionRecord").WithSummary("別人の番号か、本人の番号かを登録する")
            .WithDescription("閲覧が停止されている加入者が本人のときは、確認登録をする。本人の番号は、責任者が画面で確かめるまで成立しない。").Produces<RecordDocument>();
        campaign.MapGet("/reports.csv", ReportsAsync).RequireRight(Right.ViewChecks)
            .WithName("inspectionReports").WithSummary("点検の報告（CSV）").Produces<string>(contentType: "text/csv");
    }

    private static async Task<IResult> ListAsync(HttpContext context, CampaignQueries queries, CancellationToken cancellation) =>
        (await queries.ListAsync(context.CallerOf(), cancellation)).Answer(views => Results.Ok(views.Select(CampaignDocument.Of).ToArray()));

    private static async Task<IResult> StartAsync(
        HttpContext context, string insurerNumber, StartDocument document, CampaignStart start, CampaignQueries queries, TimeProvider clock, CancellationToken cancellation)
    {
        var caller = context.CallerOf();
        if (caller.Check(Right.ConfirmResults, insurerNumber) is { } problem)
        {
            return new RefusalAnswer(new Refusal(problem));
        }

        if (document.ToRequest(clock.GetUtcNow()) is not { } request)
        {
            return new RefusalAnswer(new Refusal(Problems.InspectionScopeUnfit));
        }

        var started = await start.StartAsync(caller, insurerNumber, request, cancellation);
        return started.Refusal is { } refusal
            ? new RefusalAnswer(refusal)
            : (await queries.FindAsync(caller with { Rights = caller.Rights | Right.ViewChecks }, insurerNumber, started.Result.Id, cancellation))
                .Answer(view => Results.Ok(CampaignDocument.Of(view)));
    }

    private static async Task<IResult> FindAsync(HttpContext context, string insurerNumber, Guid campaign, CampaignQueries queries, CancellationToken cancellation) =>
        (await queries.FindAsync(context.CallerOf(), insurerNumber, campaign, cancellation)).Answer(view => Results.Ok(CampaignDocument.Of(view)));

    private static async Task<IResult> RecordsAsync(
        HttpContext context, string insurerNumber, Guid campaign, string? state, int? skip, int? count, CampaignQueries queries, CancellationToken cancellation)
    {
        var caller = context.CallerOf();
        var found = await queries.FindAsync(caller, insurerNumber, campaign, cancellation);
        if (found.Refusal is { } refusal)
        {
            return new RefusalAnswer(refusal);
        }

        IReadOnlyList<RecordState> states = InspectionWords.Work;
        if (state is not null)
        {
            if (!EnumText.TryParse<RecordState>(state, out var named))
            {
                return new RefusalAnswer(new Refusal(Problems.FilterUnfit));
            }

            states = [named];
        }

        var rows = await queries.RecordsAsync(
            caller, found.Result.Campaign, states, Math.Max(skip ?? 0, 0), Math.Clamp(count ?? PageSize, 1, MostRows), cancellation);
        return rows.Answer(page => Results.Ok(new RecordPageDocument(page.Total, [.. page.Rows.Select(RecordDocument.Of)])));
    }

    private static async Task<IResult> DecideAsync(
        HttpContext context, string insurerNumber, Guid campaign, Guid member, DateOnly acquiredOn, FindingDocument document, CampaignFindings findings,
        CancellationToken cancellation)
    {
        var (caller, record, evidence) = (context.CallerOf(), new QualificationReference(member, acquiredOn), document.Evidence ?? "");
        Task<Outcome<InspectedRecord>>? decided = document.Finding switch
        {
            nameof(FindingKind.Wrong) => findings.FindWrongAsync(caller, insurerNumber, campaign, record, evidence, document.DeleteNumber, cancellation),
            nameof(FindingKind.SamePerson) => findings.FindSamePersonAsync(caller, insurerNumber, campaign, record, evidence, cancellation),
            "None" => findings.WithdrawAsync(caller, insurerNumber, campaign, record, evidence, cancellation),
            _ => null,
        };
        return decided is null
            ? new RefusalAnswer(new Refusal(caller.Check(Right.ConfirmResults, insurerNumber) ?? Problems.BadRequest))
            : (await decided).Answer(found => Results.Ok(RecordDocument.Of(found)));
    }

    /// <summary>The reports of a campaign as a file, for pages too.</summary>
    public static async Task<IResult> ReportsAsync(HttpContext context, string insurerNumber, Guid campaign, CampaignQueries queries, CancellationToken cancellation) =>
        (await queries.FindAsync(context.CallerOf(), insurerNumber, campaign, cancellation)).Answer(
            view => new ReportDownload($"inspection-{campaign}", [.. view.Reports.Select(report => (view.Campaign, report))]));
}
