using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Shikaku.Features.Accounts.Pages;

/// <summary>
/// The cookie of a session: the user, so that what somebody has typed can be kept for them when the session ends, and the token that opens it. Both are sealed as one, so
/// that nobody passes for another by putting two cookies together.
/// </summary>
/// <param name="User">The user.</param>
/// <param name="Token">The token.</param>
internal sealed record SessionCookie(Guid User, string Token)
{
    private const string SecureName = "__Host-session";
    private const string PlainName = "session";
    private const string Purpose = "session";
    private const int UserLength = 16;

    /// <summary>Reads the cookie of a request; null if there is none of ours.</summary>
    public static SessionCookie? Find(HttpRequest request)
    {
        if (request.Cookies[NameFor(request)] is not { } text || !Base64Url.IsValid(text))
        {
            return null;
        }

        try
        {
            var content = ProtectionOf(request.HttpContext).CreateProtector(Purpose).Unprotect(Base64Url.DecodeFromChars(text));
            return new(new Guid(content.AsSpan(0, UserLength)), Encoding.UTF8.GetString(content.AsSpan(UserLength)));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Gives it to the browser.</summary>
    public void Set(HttpContext context) =>
        context.Response.Cookies.Append(NameFor(context.Request), ToText(ProtectionOf(context)), OptionsFor(context.Request));

    /// <summary>As the browser has it.</summary>
    public string ToText(IDataProtectionProvider protection) =>
        Base64Url.EncodeToString(protection.CreateProtector(Purpose).Protect([.. User.ToByteArray(), .. Encoding.UTF8.GetBytes(Token)]));

    /// <summary>Takes it away.</summary>
    public static void Remove(HttpContext context) => context.Response.Cookies.Delete(NameFor(context.Request), OptionsFor(context.Request));

    /// <summary>Shows nothing of the token.</summary>
    public override string ToString() => User.ToString();

    private static IDataProtectionProvider ProtectionOf(HttpContext context) => context.RequestServices.GetRequiredService<IDataProtectionProvider>();

    // Browsers take the safer name only where it comes by https.
    private static string NameFor(HttpRequest request) => request.IsHttps ? SecureName : PlainName;

    private static CookieOptions OptionsFor(HttpRequest request) =>
        new() { HttpOnly = true, Secure = request.IsHttps, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true };
}
