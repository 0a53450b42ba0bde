using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shikaku.Features.Accounts;
using Shikaku.Features.Members;
using Shikaku.Features.Stops.Batches;
using Shikaku.Features.Stops.Confirmations;
using Shikaku.Features.Stops.Documents;
using Shikaku.Features.Stops.Work;
using Shikaku.Web;
using Shikaku.Web.Access;
using Shikaku.Web.Refusals;

namespace Shikaku.Features.Stops;

/// <summary>Results, confirmations and deletions in the interface for systems. Approvals are a person's and have pages only.</summary>
internal static class ResultEndpoints
{
    private const string Tag = "判定の結果と確認登録";
    private const int PageSize = 100, MostRows = 1000;

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var insurer = routes.MapApi().MapGroup("/insurers/{insurerNumber}").WithTags(Tag);
        insurer.MapGet("/results", ListAsync).RequireRight(Right.ViewChecks)
            .WithName("listResults").WithSummary("判定の結果の一覧（作業の順）")
            .WithDescription("mark（FullStop ×、MedicalStop ▲、Minor △、NotCompared －）、state（Work 要対応、All など）、membership（present、lost）、reason で絞り込み、skip と count で続きを得る。")
            .Produces<ResultPageDocument>();
        insurer.MapGet("/results.csv", DownloadAsync).RequireRight(Right.ViewChecks)
            .WithName("downloadResults").WithSummary("判定の結果の一覧（CSV）").Produces<string>(contentType: "text/csv");
        var result = insurer.MapGroup("/results/{member:guid}/{acquiredOn}");
        result.MapPost("/confirmation", ConfirmAsync).RequireRight(Right.ConfirmResults)
            .WithName("confirmResult").WithSummary("確認登録をする").WithDescription("責任者の承認が要るものは state が Proposed になり、承認されるまで停止は続く。")
            .Produces<ConfirmationDocument>();
        result.MapPost("/number-deletion", DeleteAsync).RequireRight(Right.ConfirmResults)
            .WithName("deleteNumber").WithSummary("番号を削除する").WithDescription("別の番号が登録されるまで、両方の閲覧を止める。").Produces(StatusCodes.Status204NoContent);
        insurer.MapPost("/confirmations/{confirmation:guid}/withdrawal", WithdrawAsync).RequireRight(Right.ConfirmResults)
            .WithName("withdrawConfirmation").WithSummary("確認登録を取り消す").Produces<ConfirmationDocument>();
        insurer.MapPost("/confirmation-files", ReceiveAsync).RequireRight(Right.ConfirmResults).WithMetadata(new BatchBody())
            .WithName("receiveConfirmations").WithSummary("確認登録のファイル（CSV）を送る。本文がファイルそのもの")
            .WithDescription("受け付けた行は、責任者が画面で承認するまで停止が続く。行ごとの答えは result.csv で得る。")
            .Accepts<Stream>("text/csv", "application/octet-stream").Produces<BatchDocument>();
        insurer.MapGet("/confirmation-files/{batch:guid}", FindAsync).RequireRight(Right.ViewChecks)
            .WithName("findConfirmations").WithSummary("確認登録のファイルの状態").Produces<BatchDocument>();
        insurer.MapGet("/confirmation-files/{batch:guid}/result.csv", AnswersAsync).RequireRight(Right.ViewChecks)
            .WithName("confirmationAnswers").WithSummary("確認登録のファイルの行ごとの答え（CSV）").Produces<string>(contentType: "text/csv");
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, string insurerNumber, string? mark, string? state, string? membership, string? reason, int? skip, int? count, WorkQueue queue, CancellationToken cancellation)
    {
        _ = (mark, state, membership, reason);
        var filter = ResultQuery.Read(context.Request.Query);
        var rows = Math.Clamp(count ?? PageSize, 1, MostRows);
        return (await queue.ListAsync(context.CallerOf(), insurerNumber, filter, Math.Max(skip ?? 0, 0), rows, cancellation)).Answer(page => Results.Ok(ResultPageDocument.Of(page)));
    }

    /// <summary>The list as a file, for pages too.</summary>
    public static async Task<IResult> DownloadAsync(HttpContext context, string insurerNumber, WorkQueue queue, CancellationToken cancellation)
    {
        var (caller, filter) = (context.CallerOf(), ResultQuery.Read(context.Request.Query));
        return (await queue.ListAsync(caller, insurerNumber, filter, 0, ResultDownload.PageSize, cancellation)).Answer(
            first => new ResultDownload(queue, caller, insurerNumber, filter, first));
    }

    private static async Task<IResult> ConfirmAsync(
        HttpContext context, string insurerNumber, Guid member, DateOnly acquiredOn, ConfirmDocument document, ConfirmationDesk desk, MemberSetup setup, CancellationToken cancellation)
    {
        var request = new ConfirmationRequest(
            new QualificationReference(member, acquiredOn), document.ResultId, document.ReasonCode ?? "", document.Evidence, document.ConfirmedOn ?? setup.Today, document.ConfirmedUntil)
        {
            Id = document.Id ?? Guid.CreateVersion7(setup.Clock.GetUtcNow()),
        };
        return (await desk.ConfirmAsync(context.CallerOf(), insurerNumber, request, cancellation)).Answer(confirmation => Results.Ok(ConfirmationDocument.Of(confirmation)));
    }

    private static async Task<IResult> DeleteAsync(
        HttpContext context, string insurerNumber, Guid member, DateOnly acquiredOn, ReasonDocument document, NumberDeletions deletions, CancellationToken cancellation) =>
        (await deletions.DeleteAsync(context.CallerOf(), insurerNumber, new QualificationReference(member, acquiredOn), document.ResultId ?? default, document.Reason ?? "", cancellation))
            .Answer(_ => Results.NoContent());

    private static async Task<IResult> WithdrawAsync(
        HttpContext context, string insurerNumber, Guid confirmation, ReasonDocument document, ConfirmationWithdrawals withdrawals, CancellationToken cancellation) =>
        (await withdrawals.WithdrawAsync(context.CallerOf(), insurerNumber, confirmation, document.Reason ?? "", cancellation))
            .Answer(withdrawn => Results.Ok(ConfirmationDocument.Of(withdrawn)));

    private static async Task<IResult> ReceiveAsync(HttpContext context, string insurerNumber, BatchReceiver receiver, BatchQueries queries, CancellationToken cancellation)
    {
        var caller = context.CallerOf();
        var received = await receiver.ReceiveAsync(caller, insurerNumber, context.Request.Body, cancellation);
        if (received.Refusal is { } refusal)
        {
            return new RefusalAnswer(refusal);
        }

        return (await queries.FindAsync(caller with { Rights = caller.Rights | Right.ViewChecks }, insurerNumber, received.Result, cancellation))
            .Answer(view => Results.Ok(BatchDocument.Of(view)));
    }

    private static async Task<IResult> FindAsync(HttpContext context, string insurerNumber, Guid batch, BatchQueries queries, CancellationToken cancellation) =>
        (await queries.FindAsync(context.CallerOf(), insurerNumber, batch, cancellation)).Answer(view => Results.Ok(BatchDocument.Of(view)));

    /// <summary>The answers to the rows of a file, for pages too.</summary>
    public static async Task<IResult> AnswersAsync(HttpContext context, string insurerNumber, Guid batch, BatchQueries queries, CancellationToken cancellation)
    {
        var caller = context.CallerOf();
        if ((await queries.FindAsync(caller, insurerNumber, batch, cancellation)).Refusal is { } refusal)
        {
            return new RefusalAnswer(refusal);
        }

        return (await queries.LinesAsync(caller, insurerNumber, batch, 0, ConfirmationFile.MaxRows, cancellation)).Answer(lines => new BatchDownload(batch, lines));
    }
}
