using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Shikaku.Core.Records;
using Shikaku.Features.Accounts;
using Shikaku.Features.Members.Pages;
using Shikaku.Features.Stops;
using Shikaku.Outcomes;
using Shikaku.Web;
using Shikaku.Web.Access;
using Shikaku.Web.Components;
using Shikaku.Web.Refusals;

namespace Shikaku.Features.Members;

/// <summary>The pages of the members: search, one member, its number. Addresses name members by their keys; names, days of birth and numbers go in bodies only.</summary>
internal static class MemberPages
{
    /// <summary>Where members are looked for.</summary>
    public const string Home = "/members";

    private const int PageSize = 50;

    /// <summary>Where the members of an insurer are looked for.</summary>
    public static string PathOf(string insurer) => $"{Home}/{insurer}";

    /// <summary>The page of a member.</summary>
    public static string PathOf(string insurer, Guid member) => $"{Home}/{insurer}/{member}";

    /// <summary>Maps the pages.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup(Home).ExcludeFromDescription();
        pages.MapGet("", Begin).RequireRight(Right.ViewMembers);
        pages.MapPost("", ChooseAsync).RequireRight(Right.ViewMembers);
        pages.MapGet("/{insurerNumber}", (HttpContext context, string insurerNumber) => Ask(context, insurerNumber)).RequireRight(Right.ViewMembers);
        pages.MapPost("/{insurerNumber}", SearchAsync).RequireRight(Right.ViewMembers);
        pages.MapGet("/{insurerNumber}/{member:guid}", ShowAsync).RequireRight(Right.ViewMembers);
        pages.MapGet("/{insurerNumber}/{member:guid}/{version:guid}/number", AskWhy).RequireRight(Right.ShowNumbers);
        pages.MapPost("/{insurerNumber}/{member:guid}/{version:guid}/number", ShowNumberAsync).RequireRight(Right.ShowNumbers);
        NoticePages.Map(pages);
    }

    private static IResult AskWhy(HttpContext context, string insurerNumber, Guid member, Guid version) =>
        context.CallerOf().Check(Right.ShowNumbers, insurerNumber) is { } problem
            ? new RefusalAnswer(new Refusal(problem))
            : new RazorComponentResult<NumberPage>(new { Address = $"{PathOf(insurerNumber, member)}/{version}/number", Member = PathOf(insurerNumber, member) });

    private static IResult Begin(HttpContext context) => context.CallerOf() is { IsImplementingBody: false } caller
        ? Answers.SeeOther(PathOf(caller.Organisation))
        : new RazorComponentResult<InsurerChoicePage>(new { Form = new FormState() });

    private static async Task<IResult> ChooseAsync(HttpContext context, CancellationToken cancellation)
    {
        var form = await FormState.ReadAsync(context.Request, cancellation);
        var typed = form.Text("insurer");
        if (Core.Identifiers.InsurerNumber.TryParse(typed, allowMadeUpBodies: true, out var number, out _))
        {
            return Answers.SeeOther(PathOf(number.ToString()));
        }

        form.Refuse("insurer", "保険者番号が正しくありません。桁数と検証番号を確かめてください。");
        return new RazorComponentResult<InsurerChoicePage>(new { Form = form }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    private static IResult Ask(HttpContext context, string insurer) => context.CallerOf().Check(Right.ViewMembers, insurer) is { } problem
        ? new RefusalAnswer(new Refusal(problem))
        : Page(context, insurer, new FormState(), null, null);

    private static async Task<IResult> SearchAsync(HttpContext context, string insurerNumber, MemberSearch search, CancellationToken cancellation)
    {
        var form = await FormState.ReadAsync(context.Request, cancellation);
        var terms = new MemberSearchTerms
        {
            MemberId = form.Text("member_id"),
            Symbol = form.Text("symbol"),
            Number = form.Text("number"),
            KanaName = form.Text("name_kana"),
            KanjiName = form.Text("name_kanji"),
            BirthDate = form.Text("birth_date"),
            IndividualNumber = form.Text("individual_number"),
        };
        var after = form.Text("after_member") is { Length: > 0 } member ? new MemberPlace(form.Text("after_key"), member) : null;
        var found = await search.FindAsync(context.CallerOf(), insurerNumber, terms, after, PageSize, cancellation);
        if (found.Refusal is { } refusal)
        {
            if (refusal.Problem != Problems.SearchTermsUnfit)
            {
                return new RefusalAnswer(refusal);
            }

            foreach (var detail in refusal.Details)
            {
                form.Refuse(FieldOf(detail), detail);
            }

            return Page(context, insurerNumber, form, null, null);
        }

        FoundMember[] rows = [.. found.Result.Hits.Select(hit => RowOf(insurerNumber, hit))];
        return Page(context, insurerNumber, form, rows, found.Result.Next);
    }

    private static RazorComponentResult<MemberSearchPage> Page(HttpContext context, string insurer, FormState form, IReadOnlyList<FoundMember>? rows, MemberPlace? next)
    {
        var rights = context.CallerOf().Rights;
        return new(new
        {
            Insurer = insurer,
            Form = form,
            Rows = rows,
            NextKey = next?.Key,
            NextMember = next?.MemberId,
            MayRegister = rights.HasFlag(Right.ChangeMembers),
            MaySearchByNumber = rights.HasFlag(Right.SearchByNumber),
        })
        {
            StatusCode = form.IsGood ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
    }

    /// <summary>The field that a sentence about the terms is about.</summary>
    private static string FieldOf(string sentence) =>
        sentence.StartsWith("生年月日", StringComparison.Ordinal) ? "birth_date"
        : sentence.StartsWith("個人番号", StringComparison.Ordinal) ? "individual_number"
        : sentence.StartsWith("記号", StringComparison.Ordinal) ? "symbol"
        : sentence.StartsWith("番号", StringComparison.Ordinal) ? "number"
        : "name_kana";

    private static FoundMember RowOf(string insurer, MemberHit hit)
    {
        var content = hit.Newest.Content;
        string Of(MemberColumn column) => MemberWords.TextOf(column, content[column]);
        return new(
            PathOf(insurer, content.MemberKey), content.MemberId, string.Join("・", new[] { content[MemberColumn.Symbol], content[MemberColumn.Number] }.OfType<string>()),
            Of(MemberColumn.KanjiName), Of(MemberColumn.KanaName), Of(MemberColumn.BirthDate), MemberWords.DayOf(content.AcquiredOn),
            MemberWords.StateOf(hit.State));
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, string insurerNumber, Guid member, string? day, string? known, MemberViews views, MemberStandings standings, MemberSetup setup,
        CancellationToken cancellation)
    {
        var form = new FormState().Set("day", day ?? "").Set("known", known ?? "");
        var (shownDay, knownOn) = (DayOf(setup, form, "day"), DayOf(setup, form, "known"));
        var caller = context.CallerOf();
        var found = await views.FindAsync(caller, insurerNumber, member, shownDay, knownOn, cancellation);
        var results = found.Refusal is null && knownOn is null ? await standings.FindAsync(caller, insurerNumber, member, cancellation) : null;
        return found.Answer(view => new RazorComponentResult<MemberViewPage>(new
        {
            View = MemberScreen.Of(insurerNumber, member, view, caller.Rights, results),
            Form = form,
        })
        {
            StatusCode = form.IsGood ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        });
    }

    private static DateOnly? DayOf(MemberSetup setup, FormState form, string name)
    {
        if (form.Text(name) is not { Length: > 0 } text)
        {
            return null;
        }

        if (setup.Tables.Registration.Dates.Read(text.AsSpan(), Core.Calendar.DateUse.Validity) is { IsValid: true, Date: { IsComplete: true } date } && date.Year < 9999)
        {
            return date.FirstPossible;
        }

        form.Refuse(name, "日付が正しくありません。20250401、R7.4.1 のように入力してください。");
        return null;
    }

    private static async Task<IResult> ShowNumberAsync(
        HttpContext context, string insurerNumber, Guid member, Guid version, MemberViews views, CancellationToken cancellation)
    {
        var form = await FormState.ReadAsync(context.Request, cancellation);
        var shown = await views.ShowNumberAsync(context.CallerOf(), insurerNumber, version, form.Text(NoticeForm.Reason), cancellation);
        if (shown.Refusal is { Problem.Status: StatusCodes.Status422UnprocessableEntity } unfit)
        {
            form.Refuse(NoticeForm.Reason, unfit.Problem.Title + unfit.Problem.Advice);
        }
        else if (shown.Refusal is { } refusal)
        {
            return new RefusalAnswer(refusal);
        }

        var address = $"{PathOf(insurerNumber, member)}/{version}/number";
        return new RazorComponentResult<NumberPage>(new { Address = address, Member = PathOf(insurerNumber, member), Form = form, Number = form.IsGood ? shown.Result : null })
        {
            StatusCode = form.IsGood ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
    }
}
