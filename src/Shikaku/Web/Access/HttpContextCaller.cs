using Microsoft.AspNetCore.Http;
using Shikaku.Features.Accounts;

namespace Shikaku.Web.Access;

/// <summary>The caller of a request.</summary>
internal static class HttpContextCaller
{
    /// <summary>Who asks; null if nobody has made themselves known.</summary>
    public static Caller? FindCaller(this HttpContext context) => context.Features.Get<Caller>();

    /// <summary>Who asks, where the endpoint is not open to all.</summary>
    /// <exception cref="InvalidOperationException">The endpoint is open to all, and nobody has made themselves known.</exception>
    public static Caller CallerOf(this HttpContext context) =>
        context.FindCaller() ?? throw new InvalidOperationException("The endpoint is open to all and asks for a caller.");

    /// <summary>Says who asks; for authentication handlers.</summary>
    public static void SetCaller(this HttpContext context, Caller caller) => context.Features.Set(caller);
}
