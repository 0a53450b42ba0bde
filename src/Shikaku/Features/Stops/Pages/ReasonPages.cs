using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Shikaku.Features.Accounts;
using Shikaku.Features.Members;
using Shikaku.Features.Stops.Comparison;
using Shikaku.Features.Stops.Confirmations;
using Shikaku.Features.Stops.Work;
using Shikaku.Web;
using Shikaku.Web.Access;
using Shikaku.Web.Components;
using Shikaku.Web.Refusals;

namespace Shikaku.Features.Stops.Pages;

/// <summary>The journeys of what is done for a reason alone: a confirmation taken back (T11), a number taken away (T8).</summary>
internal static class ReasonPages
{
    private const string Withdraw = "withdraw", Delete = "delete";

    /// <summary>Maps the pages.</summary>
    public static void Map(RouteGroupBuilder pages)
    {
        foreach (var journey in new[] { Withdraw, Delete })
        {
            var path = "/{insurerNumber}/{member:guid}/{acquiredOn}/" + journey;
            pages.MapGet(path, (HttpContext context, string insurerNumber, Guid member, DateOnly acquiredOn, ResultViews views, WorkQueue queue, CancellationToken cancellation) =>
                BeginAsync(context, insurerNumber, new QualificationReference(member, acquiredOn), journey, views, queue, cancellation)).RequireRight(Right.ConfirmResults);
            pages.MapPost(path, (
                    HttpContext context, string insurerNumber, Guid member, DateOnly acquiredOn, ResultViews views, WorkQueue queue, ConfirmationWithdrawals withdrawals,
                    NumberDeletions deletions, CancellationToken cancellation) =>
                GoOnAsync(context, insurerNumber, new QualificationReference(member, acquiredOn), journey, views, queue, withdrawals, deletions, cancellation))
                .RequireRight(Right.ConfirmResults);
        }
    }

    private static async Task<IResult> BeginAsync(
        HttpContext context, string insurer, QualificationReference qualification, string journey, ResultViews views, WorkQueue queue, CancellationToken cancellation) =>
        (await ResultPages.ScreenAsync(context, insurer, qualification, views, queue, cancellation)).Answer(screen =>
        {
            var confirmation = screen.View.Effective ?? screen.View.Proposed;
            var form = new FormState().Set(ConfirmForm.Result, screen.View.Standing.ResultId.ToString()).Set(ConfirmForm.Id, confirmation?.Id.ToString() ?? "");
            return Page(screen, journey, form, isCheck: false);
        });

    private static async Task<IResult> GoOnAsync(
        HttpContext context, string insurer, QualificationReference qualification, string journey, ResultViews views, WorkQueue queue, ConfirmationWithdrawals withdrawals,
        NumberDeletions deletions, CancellationToken cancellation)
    {
        var (caller, form) = (context.CallerOf(), await FormState.ReadAsync(context.Request, cancellation));
        var found = await ResultPages.ScreenAsync(context, insurer, qualification, views, queue, cancellation);
        if (found.Refusal is { } gone)
        {
            return new RefusalAnswer(gone);
        }

        var (screen, why) = (found.Result, form.Text(ConfirmForm.Why));
        if (AuditText.Examine(why, isNeeded: true) is { } unfit)
        {
            form.Refuse(ConfirmForm.Why, unfit.Problem.Title + unfit.Problem.Advice);
        }

        var step = form.Text(ConfirmForm.Step);
        if (step == ConfirmForm.Edit || !form.IsGood)
        {
            return Page(screen, journey, form, isCheck: false);
        }

        if (step != ConfirmForm.Confirm)
        {
            return Page(screen, journey, form, isCheck: true);
        }

        Guid NameIn(string field) => Guid.TryParse(form.Text(field), out var name) ? name : default;
        var refusal = journey == Withdraw
            ? (await withdrawals.WithdrawAsync(caller, insurer, NameIn(ConfirmForm.Id), why, cancellation)).Refusal
            : (await deletions.DeleteAsync(caller, insurer, qualification, NameIn(ConfirmForm.Result), why, cancellation)).Refusal;
        if (refusal is null)
        {
            return journey == Delete
                ? ConfirmPages.GoToNext(screen, "さきほどの結果の番号を削除しました。両方の閲覧を停止しました。", null)
                : Answers.SeeOther(screen.Address + screen.Query, "確認登録を取り消しました。");
        }

        if (refusal.Problem.Status is StatusCodes.Status404NotFound or StatusCodes.Status403Forbidden)
        {
            return new RefusalAnswer(refusal);
        }

        form.Refuse(ConfirmForm.Why, refusal.Problem.Title + refusal.Problem.Advice);
        return Page(screen, journey, form, isCheck: false);
    }

    private static RazorComponentResult<ReasonPage> Page(ResultScreen screen, string journey, FormState form, bool isCheck) => new(new
    {
        Screen = screen,
        Title = journey == Withdraw ? "確認登録の取消" : "番号の削除",
        Consequence = journey == Delete ? "この個人番号を使わないようにし、資格情報と医療・薬剤等の情報の両方の閲覧を止めます。加入者には資格確認書が必要になります。元に戻すには、正しい番号を登録してください。"
            : screen.View.Effective is null ? "承認待ちの確認登録を取り下げます。停止は続きます。"
            : "確認登録を取り消します。停止がすぐに戻ります。",
        Address = $"{screen.Address}/{journey}{screen.Query}",
        Form = form,
        IsCheck = isCheck,
    })
    {
        StatusCode = form.IsGood ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
    };
}
