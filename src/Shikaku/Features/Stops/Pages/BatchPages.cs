using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Shikaku.Features.Accounts;
using Shikaku.Features.Intake;
using Shikaku.Features.Members;
using Shikaku.Features.Stops.Batches;
using Shikaku.Features.Stops.Confirmations;
using Shikaku.Outcomes;
using Shikaku.Web;
using Shikaku.Web.Access;
using Shikaku.Web.Components;
using Shikaku.Web.Refusals;
using Shikaku.Web.Safety;

namespace Shikaku.Features.Stops.Pages;

/// <summary>The pages of files of confirmations (CHK-32).</summary>
internal static class BatchPages
{
    private const int PageSize = 25, LinesOnPage = 200;

    /// <summary>Maps the pages.</summary>
    public static void Map(RouteGroupBuilder pages)
    {
        const string List = "/{insurerNumber}/files", One = List + "/{batch:guid}";
        pages.MapGet(List, ListAsync).RequireRight(Right.ViewChecks);
        pages.MapPost(List, UploadAsync).RequireRight(Right.ConfirmResults).WithMetadata(new BatchBody(), new ReadsFormItself());
        pages.MapGet(One, ShowAsync).RequireRight(Right.ViewChecks);
        pages.MapPost(One, DecideAsync).RequireRight(Right.ApproveConfirmations);
        pages.MapGet(One + "/result.csv", ResultEndpoints.AnswersAsync).RequireRight(Right.ViewChecks);
        pages.MapGet(One + "/{confirmation:guid}", LookAsync).RequireRight(Right.ViewChecks);
    }

    private static Task<IResult> ListAsync(HttpContext context, string insurerNumber, Guid? before, BatchQueries queries, CancellationToken cancellation) =>
        ListPageAsync(context, insurerNumber, before, new FormState(), queries, cancellation);

    private static async Task<IResult> ListPageAsync(
        HttpContext context, string insurer, Guid? before, FormState form, BatchQueries queries, CancellationToken cancellation)
    {
        var caller = context.CallerOf();
        return (await queries.ListAsync(caller, insurer, before, PageSize, cancellation)).Answer(files => new RazorComponentResult<BatchListPage>(new
        {
            Insurer = insurer,
            List = new BatchList(files),
            PageSize,
            MaySend = caller.Rights.HasFlag(Right.ConfirmResults) && !caller.IsImplementingBody,
            Form = form,
        })
        {
            StatusCode = form.IsGood ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        });
    }

    private static async Task<IResult> UploadAsync(
        HttpContext context, string insurerNumber, BatchReceiver receiver, BatchQueries queries, IAntiforgery forgery, CancellationToken cancellation)
    {
        if (StopAccess.Check(context.CallerOf(), Right.ConfirmResults, insurerNumber) is { } problem)
        {
            return new RefusalAnswer(new Refusal(problem));
        }

        var upload = new UploadForm(context, forgery);
        if (!await upload.TryReachFileAsync(cancellation))
        {
            return new RefusalAnswer(new Refusal(Problems.FormExpired));
        }

        var received = await receiver.ReceiveAsync(context.CallerOf(), insurerNumber, upload.File, cancellation);
        if (received.Refusal is not { } refusal)
        {
            return Answers.SeeOther($"{ResultPages.PathOf(insurerNumber)}/files/{received.Result}");
        }

        if (refusal.Problem != Problems.BatchUnreadable && refusal.Problem != Problems.BatchTooLarge)
        {
            return new RefusalAnswer(refusal);
        }

        var form = new FormState();
        form.Refuse(UploadForm.FileField, string.Join(' ', [refusal.Problem.Title, refusal.Problem.Advice, .. refusal.Details]));
        return await ListPageAsync(context, insurerNumber, null, form, queries, cancellation);
    }

    private static Task<IResult> ShowAsync(
        HttpContext context, string insurerNumber, Guid batch, long? after, BatchQueries queries, MemberSetup setup, CancellationToken cancellation) =>
        PageAsync(context, insurerNumber, batch, after ?? 0, new FormState(), queries, setup, cancellation);

    private static async Task<IResult> DecideAsync(
        HttpContext context, string insurerNumber, Guid batch, BatchApprovals approvals, BatchQueries queries, MemberSetup setup, CancellationToken cancellation)
    {
        var (caller, form) = (context.CallerOf(), await FormState.ReadAsync(context.Request, cancellation));
        var isApproval = form.Text(ConfirmForm.Step) == ConfirmForm.Approve;
        Refusal? refusal;
        var done = ApprovalPages.Returned;
        if (isApproval)
        {
            var approved = await approvals.ApproveAsync(caller, insurerNumber, batch, cancellation);
            refusal = approved.Refusal;
            done = refusal is null ? DoneOf(approved.Result) : "";
        }
        else
        {
            refusal = (await approvals.RefuseAsync(caller, insurerNumber, batch, form.Text(ConfirmForm.Why), cancellation)).Refusal;
        }

        if (refusal is null)
        {
            return Answers.SeeOther($"{ResultPages.PathOf(insurerNumber)}/files/{batch}", done);
        }

        if (refusal.Problem.Status is StatusCodes.Status404NotFound or StatusCodes.Status403Forbidden)
        {
            return new RefusalAnswer(refusal);
        }

        form.Refuse(isApproval ? BatchPage.ApproveTitle : ConfirmForm.Why, string.Join(' ', [refusal.Problem.Title, refusal.Problem.Advice, .. refusal.Details]));
        return await PageAsync(context, insurerNumber, batch, 0, form, queries, setup, cancellation);
    }

    private static async Task<IResult> PageAsync(
        HttpContext context, string insurer, Guid batch, long after, FormState form, BatchQueries queries, MemberSetup setup, CancellationToken cancellation)
    {
        var caller = context.CallerOf();
        var found = await queries.FindAsync(caller, insurer, batch, cancellation);
        if (found.Refusal is { } refusal)
        {
            return new RefusalAnswer(refusal);
        }

        return (await queries.LinesAsync(caller, insurer, batch, after, LinesOnPage, cancellation)).Answer(lines => new RazorComponentResult<BatchPage>(new
        {
            Insurer = insurer,
            Screen = new BatchScreen(found.Result, lines, setup.Tables.Confirmations.SampleOn(setup.Today), caller.Rights.HasFlag(Right.ApproveConfirmations)),
            PageSize = LinesOnPage,
            Form = form,
        })
        {
            StatusCode = form.IsGood ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        });
    }

    private static async Task<IResult> LookAsync(
        HttpContext context, string insurerNumber, Guid batch, Guid confirmation, BatchApprovals approvals, ConfirmationQueries confirmations, BatchQueries queries,
        MemberSetup setup, CancellationToken cancellation)
    {
        var caller = context.CallerOf();
        var view = await approvals.LookAsync(caller, insurerNumber, batch, confirmation, cancellation);
        if (view.Refusal is { } refusal)
        {
            return new RefusalAnswer(refusal);
        }

        var content = (await confirmations.FindAsync(caller, insurerNumber, confirmation, cancellation)).Result.Content;
        var lines = (await queries.LinesAsync(caller, insurerNumber, batch, 0, ConfirmationFile.MaxRows, cancellation)).Result;
        var next = lines.FirstOrDefault(line => line is { State: ConfirmationState.Proposed, IsLooked: false } && line.Answer.ConfirmationId != confirmation);
        return new RazorComponentResult<BatchRowPage>(new
        {
            Screen = new ApprovalScreen(view.Result, content, setup.Tables.Confirmations.NameOf(content.ReasonCode), mayApprove: false),
            Next = next?.Answer.ConfirmationId,
        });
    }

    private static string DoneOf(BatchApproval approval) => string.Create(
        CultureInfo.InvariantCulture,
        $"{approval.Approved}件を承認し、停止を解除しました。{Rest(approval.SentBack, "件は内容が変わったため差し戻しました。")}{Rest(approval.Left, "件は別の責任者の承認を待っています。")}");

    private static string Rest(int count, string sentence) => count == 0 ? "" : count.ToString(CultureInfo.InvariantCulture) + sentence;
}
