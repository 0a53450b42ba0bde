using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Shikaku.Features.Accounts;
using Shikaku.Features.Members;
using Shikaku.Outcomes;
using Shikaku.Web;
using Shikaku.Web.Access;
using Shikaku.Web.Components;
using Shikaku.Web.Refusals;

namespace Shikaku.Features.MissingNumbers.Pages;

/// <summary>The journeys of an entry: fill in, check the answers, confirm.</summary>
internal static class MissingStepPages
{
    /// <summary>Maps the pages.</summary>
    public static void Map(RouteGroupBuilder pages)
    {
        foreach (var (name, isInquiry) in new[] { ("inquiry", true), ("withdraw", false) })
        {
            var path = "/{insurerNumber}/{entry:guid}/" + name;
            pages.MapGet(path, (HttpContext context, string insurerNumber, Guid entry, MissingQueries queries, MemberSetup setup, CancellationToken cancellation) =>
                BeginAsync(context, insurerNumber, entry, isInquiry, queries, setup, cancellation)).RequireRight(Right.ChangeMembers);
            pages.MapPost(path, (HttpContext context, string insurerNumber, Guid entry, MissingQueries queries, InquiryDesk desk, MemberSetup setup, CancellationToken cancellation) =>
                GoOnAsync(context, insurerNumber, entry, isInquiry, queries, desk, setup, cancellation)).RequireRight(Right.ChangeMembers);
        }
    }

    private static async Task<IResult> BeginAsync(
        HttpContext context, string insurer, Guid entry, bool isInquiry, MissingQueries queries, MemberSetup setup, CancellationToken cancellation) =>
        (await MissingPages.ScreenAsync(context, insurer, entry, queries, setup, cancellation)).Answer(
            screen => Page(screen, isInquiry, new FormState().Set(MissingForm.Version, screen.Version.ToString()), setup, isCheck: false));

    private static async Task<IResult> GoOnAsync(
        HttpContext context, string insurer, Guid entry, bool isInquiry, MissingQueries queries, InquiryDesk desk, MemberSetup setup, CancellationToken cancellation)
    {
        var (caller, form) = (context.CallerOf(), await FormState.ReadAsync(context.Request, cancellation));
        var found = await MissingPages.ScreenAsync(context, insurer, entry, queries, setup, cancellation);
        if (found.Refusal is { } gone)
        {
            return new RefusalAnswer(gone);
        }

        var failure = Examine(form, isInquiry);
        var step = form.Text(MissingForm.Step);
        if (step != MissingForm.Confirm || !form.IsGood)
        {
            return Page(found.Result, isInquiry, form, setup, isCheck: step == MissingForm.Check && form.IsGood);
        }

        if (MissingPages.VersionOf(form) != found.Result.Version)
        {
            return new RefusalAnswer(new Refusal(Problems.Conflict));
        }

        var refusal = isInquiry
            ? (await desk.StartAsync(caller, insurer, [entry], failure, cancellation)).Refusal
            : (await desk.WithdrawAsync(caller, insurer, entry, found.Result.Version, form.Text(MissingForm.Why), cancellation)).Refusal;
        return refusal is null ? Answers.SeeOther(found.Result.Address, isInquiry ? "住基ネットへの照会を受け付けました。" : "取り下げました。")
            : refusal.Problem == Problems.TooFewItems ? Answers.SeeOther(found.Result.Address, refusal.Problem.Title, Tone.Bad)
            : new RefusalAnswer(refusal);
    }

    private static NoticeFailure Examine(FormState form, bool isInquiry)
    {
        var failure = default(NoticeFailure);
        if (isInquiry && !EnumText.TryParse(form.Text(MissingForm.Failure), out failure))
        {
            form.Refuse(MissingForm.Failure, "理由を選んでください。");
        }

        if (!isInquiry && AuditText.Examine(form.Text(MissingForm.Why), isNeeded: true) is { Problem: var problem })
        {
            form.Refuse(MissingForm.Why, problem.Title + problem.Advice);
        }

        return failure;
    }

    private static RazorComponentResult<MissingStepPage> Page(MissingScreen screen, bool isInquiry, FormState form, MemberSetup setup, bool isCheck)
    {
        var isOffice = setup.IsWelfareOffice(screen.Insurer);
        return new(new
        {
            Screen = screen,
            IsInquiry = isInquiry,
            Items = isOffice ? "4情報（漢字氏名、生年月日、性別、住所）" : "5情報（漢字氏名、カナ氏名、生年月日、性別、住所）",
            Form = form,
            IsCheck = isCheck,
        })
        {
            StatusCode = form.IsGood ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
    }
}
