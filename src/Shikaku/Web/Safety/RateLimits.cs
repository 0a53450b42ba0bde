using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Shikaku.Outcomes;
using Shikaku.Web.Access;
using Shikaku.Web.Refusals;

namespace Shikaku.Web.Safety;

/// <summary>How often one caller may ask.</summary>
internal static class RateLimits
{
    /// <summary>For signing in, by network address. An office stands behind one address, so this only keeps machines out; accounts lock themselves.</summary>
    public const string SignIn = "sign-in";

    /// <summary>For the interface for systems, by API key.</summary>
    public const string Api = "api";

    private const int SignInsPerMinute = 60;
    private const int SegmentsOfMinute = 6;
    private const int ApiPerSecond = 100;
    private const int ApiAtOnce = 200;

    /// <summary>Sets the limits.</summary>
    public static void Configure(RateLimiterOptions options)
    {
        options.AddPolicy(SignIn, context => RateLimitPartition.GetSlidingWindowLimiter(AddressOf(context), _ => new()
        {
            PermitLimit = SignInsPerMinute,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = SegmentsOfMinute,
        }));
        options.AddPolicy(Api, context => RateLimitPartition.GetTokenBucketLimiter(context.FindCaller()?.Actor.ToString() ?? AddressOf(context), _ => new()
        {
            TokenLimit = ApiAtOnce,
            TokensPerPeriod = ApiPerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        }));
        options.OnRejected = async (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var time) ? time : TimeSpan.FromSeconds(1);
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            await RefusalAnswer.WriteAsync(rejected.HttpContext, new Refusal(Problems.TooManyRequests));
        };
    }

    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";
}
