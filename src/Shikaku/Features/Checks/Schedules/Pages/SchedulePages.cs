using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Shikaku.Core.Identifiers;
using Shikaku.Features.Accounts;
using Shikaku.Features.Checks.Runs;
using Shikaku.Features.Members;
using Shikaku.Outcomes;
using Shikaku.Web;
using Shikaku.Web.Access;
using Shikaku.Web.Components;
using Shikaku.Web.Refusals;

namespace Shikaku.Features.Checks.Schedules.Pages;

/// <summary>The pages on which the operator sets when periodic checks begin.</summary>
internal static class SchedulePages
{
    /// <summary>The list.</summary>
    public const string List = RunPages.List + "/schedules";

    /// <summary>The form of a schedule, a new one too.</summary>
    public static string PathOf(Guid schedule) => $"{List}/{schedule}";

    /// <summary>Maps the pages.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup(List).ExcludeFromDescription();
        pages.MapGet("", ListAsync).RequireRight(Right.StartChecks);
        pages.MapGet("/{schedule:guid}", ShowAsync).RequireRight(Right.StartChecks);
        pages.MapPost("/{schedule:guid}", ChangeAsync).RequireRight(Right.StartChecks);
    }

    private static async Task<IResult> ListAsync(HttpContext context, CheckSchedules schedules, CancellationToken cancellation) =>
        (await schedules.ListAsync(context.CallerOf(), cancellation)).Answer(
            views => new RazorComponentResult<ScheduleListPage>(new { List = new ScheduleList(views), New = PathOf(Guid.CreateVersion7()) }));

    private static async Task<IResult> ShowAsync(HttpContext context, Guid schedule, CheckSchedules schedules, MemberSetup setup, CancellationToken cancellation) =>
        (await schedules.ListAsync(context.CallerOf(), cancellation)).Answer(views =>
        {
            var former = views.FirstOrDefault(view => view.Schedule.Id == schedule)?.Schedule;
            return Page(schedule, setup, FormOf(former), former is not null);
        });

    private static async Task<IResult> ChangeAsync(HttpContext context, Guid schedule, CheckSchedules schedules, MemberSetup setup, CancellationToken cancellation)
    {
        var (caller, form) = (context.CallerOf(), await FormState.ReadAsync(context.Request, cancellation));
        var listed = await schedules.ListAsync(caller, cancellation);
        if (listed.Refusal is { } refused)
        {
            return new RefusalAnswer(refused);
        }

        var former = listed.Result.FirstOrDefault(view => view.Schedule.Id == schedule)?.Schedule;
        switch (form.Text(ScheduleForm.Step))
        {
            case ScheduleForm.Remove:
                return (await schedules.RemoveAsync(caller, schedule, cancellation)).Answer(_ => Answers.SeeOther(List, "予定を削除しました。"));
            case ScheduleForm.Pause or ScheduleForm.Resume when former is not null:
                var isPaused = form.Text(ScheduleForm.Step) == ScheduleForm.Pause;
                return (await schedules.SetAsync(caller, former with { IsPaused = isPaused }, cancellation)).Answer(
                    _ => Answers.SeeOther(List, isPaused ? "予定を停止しました。" : "予定を再開しました。"));
        }

        var wanted = Read(form, schedule, former, caller, setup);
        if (!form.IsGood)
        {
            return Page(schedule, setup, form, former is not null);
        }

        var set = await schedules.SetAsync(caller, wanted, cancellation);
        if (set.Refusal is { } refusal && refusal.Problem.Status == StatusCodes.Status422UnprocessableEntity)
        {
            form.Refuse(
                refusal.Problem == Problems.PolicyUnknown ? ScheduleForm.Policy
                : refusal.Problem == Problems.CheckScopeUnfit ? ScheduleForm.Insurer
                : ScheduleForm.Name,
                refusal.Problem.Title + string.Concat(refusal.Details) + refusal.Problem.Advice);
            return Page(schedule, setup, form, former is not null);
        }

        return set.Answer(_ => Answers.SeeOther(List, "予定を登録しました。"));
    }

    private static CheckSchedule Read(FormState form, Guid id, CheckSchedule? former, Caller caller, MemberSetup setup)
    {
        if (form.Text(ScheduleForm.Name).Length == 0)
        {
            form.Refuse(ScheduleForm.Name, "予定の名前を入力してください。");
        }

        if (!EnumText.TryParse<ScheduleRhythm>(form.Text(ScheduleForm.Rhythm), out var rhythm))
        {
            form.Refuse(ScheduleForm.Rhythm, "繰り返しを選んでください。");
        }

        var day = rhythm switch
        {
            ScheduleRhythm.Daily => 0,
            ScheduleRhythm.Weekly => DayOf(form, ScheduleForm.Weekday, 0, 6, "曜日を選んでください。"),
            ScheduleRhythm.Monthly => DayOf(form, ScheduleForm.MonthDay, 1, 31, "1から31までの日を入力してください。"),
        };
        if (ScheduleWords.ReadTime(form.Text(ScheduleForm.Time)) is not { } minute)
        {
            form.Refuse(ScheduleForm.Time, "02:00 のような形で入力してください。");
            minute = 0;
        }

        string? insurer = null;
        if (form.Text(ScheduleForm.Insurer) is { Length: > 0 } text)
        {
            if (InsurerNumber.TryParse(text, allowMadeUpBodies: true, out var number, out _))
            {
                insurer = number.ToString();
            }
            else
            {
                form.Refuse(ScheduleForm.Insurer, "保険者番号が正しくありません。6桁または8桁の番号を確かめてください。");
            }
        }

        int? scheme = ChoiceOf(form, ScheduleForm.Scheme, RunPages.SchemesOf(setup), "法別番号を選び直してください。") is { } code
            ? int.Parse(code, CultureInfo.InvariantCulture)
            : null;
        var method = ChoiceOf(form, ScheduleForm.Method, RunPages.MethodsOf(setup), "個人番号取得方法を選び直してください。");
        var policy = form.Text(ScheduleForm.Policy) is { Length: > 0 } name ? name : null;
        return new CheckSchedule(
            id, form.Text(ScheduleForm.Name), rhythm, day, minute, new CheckScope(insurer, scheme, method), policy, former?.IsPaused ?? false, caller.Actor);
    }

    private static string? ChoiceOf(FormState form, string field, Choice[] choices, string message)
    {
        var text = form.Text(field);
        if (text.Length == 0 || Array.Exists(choices, choice => choice.Value == text))
        {
            return text.Length == 0 ? null : text;
        }

        form.Refuse(field, message);
        return null;
    }

    private static int DayOf(FormState form, string field, int first, int last, string message)
    {
        if (int.TryParse(form.Text(field), NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day >= first && day <= last)
        {
            return day;
        }

        form.Refuse(field, message);
        return first;
    }

    private static FormState FormOf(CheckSchedule? schedule)
    {
        var form = new FormState().Set(ScheduleForm.Rhythm, (schedule?.Rhythm ?? ScheduleRhythm.Monthly).ToString());
        if (schedule is null)
        {
            return form;
        }

        var day = schedule.Day.ToString(CultureInfo.InvariantCulture);
        return form.Set(ScheduleForm.Name, schedule.Name).Set(ScheduleForm.Time, ScheduleWords.TimeOf(schedule.Minute))
            .Set(ScheduleForm.Weekday, schedule.Rhythm == ScheduleRhythm.Weekly ? day : "").Set(ScheduleForm.MonthDay, schedule.Rhythm == ScheduleRhythm.Monthly ? day : "")
            .Set(ScheduleForm.Insurer, schedule.Scope.Insurer ?? "").Set(ScheduleForm.Scheme, schedule.Scope.Scheme?.ToString("00", CultureInfo.InvariantCulture) ?? "")
            .Set(ScheduleForm.Method, schedule.Scope.AcquisitionMethod ?? "").Set(ScheduleForm.Policy, schedule.Policy ?? "");
    }

    private static RazorComponentResult<SchedulePage> Page(Guid schedule, MemberSetup setup, FormState form, bool isKnown) =>
        new(new { Address = PathOf(schedule), Form = form, IsKnown = isKnown, Methods = RunPages.MethodsOf(setup), Schemes = RunPages.SchemesOf(setup) })
        {
            StatusCode = form.IsGood ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
}
