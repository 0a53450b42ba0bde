using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Shikaku.Features.Accounts;
using Shikaku.Features.Members;
using Shikaku.Features.Stops.Comparison;
using Shikaku.Features.Stops.Confirmations;
using Shikaku.Features.Stops.Work;
using Shikaku.Outcomes;
using Shikaku.Web;
using Shikaku.Web.Access;
using Shikaku.Web.Components;
using Shikaku.Web.Refusals;

namespace Shikaku.Features.Stops.Pages;

/// <summary>The journeys of what is done for a reason alone: a confirmation taken back (T11), a number taken away (T8), and that taken back.</summary>
internal static class ReasonPages
{
    private static readonly Journey[] Journeys =
    [
        new("withdraw", "確認登録の取消", Right.ConfirmResults)
        {
            Consequence = screen => screen.View.Effective is null ? "承認待ちの確認登録を取り下げます。停止は続きます。" : "確認登録を取り消します。停止がすぐに戻ります。",
            Do = async (work, form, why, cancellation) =>
                (await work.Withdrawals.WithdrawAsync(work.Caller, work.Screen.View.Insurer, NameIn(form, ConfirmForm.Id), why, cancellation)).Refusal,
            Answer = screen => Answers.SeeOther(screen.Address + screen.Query, "確認登録を取り消しました。"),
        },
        new("delete", "番号の削除", Right.ConfirmResults)
        {
            Consequence = _ => "この個人番号を使わないようにし、資格情報と医療・薬剤等の情報の両方の閲覧を止めます。加入者には資格確認書が必要になります。"
                + "元に戻すには、正しい番号を登録してください。誤って削除したときは、別の責任者が取り消せます。",
            Do = async (work, form, why, cancellation) => (await work.Deletions.DeleteAsync(
                work.Caller, work.Screen.View.Insurer, work.Screen.View.Standing.Qualification, NameIn(form, ConfirmForm.Result), why, cancellation)).Refusal,
            Answer = screen => ConfirmPages.GoToNext(screen, "さきほどの結果の番号を削除しました。両方の閲覧を停止しました。", null),
        },
        new("restore", "番号の削除の取消", Right.ApproveConfirmations)
        {
            Consequence = _ => "削除した個人番号を、また使うようにします。住基ネットに照会し直し、その結果が出るまで、両方の閲覧は止まったままです。削除した人とは別の責任者が行います。",
            Do = async (work, form, why, cancellation) => (await work.Deletions.RestoreAsync(
                work.Caller, work.Screen.View.Insurer, work.Screen.View.Standing.Qualification, NameIn(form, ConfirmForm.Result), why, cancellation)).Refusal,
            Answer = screen => Answers.SeeOther(screen.Address + screen.Query, "番号の削除を取り消しました。"),
        },
    ];

    /// <summary>Maps the pages.</summary>
    public static void Map(RouteGroupBuilder pages)
    {
        foreach (var journey in Journeys)
        {
            var path = "/{insurerNumber}/{member:guid}/{acquiredOn}/" + journey.Name;
            pages.MapGet(path, (HttpContext context, string insurerNumber, Guid member, DateOnly acquiredOn, ResultViews views, WorkQueue queue, CancellationToken cancellation) =>
                BeginAsync(context, insurerNumber, new QualificationReference(member, acquiredOn), journey, views, queue, cancellation)).RequireRight(journey.Right);
            pages.MapPost(path, (
                    HttpContext context, string insurerNumber, Guid member, DateOnly acquiredOn, ResultViews views, WorkQueue queue, ConfirmationWithdrawals withdrawals,
                    NumberDeletions deletions, CancellationToken cancellation) =>
                GoOnAsync(context, insurerNumber, new QualificationReference(member, acquiredOn), journey, views, queue, withdrawals, deletions, cancellation))
                .RequireRight(journey.Right);
        }
    }

    private static async Task<IResult> BeginAsync(
        HttpContext context, string insurer, QualificationReference qualification, Journey journey, ResultViews views, WorkQueue queue, CancellationToken cancellation) =>
        (await ResultPages.ScreenAsync(context, insurer, qualification, views, queue, cancellation)).Answer(screen =>
        {
            var confirmation = screen.View.Effective ?? screen.View.Proposed;
            var form = new FormState().Set(ConfirmForm.Result, screen.View.Standing.ResultId.ToString()).Set(ConfirmForm.Id, confirmation?.Id.ToString() ?? "");
            return Page(screen, journey, form, isCheck: false);
        });

    private static async Task<IResult> GoOnAsync(
        HttpContext context, string insurer, QualificationReference qualification, Journey journey, ResultViews views, WorkQueue queue, ConfirmationWithdrawals withdrawals,
        NumberDeletions deletions, CancellationToken cancellation)
    {
        var form = await FormState.ReadAsync(context.Request, cancellation);
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

        var refusal = await journey.Do(new Work(context.CallerOf(), screen, withdrawals, deletions), form, why, cancellation);
        if (refusal is null)
        {
            return journey.Answer(screen);
        }

        if (refusal.Problem.Status is StatusCodes.Status404NotFound or StatusCodes.Status403Forbidden)
        {
            return new RefusalAnswer(refusal);
        }

        form.Refuse(ConfirmForm.Why, refusal.Problem.Title + refusal.Problem.Advice);
        return Page(screen, journey, form, isCheck: false);
    }

    private static Guid NameIn(FormState form, string field) => Guid.TryParse(form.Text(field), out var name) ? name : default;

    private static RazorComponentResult<ReasonPage> Page(ResultScreen screen, Journey journey, FormState form, bool isCheck) => new(new
    {
        Screen = screen,
        journey.Title,
        Consequence = journey.Consequence(screen),
        Address = $"{screen.Address}/{journey.Name}{screen.Query}",
        Form = form,
        IsCheck = isCheck,
    })
    {
        StatusCode = form.IsGood ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
    };

    private sealed record Work(Caller Caller, ResultScreen Screen, ConfirmationWithdrawals Withdrawals, NumberDeletions Deletions);

    private sealed record Journey(string Name, string Title, Right Right)
    {
        public required Func<ResultScreen, string> Consequence { get; init; }

        public required Func<Work, FormState, string, CancellationToken, Task<Refusal?>> Do { get; init; }

        public required Func<ResultScreen, IResult> Answer { get; init; }
    }
}
