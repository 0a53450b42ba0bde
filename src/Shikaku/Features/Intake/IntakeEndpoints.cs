using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Shikaku.Features.Accounts;
using Shikaku.Features.Vault;
using Shikaku.Outcomes;
using Shikaku.Web;
using Shikaku.Web.Access;
using Shikaku.Web.Refusals;

namespace Shikaku.Features.Intake;

/// <summary>The intake in the interface for systems: hand a file in, ask how far it is, fetch its findings.</summary>
internal static class IntakeEndpoints
{
    private const string IdempotencyKey = "Idempotency-Key";
    private const int LongestKey = 200;
    private const int PageSize = 100;
    private const string Tag = "取込";

    private static readonly TimeSpan LongestUpload = TimeSpan.FromHours(2);

    /// <summary>Maps the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapApi().MapGroup("/insurers/{insurerNumber}/intakes").WithTags(Tag);
        group.MapPost("", ReceiveAsync)
            .WithName("receiveIntake").WithSummary("加入者情報のCSVファイルを送る。本文がファイルそのもの。同じ内容は一度しか取り込まない")
            .Accepts<Stream>("text/csv", "application/octet-stream").Produces<IntakeView>(StatusCodes.Status202Accepted).Produces<IntakeView>()
            .RequireRight(Right.SubmitIntakes).WithMetadata(new LargestBody()).WithRequestTimeout(LongestUpload);
        group.MapGet("", ListAsync)
            .WithName("listIntakes").WithSummary("送ったファイルの一覧（新しい順）。続きは before に最後の id を付けて得る").Produces<IntakeView[]>()
            .RequireRight(Right.ViewIntakes);
        group.MapGet("/{intake:guid}", FindAsync)
            .WithName("findIntake").WithSummary("ファイルの状態と結果").Produces<IntakeView>()
            .RequireRight(Right.ViewIntakes);
        group.MapGet("/{intake:guid}/findings.csv", FindingsAsync)
            .WithName("intakeFindings").WithSummary("ファイルの指摘の一覧（CSV）").Produces<string>(contentType: "text/csv")
            .RequireRight(Right.ViewIntakes).WithRequestTimeout(LongestUpload);
    }

    private static async Task<IResult> ReceiveAsync(HttpContext context, string insurerNumber, FileReceiver receiver, IntakeQueries queries, CancellationToken cancellation)
    {
        var request = context.Request;
        if (request.Headers.ContainsKey(HeaderNames.ContentEncoding))
        {
            return new RefusalAnswer(new Refusal(Problems.WrongType, "圧縮せずに送ってください。"));
        }

        var key = request.Headers[IdempotencyKey].ToString();
        if (key.Length > LongestKey || NumberInText.IsIn(key))
        {
            return new RefusalAnswer(new Refusal(Problems.BadRequest, $"{IdempotencyKey} は{LongestKey}文字までで、個人番号と思われる数字を含められません。"));
        }

        var caller = context.CallerOf();
        var received = await receiver.ReceiveAsync(caller, insurerNumber, request.Body, IntakeChannel.Api, key.Length == 0 ? null : key, cancellation);
        if (received.Refusal is { } refusal)
        {
            return new RefusalAnswer(refusal);
        }

        var found = await queries.FindAsync(caller with { Rights = caller.Rights | Right.ViewIntakes }, insurerNumber, received.Result.Id, cancellation);
        var path = $"{Api.Version1}/insurers/{insurerNumber}/intakes/{received.Result.Id}";
        return found.Answer(file => received.Result.IsNew ? Results.Accepted(path, IntakeView.Of(file)) : Results.Ok(IntakeView.Of(file, isRepeated: true)));
    }

    private static async Task<IResult> ListAsync(HttpContext context, string insurerNumber, Guid? before, IntakeQueries queries, CancellationToken cancellation) =>
        (await queries.ListAsync(context.CallerOf(), insurerNumber, before, PageSize, cancellation)).Answer(files => Results.Ok(files.Select(IntakeView.Of)));

    private static async Task<IResult> FindAsync(HttpContext context, string insurerNumber, Guid intake, IntakeQueries queries, CancellationToken cancellation) =>
        (await queries.FindAsync(context.CallerOf(), insurerNumber, intake, cancellation)).Answer(file => Results.Ok(IntakeView.Of(file)));

    private static async Task<IResult> FindingsAsync(HttpContext context, string insurerNumber, Guid intake, IntakeQueries queries, CancellationToken cancellation)
    {
        var caller = context.CallerOf();
        return (await queries.FindAsync(caller, insurerNumber, intake, cancellation)).Answer(file => new FindingsDownload(queries, caller, file));
    }
}
