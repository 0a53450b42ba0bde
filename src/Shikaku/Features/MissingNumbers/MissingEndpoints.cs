using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shikaku.Features.Accounts;
using Shikaku.Features.Members;
using Shikaku.Features.MissingNumbers.Documents;
using Shikaku.Outcomes;
using Shikaku.Web;
using Shikaku.Web.Access;
using Shikaku.Web.Refusals;

namespace Shikaku.Features.MissingNumbers;

/// <summary>The work list of missing numbers in the interface for systems. Comparing by eye is people's and has a page only.</summary>
internal static class MissingEndpoints
{
    private const string Tag = "個人番号のない加入者";
    private const int PageSize = 100, MostRows = 1000;

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var insurer = routes.MapApi().MapGroup("/insurers/{insurerNumber}").WithTags(Tag);
        insurer.MapGet("/missing-numbers", ListAsync).RequireRight(Right.ViewMembers)
            .WithName("listMissingNumbers").WithSummary("個人番号のない加入者の一覧（古い順）")
            .WithDescription("state（Noted、NoticeAsked、Inquiring、SentBack、Examining、Registered、Withdrawn）で絞り込む。なければ番号をさがしているものすべて。").Produces<MissingPageDocument>();
        insurer.MapGet("/missing-numbers.csv", DownloadAsync).RequireRight(Right.ViewMembers)
            .WithName("downloadMissingNumbers").WithSummary("個人番号のない加入者の一覧（CSV）").Produces<string>(contentType: "text/csv");
        var entry = insurer.MapGroup("/missing-numbers/{entry:guid}");
        entry.MapGet("", FindAsync).RequireRight(Right.ViewMembers).WithName("findMissingNumber").WithSummary("個人番号のない加入者の状態").Produces<MissingEntryDocument>();
        entry.MapPost("/notice", AskNoticeAsync).RequireRight(Right.ChangeMembers)
            .WithName("askNotice").WithSummary("届出を求めた日を記録する").Produces<MissingEntryDocument>();
        entry.MapPost("/inquiry", InquireAsync).RequireRight(Right.ChangeMembers)
            .WithName("inquireNumber").WithSummary("住基ネットに5情報（福祉事務所の類型Cは4情報）で照会する")
            .WithDescription("届出を求めたことの記録が先に要る。項目が一つでも足りなければ S201 で断り、照会しない。").Produces<MissingEntryDocument>();
        entry.MapPost("/withdrawal", WithdrawAsync).RequireRight(Right.ChangeMembers)
            .WithName("withdrawMissingNumber").WithSummary("番号をさがすのをやめる（誤って送った行）").Produces<MissingEntryDocument>();
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, string insurerNumber, string? state, int? skip, int? count, MissingQueries queries, CancellationToken cancellation) =>
        TryReadState(state, out var chosen)
            ? (await queries.ListAsync(context.CallerOf(), insurerNumber, chosen, Math.Max(skip ?? 0, 0), Math.Clamp(count ?? PageSize, 1, MostRows), cancellation))
                .Answer(page => Results.Ok(MissingPageDocument.Of(page)))
            : new RefusalAnswer(new Refusal(Problems.FilterUnfit));

    /// <summary>Reads the state by which the list is narrowed; null for none.</summary>
    /// <returns>False if there is no such state.</returns>
    public static bool TryReadState(string? text, out MissingState? state)
    {
        var isKnown = EnumText.TryParse<MissingState>(text, out var named);
        state = isKnown ? named : null;
        return isKnown || string.IsNullOrEmpty(text);
    }

    /// <summary>The list as a file, for pages too.</summary>
    public static async Task<IResult> DownloadAsync(HttpContext context, string insurerNumber, string? state, MissingQueries queries, CancellationToken cancellation)
    {
        if (!TryReadState(state, out var chosen))
        {
            return new RefusalAnswer(new Refusal(Problems.FilterUnfit));
        }

        var caller = context.CallerOf();
        return (await queries.ListAsync(caller, insurerNumber, chosen, 0, MissingDownload.PageSize, cancellation))
            .Answer(first => new MissingDownload(queries, caller, insurerNumber, chosen, first));
    }

    private static async Task<IResult> FindAsync(HttpContext context, string insurerNumber, Guid entry, MissingQueries queries, CancellationToken cancellation) =>
        (await queries.FindAsync(context.CallerOf(), insurerNumber, entry, cancellation)).Answer(found => Results.Ok(MissingEntryDocument.Of(found.Content)));

    private static async Task<IResult> AskNoticeAsync(
        HttpContext context, string insurerNumber, Guid entry, AskNoticeDocument document, InquiryDesk desk, MemberSetup setup, CancellationToken cancellation) =>
        (await desk.AskNoticeAsync(context.CallerOf(), insurerNumber, entry, null, document.AskedOn ?? setup.Today, cancellation))
            .Answer(asked => Results.Ok(MissingEntryDocument.Of(asked)));

    private static async Task<IResult> InquireAsync(
        HttpContext context, string insurerNumber, Guid entry, InquiryDocument document, InquiryDesk desk, MissingQueries queries, CancellationToken cancellation)
    {
        var caller = context.CallerOf();
        var failure = EnumText.TryParse<NoticeFailure>(document.NoticeFailure, out var named) ? named : (NoticeFailure)(-1);
        var started = await desk.StartAsync(caller, insurerNumber, [entry], failure, cancellation);
        return started.Refusal is { } refusal
            ? new RefusalAnswer(refusal)
            : (await queries.FindAsync(caller with { Rights = caller.Rights | Right.ViewMembers }, insurerNumber, entry, cancellation))
                .Answer(found => Results.Ok(MissingEntryDocument.Of(found.Content)));
    }

    private static async Task<IResult> WithdrawAsync(
        HttpContext context, string insurerNumber, Guid entry, WithdrawalDocument document, InquiryDesk desk, CancellationToken cancellation) =>
        (await desk.WithdrawAsync(context.CallerOf(), insurerNumber, entry, null, document.Reason, cancellation))
            .Answer(withdrawn => Results.Ok(MissingEntryDocument.Of(withdrawn)));
}
