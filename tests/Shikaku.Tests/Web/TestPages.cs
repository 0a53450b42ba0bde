using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using Shikaku.Features.Accounts;
using Shikaku.Outcomes;
using Shikaku.Web;
using Shikaku.Web.Access;
using Shikaku.Web.Refusals;
using Shikaku.Web.Safety;

namespace Shikaku.Tests.Web;

/// <summary>Pages that do what a test of the frame needs: fail in every way, take their time, ask for a right.</summary>
internal sealed class TestPages
{
    /// <summary>What no answer and no log may repeat.</summary>
    public const string Secret = "秘密太郎";

    private readonly TaskCompletionSource _release = new();

    /// <summary>Done as soon as somebody waits for <c>/test/slow</c>.</summary>
    public TaskCompletionSource Waiting { get; } = new();

    public WebFeature Feature => new()
    {
        Map = Map,
        Navigation = [new("加入者", "/test/members", "加入者を探します。", Right.ViewMembers), new("統計", "/test/statistics", "件数を見ます。", Right.ViewStatistics)],
    };

    /// <summary>Lets those who wait for <c>/test/slow</c> go on.</summary>
    public void Release() => _release.SetResult();

    private void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/test/members", () => "").RequireRight(Right.ViewMembers);
        routes.MapGet("/test/bug", IResult () => throw new InvalidOperationException(Secret)).AllowAnonymous();
        routes.MapGet("/test/no-database", IResult () => throw new NpgsqlException(Secret)).AllowAnonymous();
        routes.MapGet("/test/late", IResult () => throw new OperationCanceledException(Secret)).AllowAnonymous();
        routes.MapGet("/test/conflict", () => Answer(new Refusal(Problems.Conflict, "氏名が変更されています。"))).AllowAnonymous();
        routes.MapGet("/test/status/{status}", (int status) => Results.StatusCode(status)).AllowAnonymous();
        routes.MapPost("/test/form", () => "done").AllowAnonymous();
        routes.MapPost("/test/sign-in", () => "tried").AllowAnonymous().RequireRateLimiting(RateLimits.SignIn);
        routes.MapGet("/test/slow", async () =>
        {
            Waiting.SetResult();
            await _release.Task;
            return "whole";
        }).AllowAnonymous();
        var api = routes.MapApi();
        api.MapGet("/test/members", () => "").RequireRight(Right.ViewMembers);
        api.MapGet("/test/bug", IResult () => throw new InvalidOperationException(Secret));
        api.MapGet("/test/conflict", () => Answer(new Refusal(Problems.Conflict, "氏名が変更されています。")));
        api.MapPost("/test/body", async (HttpRequest request) =>
        {
            await request.Body.CopyToAsync(Stream.Null);
            return "taken";
        });
    }

    private static IResult Answer(Outcome<string> outcome) => outcome.Answer(text => Results.Text(text));
}
