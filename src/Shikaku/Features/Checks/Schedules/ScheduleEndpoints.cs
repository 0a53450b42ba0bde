using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shikaku.Features.Accounts;
using Shikaku.Features.Checks.Runs;
using Shikaku.Outcomes;
using Shikaku.Web;
using Shikaku.Web.Access;
using Shikaku.Web.Refusals;

namespace Shikaku.Features.Checks.Schedules;

/// <summary>Check runs and schedules in the interface for systems of the implementing body.</summary>
internal static class ScheduleEndpoints
{
    private const string Tag = "誤入力チェック";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi().MapGroup("").WithTags(Tag);
        api.MapPost("/checks", StartAsync).RequireRight(Right.StartChecks)
            .WithName("startCheck").WithSummary("チェックを始める").WithDescription("kind は Full（全件）か Periodic（定期）。範囲を絞らなければ、すべての資格を照会する。").Produces<StartedDocument>();
        api.MapGet("/check-schedules", ListAsync).RequireRight(Right.StartChecks)
            .WithName("listCheckSchedules").WithSummary("定期チェックの予定").Produces<IReadOnlyList<ScheduleDocument>>();
        api.MapPut("/check-schedules/{schedule:guid}", SetAsync).RequireRight(Right.StartChecks)
            .WithName("setCheckSchedule").WithSummary("定期チェックの予定を登録・変更・停止する").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/check-schedules/{schedule:guid}", RemoveAsync).RequireRight(Right.StartChecks)
            .WithName("removeCheckSchedule").WithSummary("定期チェックの予定を削除する").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> StartAsync(HttpContext context, StartDocument document, RunStart start, CancellationToken cancellation)
    {
        if (!EnumText.TryParse<CheckKind>(document.Kind, out var kind) || kind is not (CheckKind.Full or CheckKind.Periodic))
        {
            return new RefusalAnswer(new Refusal(Problems.BadRequest));
        }

        var scope = new CheckScope(document.Insurer, document.Scheme, document.Method, document.AcquiredFrom, document.AcquiredUntil);
        return (await start.StartAsync(context.CallerOf(), kind, scope, document.Policy, cancellation)).Answer(run => TypedResults.Ok(new StartedDocument(run)));
    }

    private static async Task<IResult> ListAsync(HttpContext context, CheckSchedules schedules, CancellationToken cancellation) =>
        (await schedules.ListAsync(context.CallerOf(), cancellation)).Answer(views => TypedResults.Ok(views.Select(ScheduleDocument.Of).ToArray()));

    private static async Task<IResult> SetAsync(HttpContext context, Guid schedule, ScheduleDocument document, CheckSchedules schedules, CancellationToken cancellation)
    {
        var caller = context.CallerOf();
        return (await schedules.SetAsync(caller, document.ToSchedule(schedule, caller.Actor), cancellation)).Answer(_ => TypedResults.NoContent());
    }

    private static async Task<IResult> RemoveAsync(HttpContext context, Guid schedule, CheckSchedules schedules, CancellationToken cancellation) =>
        (await schedules.RemoveAsync(context.CallerOf(), schedule, cancellation)).Answer(_ => TypedResults.NoContent());

    /// <summary>What a system sends to start a run.</summary>
    /// <param name="Kind">Full or Periodic.</param>
    /// <param name="Insurer">One insurer (保険者番号).</param>
    /// <param name="Scheme">One 法別番号; 0 for insurers without one.</param>
    /// <param name="Method">One 個人番号取得方法.</param>
    /// <param name="AcquiredFrom">First day of the 資格取得年月日.</param>
    /// <param name="AcquiredUntil">Last day of it.</param>
    /// <param name="Policy">The judgement policy; the default if left out.</param>
    public sealed record StartDocument(
        string? Kind, string? Insurer = null, int? Scheme = null, string? Method = null, DateOnly? AcquiredFrom = null, DateOnly? AcquiredUntil = null, string? Policy = null);

    /// <summary>The run that was started.</summary>
    /// <param name="Run">Names it.</param>
    public sealed record StartedDocument(Guid Run);
}
