using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Shikaku.Features.Accounts;
using Shikaku.Features.Members;
using Shikaku.Features.Stops.Batches;
using Shikaku.Features.Stops.Comparison;
using Shikaku.Features.Stops.Confirmations;
using Shikaku.Web;
using Shikaku.Web.Access;
using Shikaku.Web.Components;
using Shikaku.Web.Refusals;

namespace Shikaku.Features.Stops.Pages;

/// <summary>The pages of the second person: what waits, one confirmation with both sides, approval or return.</summary>
internal static class ApprovalPages
{
    /// <summary>What is told when something was sent back.</summary>
    public const string Returned = "差し戻しました。停止は続きます。";

    private const int PageSize = 50;

    /// <summary>Maps the pages.</summary>
    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/{insurerNumber}/approvals", ListAsync).RequireRight(Right.ApproveConfirmations);
        pages.MapGet("/{insurerNumber}/approvals/{confirmation:guid}", ShowAsync).RequireRight(Right.ApproveConfirmations);
        pages.MapPost("/{insurerNumber}/approvals/{confirmation:guid}", DecideAsync).RequireRight(Right.ApproveConfirmations);
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, string insurerNumber, Guid? after, ConfirmationQueries queries, BatchQueries batches, MemberSetup setup,
        CancellationToken cancellation)
    {
        var caller = context.CallerOf();
        var waiting = await queries.ListProposedAsync(caller, insurerNumber, after, PageSize, cancellation);
        if (waiting.Refusal is { } refusal)
        {
            return new RefusalAnswer(refusal);
        }

        return (await batches.ListAsync(caller, insurerNumber, null, PageSize, cancellation)).Answer(files => new RazorComponentResult<ApprovalListPage>(new
        {
            Insurer = insurerNumber,
            List = new ApprovalList(waiting.Result, [.. files.Where(file => file.Waiting > 0)]),
            PageSize,
            NameOfReason = (Func<string, string>)setup.Tables.Confirmations.NameOf,
        }));
    }

    private static Task<IResult> ShowAsync(
        HttpContext context, string insurerNumber, Guid confirmation, ConfirmationQueries queries, ResultViews views, MemberSetup setup, CancellationToken cancellation) =>
        PageAsync(context, insurerNumber, confirmation, new FormState(), queries, views, setup, cancellation);

    private static async Task<IResult> DecideAsync(
        HttpContext context, string insurerNumber, Guid confirmation, ConfirmationApprovals approvals, ConfirmationQueries queries, ResultViews views, MemberSetup setup,
        CancellationToken cancellation)
    {
        var (caller, form) = (context.CallerOf(), await FormState.ReadAsync(context.Request, cancellation));
        var isApproval = form.Text(ConfirmForm.Step) == ConfirmForm.Approve;
        var decided = isApproval
            ? await approvals.ApproveAsync(caller, insurerNumber, confirmation, cancellation)
            : await approvals.RefuseAsync(caller, insurerNumber, confirmation, form.Text(ConfirmForm.Why), cancellation);
        if (decided.Refusal is not { } refusal)
        {
            return Answers.SeeOther(ResultPages.PathOf(insurerNumber) + "/approvals", isApproval ? "承認しました。停止は解除されました。" : Returned);
        }

        if (isApproval || refusal.Problem.Status != StatusCodes.Status422UnprocessableEntity)
        {
            return new RefusalAnswer(refusal);
        }

        form.Refuse(ConfirmForm.Why, refusal.Problem.Title + refusal.Problem.Advice);
        return await PageAsync(context, insurerNumber, confirmation, form, queries, views, setup, cancellation);
    }

    private static async Task<IResult> PageAsync(
        HttpContext context, string insurer, Guid confirmation, FormState form, ConfirmationQueries queries, ResultViews views, MemberSetup setup, CancellationToken cancellation)
    {
        var caller = context.CallerOf();
        var found = await queries.FindAsync(caller, insurer, confirmation, cancellation);
        if (found.Refusal is { } refusal)
        {
            return new RefusalAnswer(refusal);
        }

        var content = found.Result.Content;
        return (await views.FindAsync(caller, insurer, content.Qualification, cancellation)).Answer(view => new RazorComponentResult<ApprovalPage>(new
        {
            Screen = new ApprovalScreen(view, content, setup.Tables.Confirmations.NameOf(content.ReasonCode), caller.Rights.HasFlag(Right.ApproveConfirmations)),
            Form = form,
        })
        {
            StatusCode = form.IsGood ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        });
    }
}
