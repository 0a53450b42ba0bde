using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Shikaku.Web.Health;

/// <summary>What a service manager or a load balancer asks. Open to all: they tell nothing but the state.</summary>
internal static class HealthEndpoints
{
    /// <summary>Where they begin.</summary>
    public const string Prefix = "/health";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps both.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        // The process runs and answers; whoever restarts it for another reason would only make things worse.
        routes.MapMethods(Prefix + "/live", Methods, () => Results.Text("live")).AllowAnonymous().ExcludeFromDescription();
        routes.MapMethods(Prefix + "/ready", Methods, async (Readiness readiness, CancellationToken cancellation) =>
            await readiness.FindTroubleAsync(cancellation) is { } trouble
                ? Results.Text("not ready: " + trouble, statusCode: StatusCodes.Status503ServiceUnavailable)
                : Results.Text("ready")).AllowAnonymous().ExcludeFromDescription();
    }
}
