using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Shikaku.Core.Identifiers;
using Shikaku.Features.Accounts;
using Shikaku.Features.Checks.Runs.Pages;
using Shikaku.Features.Members;
using Shikaku.Outcomes;
using Shikaku.Web;
using Shikaku.Web.Access;
using Shikaku.Web.Components;
using Shikaku.Web.Refusals;

namespace Shikaku.Features.Checks.Runs;

/// <summary>The pages of check runs: the list, one run with its progress, what changed between two, and for the operator the start of another.</summary>
internal static class RunPages
{
    /// <summary>The runs.</summary>
    public const string List = "/checks";

    /// <summary>The form to start one.</summary>
    public const string Start = List + "/start";

    /// <summary>The fields of that form.</summary>
    public const string KindField = "kind", InsurerField = "insurer", SchemeField = "scheme", MethodField = "method", FromField = "from", UntilField = "until", PolicyField = "policy";

    private const int PageSize = 25;

    /// <summary>The page of a run.</summary>
    public static string PathOf(Guid run) => $"{List}/{run}";

    /// <summary>Maps the pages.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(List, ListAsync).RequireRight(Right.ViewChecks).ExcludeFromDescription();
        routes.MapGet(Start, (MemberSetup setup) => Form(setup, new FormState().Set(KindField, nameof(CheckKind.Full)))).RequireRight(Right.StartChecks).ExcludeFromDescription();
        routes.MapPost(Start, StartAsync).RequireRight(Right.StartChecks).ExcludeFromDescription();
        routes.MapGet(List + "/{run:guid}", ShowAsync).RequireRight(Right.ViewChecks).ExcludeFromDescription();
    }

    private static async Task<IResult> ListAsync(HttpContext context, Guid? before, RunQueries queries, CancellationToken cancellation) =>
        (await queries.ListAsync(context.CallerOf(), before, PageSize, cancellation)).Answer(
            runs => new RazorComponentResult<RunListPage>(new { Runs = runs, PageSize }));

    private static async Task<IResult> ShowAsync(HttpContext context, Guid run, Guid? since, RunQueries queries, TimeProvider clock, CancellationToken cancellation)
    {
        var caller = context.CallerOf();
        var found = await queries.FindAsync(caller, run, cancellation);
        if (found.Refusal is { } refusal)
        {
            return new RefusalAnswer(refusal);
        }

        IReadOnlyList<MarkChange>? changes = null;
        if (since is { } earlier)
        {
            var compared = await queries.CompareAsync(caller, earlier, run, cancellation);
            if (compared.Refusal is { } why)
            {
                return new RefusalAnswer(why);
            }

            changes = compared.Result;
        }

        // A run that is under way is looked at every few seconds, and is compared with none.
        var others = found.Result.FinishedAt is null ? [] : (await queries.ListAsync(caller, run, PageSize, cancellation)).Result;
        return new RazorComponentResult<RunPage>(new { Run = found.Result, Now = clock.GetUtcNow(), Changes = changes, Since = since, Earlier = others });
    }

    private static async Task<IResult> StartAsync(HttpContext context, MemberSetup setup, RunStart start, CancellationToken cancellation)
    {
        var form = await FormState.ReadAsync(context.Request, cancellation);
        if (!EnumText.TryParse<CheckKind>(form.Text(KindField), out var kind) || kind is not (CheckKind.Full or CheckKind.Periodic))
        {
            form.Refuse(KindField, "種別を選んでください。");
        }

        string? insurer = null;
        if (form.Text(InsurerField) is { Length: > 0 } text)
        {
            if (InsurerNumber.TryParse(text, allowMadeUpBodies: true, out var number, out _))
            {
                insurer = number.ToString();
            }
            else
            {
                form.Refuse(InsurerField, "保険者番号が正しくありません。6桁または8桁の番号を確かめてください。");
            }
        }

        var method = form.Text(MethodField) is { Length: > 0 } chosen ? chosen : null;
        if (method is not null && !Array.Exists(MethodsOf(setup), choice => choice.Value == method))
        {
            form.Refuse(MethodField, "個人番号取得方法を選び直してください。");
        }

        var scheme = form.Text(SchemeField) is { Length: > 0 } named ? named : null;
        if (scheme is not null && !Array.Exists(SchemesOf(setup), choice => choice.Value == scheme))
        {
            form.Refuse(SchemeField, "法別番号を選び直してください。");
        }

        var scope = new CheckScope(insurer, form.IsGood && scheme is not null ? int.Parse(scheme, CultureInfo.InvariantCulture) : null, method, DayOf(form, FromField), DayOf(form, UntilField));
        if (!form.IsGood)
        {
            return Form(setup, form, StatusCodes.Status422UnprocessableEntity);
        }

        var policy = form.Text(PolicyField) is { Length: > 0 } name ? name : null;
        var started = await start.StartAsync(context.CallerOf(), kind, scope, policy, cancellation);
        if (started.Refusal is { } refusal && refusal.Problem == Problems.PolicyUnknown)
        {
            form.Refuse(PolicyField, refusal.Problem.Title + refusal.Problem.Advice);
            return Form(setup, form, StatusCodes.Status422UnprocessableEntity);
        }

        if (started.Refusal is { } unfit && unfit.Problem == Problems.CheckScopeUnfit)
        {
            form.Refuse(InsurerField, unfit.Problem.Title + string.Concat(unfit.Details) + unfit.Problem.Advice);
            return Form(setup, form, StatusCodes.Status422UnprocessableEntity);
        }

        return started.Answer(run => Answers.SeeOther(PathOf(run)));
    }

    private static DateOnly? DayOf(FormState form, string field)
    {
        var text = form.Text(field);
        if (text.Length == 0)
        {
            return null;
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            form.Refuse(field, "2026-04-01 のような形で入力してください。");
        }

        return day;
    }

    private static RazorComponentResult<RunStartPage> Form(MemberSetup setup, FormState form, int status = StatusCodes.Status200OK) =>
        new(new { State = form, Methods = MethodsOf(setup), Schemes = SchemesOf(setup) }) { StatusCode = status };

    /// <summary>The ways in which a number may have been obtained.</summary>
    public static Choice[] MethodsOf(MemberSetup setup) =>
        [.. setup.Tables.Registration.AcquisitionMethod.Entries.Select(entry => new Choice(entry.Code, $"{entry.Code} {entry.Name}"))];

    /// <summary>The schemes (法別番号).</summary>
    public static Choice[] SchemesOf(MemberSetup setup) =>
    [
        .. from scheme in setup.Tables.Registration.Schemes.All
           let code = scheme.Code.ToString("00", CultureInfo.InvariantCulture)
           select new Choice(code, scheme.Code == 0 ? "なし 国民健康保険（市町村、国保組合）" : $"{code} {scheme.Name}"),
    ];
}
