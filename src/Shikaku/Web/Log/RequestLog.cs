using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Shikaku.Web.Health;
using Shikaku.Web.Safety;

namespace Shikaku.Web.Log;

/// <summary>Names each request and notes its end: method, route, status and time. Never the path, query, headers or body: whoever mistypes may put a person there.</summary>
internal sealed partial class RequestLog(RequestDelegate next, TimeProvider clock, ILogger<RequestLog> logger)
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Post, HttpMethods.Put, HttpMethods.Patch, HttpMethods.Delete, HttpMethods.Head, HttpMethods.Options];

    /// <summary>Passes one request on.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        context.TraceIdentifier = RequestId.Make();
        context.Response.OnStarting(() => SecurityHeaders.SetAsync(context));
        using var scope = logger.BeginScope(new RequestScope(context.TraceIdentifier));
        var begin = clock.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var status = context.Response.StatusCode;
            if (status >= StatusCodes.Status400BadRequest || !IsRoutine(context.Request))
            {
                var method = Methods.FirstOrDefault(context.Request.Method.Equals, "OTHER");
                var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "none";
                var milliseconds = Math.Round(clock.GetElapsedTime(begin).TotalMilliseconds, 1);
                LogEnd(method, route, status, milliseconds);
            }
        }
    }

    private static bool IsRoutine(HttpRequest request) => request.Path.StartsWithSegments(HealthEndpoints.Prefix, StringComparison.Ordinal);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} {Status} {Milliseconds} ms")]
    private partial void LogEnd(string method, string route, int status, double milliseconds);
}
