using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Shikaku.Core.Calendar;
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

/// <summary>The journey of a confirmation (確認登録): fill in, check the answers, confirm, and on to the next result of the list.</summary>
internal static class ConfirmPages
{
    /// <summary>Maps the pages.</summary>
    public static void Map(RouteGroupBuilder pages)
    {
        const string Path = "/{insurerNumber}/{member:guid}/{acquiredOn}/confirm";
        pages.MapGet(Path, BeginAsync).RequireRight(Right.ConfirmResults);
        pages.MapPost(Path, GoOnAsync).RequireRight(Right.ConfirmResults);
        ReasonPages.Map(pages);
    }

    /// <summary>Where to go when a result is done: to the next one of the list, with what was done said there.</summary>
    public static IResult GoToNext(ResultScreen screen, string done, string? lastReason)
    {
        var query = lastReason is null ? screen.Query : ResultQuery.Of(screen.Filter, (ResultPages.LastReason, lastReason));
        return Answers.SeeOther(
            (screen.Neighbours.Next is { } next ? ResultPages.PathOf(screen.View.Insurer, next) : ResultPages.PathOf(screen.View.Insurer)) + query, done);
    }

    private static async Task<IResult> BeginAsync(
        HttpContext context, string insurerNumber, Guid member, DateOnly acquiredOn, string? last, ResultViews views, WorkQueue queue, MemberSetup setup,
        CancellationToken cancellation)
    {
        var found = await ResultPages.ScreenAsync(context, insurerNumber, new QualificationReference(member, acquiredOn), views, queue, cancellation);
        return found.Answer(screen =>
        {
            var form = new FormState()
                .Set(ConfirmForm.Result, screen.View.Standing.ResultId.ToString()).Set(ConfirmForm.Id, Guid.CreateVersion7(setup.Clock.GetUtcNow()).ToString())
                .Set(ConfirmForm.ConfirmedOn, setup.Today.ToString("yyyyMMdd", CultureInfo.InvariantCulture)).Set(ConfirmForm.Reason, last ?? "");
            return Page(screen, form, setup, isCheck: false);
        });
    }

    private static async Task<IResult> GoOnAsync(
        HttpContext context, string insurerNumber, Guid member, DateOnly acquiredOn, ResultViews views, WorkQueue queue, ConfirmationDesk desk, MemberSetup setup,
        CancellationToken cancellation)
    {
        var (caller, form) = (context.CallerOf(), await FormState.ReadAsync(context.Request, cancellation));
        var found = await ResultPages.ScreenAsync(context, insurerNumber, new QualificationReference(member, acquiredOn), views, queue, cancellation);
        if (found.Refusal is { } gone)
        {
            return new RefusalAnswer(gone);
        }

        var screen = found.Result;
        var step = form.Text(ConfirmForm.Step);
        if (step == ConfirmForm.Edit)
        {
            return Page(screen, form, setup, isCheck: false);
        }

        var request = Read(form, screen, setup);
        if (!form.IsGood)
        {
            return Page(screen, form, setup, isCheck: false);
        }

        var isLast = step == ConfirmForm.Confirm;
        var sent = isLast
            ? await desk.ConfirmAsync(caller, insurerNumber, request, cancellation)
            : await desk.RehearseAsync(caller, insurerNumber, request, cancellation);
        if (sent.Refusal is { } refusal)
        {
            if (refusal.Problem.Status == StatusCodes.Status404NotFound)
            {
                return new RefusalAnswer(refusal);
            }

            form.Refuse(FieldOf(refusal.Problem), refusal.Problem.Title + refusal.Problem.Advice);
            return Page(screen, form, setup, isCheck: false);
        }

        return isLast
            ? GoToNext(screen, DoneOf(sent.Result.State), request.ReasonCode)
            : Page(screen, form, setup, isCheck: true);
    }

    private static string DoneOf(ConfirmationState state) =>
        state == ConfirmationState.Proposed ? "さきほどの結果の確認登録を受け付けました。責任者の承認を待っています。" : "さきほどの結果の確認登録をしました。停止は解除されました。";

    private static ConfirmationRequest Read(FormState form, ResultScreen screen, MemberSetup setup)
    {
        if (form.Text(ConfirmForm.Reason).Length == 0)
        {
            form.Refuse(ConfirmForm.Reason, "理由を選んでください。");
        }

        var confirmedOn = DayOf(form, ConfirmForm.ConfirmedOn, setup);
        if (confirmedOn is null && form.ErrorsOf(ConfirmForm.ConfirmedOn).FirstOrDefault() is null)
        {
            form.Refuse(ConfirmForm.ConfirmedOn, "確認日を入力してください。");
        }

        return new ConfirmationRequest(
            screen.View.Standing.Qualification, Guid.TryParse(form.Text(ConfirmForm.Result), out var result) ? result : default, form.Text(ConfirmForm.Reason),
            form.Text(ConfirmForm.Evidence), confirmedOn ?? setup.Today, DayOf(form, ConfirmForm.Until, setup))
        {
            Id = Guid.TryParse(form.Text(ConfirmForm.Id), out var id) ? id : Guid.CreateVersion7(setup.Clock.GetUtcNow()),
        };
    }

    private static DateOnly? DayOf(FormState form, string name, MemberSetup setup)
    {
        if (form.Text(name) is not { Length: > 0 } text)
        {
            return null;
        }

        if (setup.Tables.Registration.Dates.Read(text.AsSpan(), DateUse.Validity) is { IsValid: true, Date: { IsComplete: true } date } && date.Year < 9999)
        {
            return date.FirstPossible;
        }

        form.Refuse(name, "日付が正しくありません。20250401、R7.4.1 のように入力してください。");
        return null;
    }

    private static string FieldOf(Problem problem) =>
        problem == Problems.EvidenceMissing || problem == Problems.NumberInText || problem == Problems.AuditTextUnfit ? ConfirmForm.Evidence
        : problem == Problems.ConfirmationDayUnfit ? ConfirmForm.ConfirmedOn
        : ConfirmForm.Reason;

    private static RazorComponentResult<ConfirmPage> Page(ResultScreen screen, FormState form, MemberSetup setup, bool isCheck)
    {
        var (policy, mark) = (setup.Tables.Confirmations, screen.View.Standing.Verdict.Mark);
        var reasons = policy.ReasonsOn(setup.Today).Where(reason => reason.Marks.Contains(mark)).ToArray();
        var chosen = policy.FindReason(form.Text(ConfirmForm.Reason), setup.Today);
        return new(new
        {
            Screen = screen,
            Address = screen.Address + "/confirm" + screen.Query,
            Form = form,
            Reasons = reasons.Select(reason => new Choice(
                reason.Code, $"{reason.Code} {reason.Name}", policy.NeedsSecondPerson(reason, mark, setup.Today) ? "責任者の承認が必要です" : null)).ToArray(),
            IsCheck = isCheck,
            NeedsSecondPerson = chosen is not null && policy.NeedsSecondPerson(chosen, mark, setup.Today),
        })
        {
            StatusCode = form.IsGood ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
    }
}
