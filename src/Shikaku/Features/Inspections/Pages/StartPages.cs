using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Shikaku.Core.Identifiers;
using Shikaku.Features.Accounts;
using Shikaku.Features.Checks.Runs;
using Shikaku.Features.Members;
using Shikaku.Features.Stops;
using Shikaku.Features.Stops.Comparison;
using Shikaku.Outcomes;
using Shikaku.Web;
using Shikaku.Web.Access;
using Shikaku.Web.Components;
using Shikaku.Web.Refusals;

namespace Shikaku.Features.Inspections.Pages;

/// <summary>The journeys that start campaigns: fill in, check the answers with the number of records, confirm.</summary>
internal static class StartPages
{
    /// <summary>Maps the pages.</summary>
    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/start", (HttpContext context, MemberSetup setup) => Page(ScreenOf(context, setup), NewForm(setup))).RequireRight(Right.ConfirmResults);
        pages.MapPost("/start", (HttpContext context, MemberSetup setup, CampaignStart start, CancellationToken cancellation) =>
            GoOnAsync(context, ScreenOf(context, setup), "", setup, start, cancellation)).RequireRight(Right.ConfirmResults);
        const string From = "/{insurerNumber}/from/{member:guid}/{acquiredOn}";
        pages.MapGet(From, BeginFromAsync).RequireRight(Right.ConfirmResults);
        pages.MapPost(From, GoOnFromAsync).RequireRight(Right.ConfirmResults);
    }

    private static async Task<IResult> BeginFromAsync(
        HttpContext context, string insurerNumber, Guid member, DateOnly acquiredOn, ResultViews views, MemberSetup setup, CancellationToken cancellation) =>
        (await views.FindAsync(context.CallerOf(), insurerNumber, new QualificationReference(member, acquiredOn), cancellation)).Answer(view => Page(
            ScreenOf(context, setup, view),
            NewForm(setup).Set(StartForm.Result, view.Standing.ResultId.ToString()).Set(StartForm.Deletion, StartForm.Delete)
                .Set(StartForm.Method, view.Member[Core.Records.MemberColumn.AcquisitionMethod] ?? "")));

    private static async Task<IResult> GoOnFromAsync(
        HttpContext context, string insurerNumber, Guid member, DateOnly acquiredOn, ResultViews views, MemberSetup setup, CampaignStart start, CancellationToken cancellation)
    {
        var found = await views.FindAsync(context.CallerOf(), insurerNumber, new QualificationReference(member, acquiredOn), cancellation);
        return found.Refusal is { } refusal
            ? new RefusalAnswer(refusal)
            : await GoOnAsync(context, ScreenOf(context, setup, found.Result), insurerNumber, setup, start, cancellation);
    }

    private static async Task<IResult> GoOnAsync(
        HttpContext context, StartScreen screen, string insurer, MemberSetup setup, CampaignStart start, CancellationToken cancellation)
    {
        var (caller, form) = (context.CallerOf(), await FormState.ReadAsync(context.Request, cancellation));
        if (form.Text(StartForm.Step) == StartForm.Edit)
        {
            return Page(screen, form);
        }

        if (insurer.Length == 0)
        {
            insurer = caller.IsImplementingBody ? InsurerOf(form) : caller.Organisation;
        }

        var request = Read(form, screen, setup);
        if (!form.IsGood)
        {
            return Page(screen, form);
        }

        var isLast = form.Text(StartForm.Step) == StartForm.Confirm;
        if (insurer.Length == 0)
        {
            return isLast ? await StartAllAsync(caller, screen, form, request, start, cancellation) : Page(screen.Check(null), form);
        }

        if (!isLast)
        {
            var counted = await start.CountAsync(caller, insurer, request, cancellation);
            return counted.Refusal is { } unfit ? Refuse(screen, form, unfit) : Page(screen.Check(counted.Result), form);
        }

        var started = await start.StartAsync(caller, insurer, request, cancellation);
        return started.Refusal is { } refusal
            ? Refuse(screen, form, refusal)
            : Answers.SeeOther(InspectionPages.PathOf(insurer, started.Result.Id), "点検を始めました。照会の結果が届くまで、しばらくお待ちください。");
    }

    private static async Task<IResult> StartAllAsync(
        Caller caller, StartScreen screen, FormState form, CampaignRequest request, CampaignStart start, CancellationToken cancellation)
    {
        int? scheme = int.TryParse(form.Text(StartForm.Scheme), NumberStyles.None, CultureInfo.InvariantCulture, out var chosen) ? chosen : null;
        var started = await start.StartAllAsync(caller, scheme, request, cancellation);
        return started.Refusal is { } refusal
            ? Refuse(screen, form, refusal)
            : Answers.SeeOther(InspectionPages.Home, string.Create(CultureInfo.InvariantCulture, $"{started.Result} の保険者の点検を始めました。"));
    }

    private static IResult Refuse(StartScreen screen, FormState form, Refusal refusal)
    {
        if (refusal.Problem.Status is StatusCodes.Status404NotFound or StatusCodes.Status403Forbidden)
        {
            return new RefusalAnswer(refusal);
        }

        form.Refuse(
            refusal.Problem == Problems.InspectionScopeUnfit ? StartForm.Method
            : refusal.Problem == Problems.InspectionNumberVisible || refusal.Problem == Problems.StateUnfit ? StartForm.Deletion
            : StartForm.Cause,
            refusal.Problem.Title + string.Concat(refusal.Details) + refusal.Problem.Advice);
        return Page(screen, form);
    }

    private static CampaignRequest Read(FormState form, StartScreen screen, MemberSetup setup)
    {
        var method = form.Text(StartForm.Method);
        if (!screen.Methods.Any(choice => choice.Value == method))
        {
            form.Refuse(StartForm.Method, "個人番号取得方法を選んでください。");
        }

        var (from, until) = (DayOf(form, StartForm.From), DayOf(form, StartForm.Until));
        RegistrationRoute? route = EnumText.TryParse<RegistrationRoute>(form.Text(StartForm.Route), out var named) ? named : null;
        if (route is null && form.Text(StartForm.Route).Length > 0)
        {
            form.Refuse(StartForm.Route, "登録経路を選び直してください。");
        }

        if (form.Text(StartForm.Scheme) is { Length: > 0 } scheme && !screen.Schemes.Any(choice => choice.Value == scheme))
        {
            form.Refuse(StartForm.Scheme, "法別番号を選び直してください。");
        }

        var request = new CampaignRequest(
            Guid.TryParse(form.Text(StartForm.Id), out var id) ? id : Guid.CreateVersion7(setup.Clock.GetUtcNow()), new CheckScope(null, null, method, from, until, route));
        if (screen.Origin is not { } origin)
        {
            return request;
        }

        CauseKind? cause = EnumText.TryParse<CauseKind>(form.Text(StartForm.CauseKind), out var kind) ? kind : null;
        if (cause is null)
        {
            form.Refuse(StartForm.CauseKind, "原因の種類を選んでください。");
        }

        if (form.Text(StartForm.Cause).Length == 0)
        {
            form.Refuse(StartForm.Cause, "原因を入力してください。");
        }

        StartForm.ExamineDeletion(form, StartForm.Deletion);
        return request with
        {
            Origin = origin.Standing.Qualification,
            OriginResult = Guid.TryParse(form.Text(StartForm.Result), out var result) ? result : default,
            DeletesNumber = form.Text(StartForm.Deletion) == StartForm.Delete,
            CauseKind = cause,
            Cause = form.Text(StartForm.Cause),
        };
    }

    private static string InsurerOf(FormState form)
    {
        var text = form.Text(StartForm.Insurer);
        if (text.Length == 0)
        {
            return "";
        }

        if (InsurerNumber.TryParse(text, allowMadeUpBodies: true, out var number, out _))
        {
            return number.ToString();
        }

        form.Refuse(StartForm.Insurer, "保険者番号が正しくありません。6桁または8桁の番号を確かめてください。");
        return "";
    }

    private static DateOnly? DayOf(FormState form, string field)
    {
        var text = form.Text(field);
        if (text.Length == 0)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        form.Refuse(field, "2026-04-01 のような形で入力してください。");
        return null;
    }

    private static FormState NewForm(MemberSetup setup) => new FormState().Set(StartForm.Id, Guid.CreateVersion7(setup.Clock.GetUtcNow()).ToString());

    private static StartScreen ScreenOf(HttpContext context, MemberSetup setup, ResultView? origin = null) =>
        new(context.Request.Path, setup) { Origin = origin, IsImplementingBody = context.CallerOf().IsImplementingBody };

    private static RazorComponentResult<StartPage> Page(StartScreen screen, FormState form) => new(new { Screen = screen, Form = form })
    {
        StatusCode = form.IsGood ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
    };
}
