using Microsoft.AspNetCore.Http;

namespace Shikaku.Features.Accounts.Pages;

/// <summary>The cookie of a session: the user, so that what somebody has typed can be kept for them when the session ends, and the token that opens it.</summary>
/// <param name="User">The user.</param>
/// <param name="Token">The token.</param>
internal sealed record SessionCookie(Guid User, string Token)
{
    private const string SecureName = "__Host-session";
    private const string PlainName = "session";
    private const char Separator = '.';

    /// <summary>Reads the cookie of a request; null if there is none.</summary>
    public static SessionCookie? Find(HttpRequest request) =>
        request.Cookies[NameFor(request)] is { } text && text.IndexOf(Separator, StringComparison.Ordinal) is > 0 and var separator
            && Guid.TryParseExact(text[..separator], "N", out var user)
            ? new(user, text[(separator + 1)..])
            : null;

    /// <summary>Gives it to the browser.</summary>
    public void Set(HttpContext context) =>
        context.Response.Cookies.Append(NameFor(context.Request), $"{User:N}{Separator}{Token}", OptionsFor(context.Request));

    /// <summary>Takes it away.</summary>
    public static void Remove(HttpContext context) => context.Response.Cookies.Delete(NameFor(context.Request), OptionsFor(context.Request));

    /// <summary>Shows nothing of the token.</summary>
    public override string ToString() => User.ToString();

    // Browsers take the safer name only where it comes by https.
    private static string NameFor(HttpRequest request) => request.IsHttps ? SecureName : PlainName;

    private static CookieOptions OptionsFor(HttpRequest request) =>
        new() { HttpOnly = true, Secure = request.IsHttps, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true };
}
