using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shikaku.Features.Accounts;
using Shikaku.Features.Members.Documents;
using Shikaku.Outcomes;
using Shikaku.Web;
using Shikaku.Web.Access;
using Shikaku.Web.Refusals;

namespace Shikaku.Features.Members;

/// <summary>The members in the interface for systems.</summary>
internal static class MemberEndpoints
{
    private const string Tag = "加入者";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var insurer = routes.MapApi().MapGroup("/insurers/{insurerNumber}").WithTags(Tag);
        insurer.MapPost("/members/search", SearchAsync).RequireRight(Right.ViewMembers)
            .WithName("searchMembers").WithSummary("加入者を探す").WithDescription("検索条件は本文で送る。個人番号での検索には別の権限が要る。")
            .Produces<PageDocument>();
        insurer.MapGet("/members/{member:guid}", FindAsync).RequireRight(Right.ViewMembers)
            .WithName("findMember").WithSummary("加入者のすべての資格")
            .WithDescription("day はいつの状態か、known はいつの時点（その日の24時、日本時間）に登録されていた内容か。省略すると今日と現在。個人番号は下4桁だけを示す。")
            .Produces<MemberDocument>();
        insurer.MapGet("/members/{member:guid}/timeline", TimelineAsync).RequireRight(Right.ViewMembers)
            .WithName("memberTimeline").WithSummary("加入者の変更の履歴（新しい順）").Produces<IEnumerable<TimelineDocument>>();
        insurer.MapPost("/members", RegisterAsync).RequireRight(Right.ChangeMembers)
            .WithName("registerMember").WithSummary("資格を一件登録する")
            .WithDescription("項目名は加入者情報ファイルの英語名。誤りの指摘があると何も登録せず、422 で指摘を返す。")
            .Produces<ResultDocument>().Produces<ResultDocument>(StatusCodes.Status422UnprocessableEntity);
        MapNotice(insurer, RowOperation.Change, insurer.MapPatch, "", "changeQualification", "資格を変更・訂正する", "fact_on があればその日から変更し、なければ訂正する。喪失の取消は lost_on と loss_reason を null にする。");
        MapNotice(insurer, RowOperation.Lose, insurer.MapPost, "/loss", "loseQualification", "資格を喪失させる", "lost_on（資格のない最初の日）と loss_reason を送る。");
        MapNotice(insurer, RowOperation.Cancel, insurer.MapPost, "/cancellation", "cancelQualification", "資格を取り消す", "はじめから無かったものとする。履歴には残る。");
    }

    private static void MapNotice(
        RouteGroupBuilder insurer, RowOperation operation, Func<string, Delegate, RouteHandlerBuilder> map, string path, string name, string summary, string description) =>
        map("/qualifications/{version:guid}" + path, (HttpContext context, string insurerNumber, Guid version, NoticeDocument notice, MemberNotices notices, CancellationToken cancellation) =>
                SendAsync(context, insurerNumber, version, operation, notice, notices, cancellation))
            .RequireRight(Right.ChangeMembers).WithName(name).WithSummary(summary)
            .WithDescription(description + "表示したときの etag を If-Match に付ける。その後に変更されていれば 409 で、変更した人・日時・項目を返す。")
            .Produces<ResultDocument>().Produces<ResultDocument>(StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> SearchAsync(HttpContext context, string insurerNumber, SearchDocument search, MemberSearch members, CancellationToken cancellation) =>
        (await members.FindAsync(context.CallerOf(), insurerNumber, search.Terms ?? new MemberSearchTerms(), search.After, search.Count, cancellation)).Answer(page => Results.Ok(PageDocument.Of(page)));

    private static async Task<IResult> FindAsync(
        HttpContext context, string insurerNumber, Guid member, [FromQuery] DateOnly? day, [FromQuery] DateOnly? known, MemberViews views, CancellationToken cancellation) =>
        (await views.FindAsync(context.CallerOf(), insurerNumber, member, day, known, cancellation)).Answer(view => Results.Ok(MemberDocument.Of(member, view)));

    private static async Task<IResult> TimelineAsync(HttpContext context, string insurerNumber, Guid member, MemberViews views, CancellationToken cancellation) =>
        (await views.TimelineAsync(context.CallerOf(), insurerNumber, member, cancellation)).Answer(timeline => Results.Ok(timeline.Select(TimelineDocument.Of)));

    private static Task<IResult> RegisterAsync(HttpContext context, string insurerNumber, NoticeDocument notice, MemberNotices notices, CancellationToken cancellation) =>
        SendAsync(context, insurerNumber, null, RowOperation.Add, notice, notices, cancellation);

    private static async Task<IResult> SendAsync(
        HttpContext context, string insurerNumber, Guid? version, RowOperation operation, NoticeDocument document, MemberNotices notices, CancellationToken cancellation)
    {
        var unfit = new List<string>();
        var notice = document.Read(operation, unfit);
        if (unfit.Count > 0)
        {
            return new RefusalAnswer(new Refusal(Problems.ColumnUnfit, [.. unfit]));
        }

        if (version is not null && context.Request.Headers.IfMatch.Count != 1)
        {
            return new RefusalAnswer(new Refusal(Problems.TagMissing));
        }

        var seen = DocumentText.ChangeOf(context.Request.Headers.IfMatch);
        var sent = await notices.RegisterAsync(context.CallerOf(), insurerNumber, notice with { Version = version, Seen = seen }, cancellation);
        return sent.Answer(result => Results.Json(
            ResultDocument.Of(result), statusCode: result.Result == RegistrationResult.Refused ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK));
    }
}
