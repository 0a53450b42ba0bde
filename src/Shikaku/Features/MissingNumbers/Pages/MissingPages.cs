using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Shikaku.Core.Calendar;
using Shikaku.Features.Accounts;
using Shikaku.Features.Members;
using Shikaku.Outcomes;
using Shikaku.Web;
using Shikaku.Web.Access;
using Shikaku.Web.Components;
using Shikaku.Web.Refusals;

namespace Shikaku.Features.MissingNumbers.Pages;

/// <summary>The pages of the work list of missing numbers: counts, the list, one entry, and what is done about it.</summary>
internal static class MissingPages
{
    /// <summary>Where the list is.</summary>
    public const string Home = "/missing";

    /// <summary>Where the counts of all insurers are.</summary>
    public const string Counts = Home + "/counts";

    /// <summary>The filter of the list.</summary>
    public const string State = "state";

    /// <summary>The list of an insurer.</summary>
    public static string PathOf(string insurer) => $"{Home}/{insurer}";

    /// <summary>The page of an entry.</summary>
    public static string PathOf(string insurer, Guid entry) => $"{PathOf(insurer)}/{entry}";

    /// <summary>Maps the pages.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup(Home).ExcludeFromDescription();
        pages.MapGet("", Begin).RequireRight(Right.ChangeMembers);
        pages.MapGet("/counts", CountAsync).RequireRight(Right.ViewStatistics);
        pages.MapGet("/{insurerNumber}", ListAsync).RequireRight(Right.ViewMembers);
        pages.MapGet("/{insurerNumber}/missing-numbers.csv", MissingEndpoints.DownloadAsync).RequireRight(Right.ViewMembers);
        pages.MapGet("/{insurerNumber}/{entry:guid}", ShowAsync).RequireRight(Right.ViewMembers);
        pages.MapPost("/{insurerNumber}/{entry:guid}/notice", AskNoticeAsync).RequireRight(Right.ChangeMembers);
        pages.MapPost("/{insurerNumber}/{entry:guid}/eyes", ExamineAsync).RequireRight(Right.ConfirmResults);
        MissingStepPages.Map(pages);
    }

    /// <summary>An entry as its page shows it.</summary>
    public static async Task<Outcome<MissingScreen>> ScreenAsync(
        HttpContext context, string insurer, Guid entry, MissingQueries queries, MemberSetup setup, CancellationToken cancellation)
    {
        var caller = context.CallerOf();
        var found = await queries.FindAsync(caller, insurer, entry, cancellation);
        return found.Refusal is { } refusal ? refusal : new MissingScreen(insurer, found.Result, SidesOf(found.Result.Content, setup), caller);
    }

    private static IReadOnlyList<Stops.Comparison.ComparedItem> SidesOf(MissingEntry entry, MemberSetup setup) =>
        entry is { State: MissingState.Examining, Resident: { } resident } ? new EyeComparison(setup.Tables, setup.Today).Of(entry, resident) : [];

    private static IResult Begin(HttpContext context) =>
        context.CallerOf() is { IsImplementingBody: false } caller ? Answers.SeeOther(PathOf(caller.Organisation)) : Answers.SeeOther(Counts);

    private static async Task<IResult> CountAsync(HttpContext context, MissingQueries queries, CancellationToken cancellation) =>
        (await queries.CountAsync(context.CallerOf(), cancellation)).Answer(counts => new RazorComponentResult<MissingCountsPage>(new { Counts = new MissingCountList(counts) }));

    private static async Task<IResult> ListAsync(HttpContext context, string insurerNumber, string? state, MissingQueries queries, CancellationToken cancellation)
    {
        if (!MissingEndpoints.TryReadState(state, out var chosen))
        {
            return new RefusalAnswer(new Refusal(Problems.FilterUnfit));
        }

        var view = TableView.Of(context.Request, ["since"], State);
        return (await queries.ListAsync(context.CallerOf(), insurerNumber, chosen, view.Skipped, TableView.PageLength, cancellation)).Answer(
            page => new RazorComponentResult<MissingListPage>(new { Insurer = insurerNumber, View = view, List = new MissingList(page) }));
    }

    private static Task<IResult> ShowAsync(
        HttpContext context, string insurerNumber, Guid entry, MissingQueries queries, MemberSetup setup, CancellationToken cancellation) =>
        PageAsync(context, insurerNumber, entry, new FormState().Set(MissingForm.AskedOn, setup.Today.ToString("yyyyMMdd", CultureInfo.InvariantCulture)), queries, setup, cancellation);

    private static async Task<IResult> PageAsync(
        HttpContext context, string insurer, Guid entry, FormState form, MissingQueries queries, MemberSetup setup, CancellationToken cancellation) =>
        (await ScreenAsync(context, insurer, entry, queries, setup, cancellation)).Answer(screen => new RazorComponentResult<MissingEntryPage>(new { Screen = screen, Form = form })
        {
            StatusCode = form.IsGood ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        });

    private static async Task<IResult> AskNoticeAsync(
        HttpContext context, string insurerNumber, Guid entry, MissingQueries queries, InquiryDesk desk, MemberSetup setup, CancellationToken cancellation)
    {
        var form = await FormState.ReadAsync(context.Request, cancellation);
        var day = setup.Tables.Registration.Dates.Read(form.Text(MissingForm.AskedOn).AsSpan(), DateUse.Validity) is { IsValid: true, Date: { IsComplete: true } date }
            ? date.FirstPossible
            : DateOnly.MaxValue;
        var asked = await desk.AskNoticeAsync(context.CallerOf(), insurerNumber, entry, VersionOf(form), day, cancellation);
        if (asked.Refusal is not { } refusal)
        {
            return Answers.SeeOther(PathOf(insurerNumber, entry), "届出を求めた日を記録しました。");
        }

        if (refusal.Problem != Problems.NoticeDayUnfit)
        {
            return new RefusalAnswer(refusal);
        }

        form.Refuse(MissingForm.AskedOn, refusal.Problem.Title + refusal.Problem.Advice);
        return await PageAsync(context, insurerNumber, entry, form, queries, setup, cancellation);
    }

    private static async Task<IResult> ExamineAsync(HttpContext context, string insurerNumber, Guid entry, EyeExamination eyes, CancellationToken cancellation)
    {
        var (caller, form) = (context.CallerOf(), await FormState.ReadAsync(context.Request, cancellation));
        var seen = VersionOf(form) ?? Guid.Empty;
        Outcome<MissingEntry> examined = form.Text(MissingForm.Step) switch
        {
            MissingForm.Recognise => await eyes.RecogniseAsync(caller, insurerNumber, entry, seen, cancellation),
            MissingForm.Reject => await eyes.RejectAsync(caller, insurerNumber, entry, seen, cancellation),
            _ => caller.Check(Right.ConfirmResults, insurerNumber) ?? Problems.BadRequest,
        };
        return examined.Answer(next => Answers.SeeOther(PathOf(insurerNumber, entry), next.State switch
        {
            MissingState.Registered => "二人が確かめ、個人番号を登録しました。",
            MissingState.Examining => "本人であると記録しました。別の責任者の確認を待っています。",
            _ => "差し戻しました。見つかった番号は使いません。",
        }));
    }

    /// <summary>The version that a form was made from.</summary>
    public static Guid? VersionOf(FormState form) => Guid.TryParse(form.Text(MissingForm.Version), out var version) ? version : null;
}
