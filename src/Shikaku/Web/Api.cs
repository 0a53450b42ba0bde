using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shikaku.Features.Accounts;
using Shikaku.Web.Access;
using Shikaku.Web.Safety;

namespace Shikaku.Web;

/// <summary>The interface for other systems (サーバー間連携): JSON, problems as RFC 9457, callers by API key.</summary>
internal static class Api
{
    /// <summary>Where it begins.</summary>
    public const string Prefix = "/api";

    /// <summary>Where its present version begins.</summary>
    public const string Version1 = Prefix + "/v1";

    /// <summary>Whether a request is for the interface.</summary>
    public static bool Has(HttpRequest request) => request.Path.StartsWithSegments(Prefix, StringComparison.Ordinal);

    /// <summary>The group of the present version; features map their endpoints in it.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Version1);
        group.RequireRateLimiting(RateLimits.Api);
        return group;
    }

    /// <summary>Maps what belongs to no feature.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapApi().MapGet("/caller", (HttpContext context) => CallerView.Of(context.CallerOf()))
            .WithName("caller").WithSummary("APIキーがどの組織のもので、何ができるか").WithTags("接続");

    /// <summary>What a system is told about its own key.</summary>
    /// <param name="Name">The key's name.</param>
    /// <param name="Organisation">Whose it is: an insurer's number (保険者番号), or the code or name of another organisation.</param>
    /// <param name="Rights">What it may do.</param>
    public sealed record CallerView(string Name, string Organisation, IReadOnlyList<string> Rights)
    {
        /// <summary>The view of a caller.</summary>
        internal static CallerView Of(Caller caller) =>
            new(caller.Actor.Name, caller.Organisation, [.. from right in Enum.GetValues<Right>() where right != Right.None && (caller.Rights & right) == right select right.ToString()]);
    }
}
