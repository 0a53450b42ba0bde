using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Shikaku.Web.Safety;

/// <summary>The headers that tell a browser to trust nothing but what this server sends. Every answer carries them.</summary>
internal static class SecurityHeaders
{
    private const string StrictTransport = "max-age=31536000; includeSubDomains";

    /// <summary>Name and value of each.</summary>
    public static IReadOnlyList<KeyValuePair<string, StringValues>> All { get; } =
    [
        new("Content-Security-Policy", "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"),
        new("X-Content-Type-Options", "nosniff"),
        new("X-Frame-Options", "DENY"),
        new("Referrer-Policy", "no-referrer"),
        new("Cross-Origin-Opener-Policy", "same-origin"),
        new("Cross-Origin-Resource-Policy", "same-origin"),
        new("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ];

    /// <summary>Sets them as the answer begins, after whatever else has set or cleared headers.</summary>
    public static Task SetAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        foreach (var (name, value) in All)
        {
            headers[name] = value;
        }

        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = StrictTransport;
        }

        // Meant for a script of the framework's that no page here loads.
        headers.Remove("blazor-enhanced-nav");
        headers[RequestId.Header] = context.TraceIdentifier;

        // What names persons is not left in a cache; files that never change say otherwise themselves.
        if (!context.Items.ContainsKey(typeof(SecurityHeaders)))
        {
            headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }

    /// <summary>Lets an answer be kept for ever: what stands under its address never changes.</summary>
    public static void AllowCaching(HttpContext context)
    {
        context.Items[typeof(SecurityHeaders)] = true;
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
    }
}
