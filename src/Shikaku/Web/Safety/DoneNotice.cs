using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Shikaku.Web.Access;
using Shikaku.Web.Components;

namespace Shikaku.Web.Safety;

/// <summary>
/// What somebody has just done, told once on the page that they are sent to. It goes there in a sealed cookie and not in the address, so that nobody can make a page say
/// what did not happen.
/// </summary>
/// <param name="Path">The page that tells it.</param>
/// <param name="Sentence">A sentence without personal data.</param>
/// <param name="Tone">How it is meant.</param>
/// <param name="At">When it was done.</param>
internal sealed record DoneNotice(string Path, string Sentence, Tone Tone, DateTimeOffset At)
{
    private const string Cookie = "shikaku.done";
    private const string Purpose = "done";

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    private static readonly CookieOptions Options = new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true };

    /// <summary>Gives a notice along with the answer.</summary>
    public static void Give(HttpContext context, string path, string sentence, Tone tone)
    {
        var notice = JsonSerializer.SerializeToUtf8Bytes(new DoneNotice(path, sentence, tone, ClockOf(context).GetUtcNow()));
        context.Response.Cookies.Append(Cookie, Base64Url.EncodeToString(ProtectorOf(context).Protect(notice)), Options);
    }

    /// <summary>Takes the notice of a page away from the browser; null if there is none.</summary>
    public static DoneNotice? Take(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { } text || context.Response.HasStarted)
        {
            return null;
        }

        context.Response.Cookies.Delete(Cookie, Options);
        var now = ClockOf(context).GetUtcNow();
        return Open(context, text) is { } notice && notice.Path == context.Request.Path && notice.At <= now && now - notice.At <= Life ? notice : null;
    }

    private static DoneNotice? Open(HttpContext context, string text)
    {
        try
        {
            return Base64Url.IsValid(text) ? JsonSerializer.Deserialize<DoneNotice>(ProtectorOf(context).Unprotect(Base64Url.DecodeFromChars(text))) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>What one user was told another does not read.</summary>
    private static IDataProtector ProtectorOf(HttpContext context) =>
        context.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector(Purpose).CreateProtector(context.FindCaller()?.Actor.ToString() ?? "");

    private static TimeProvider ClockOf(HttpContext context) => context.RequestServices.GetRequiredService<TimeProvider>();
}
