using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Shikaku.Features.Audit;

namespace Shikaku.Features.Accounts.Pages;

/// <summary>
/// A secret that a page which asks for confirmation carries, sealed, to the request that makes it count: both requests of a button pressed twice then ask for the same thing.
/// </summary>
internal static class OneTimeSecret
{
    /// <summary>The hidden field that carries it.</summary>
    public const string FieldName = "once";

    private const string Purpose = "one-time secret";

    /// <summary>Seals a secret for the one who was shown the page.</summary>
    public static string Seal(IDataProtectionProvider protection, Actor actor, string secret) =>
        Base64Url.EncodeToString(ProtectorFor(protection, actor).Protect(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Opens what came back; null if it is nothing of ours, or another's.</summary>
    public static string? Open(IDataProtectionProvider protection, Actor actor, string text)
    {
        try
        {
            return text.Length > 0 && Base64Url.IsValid(text) ? Encoding.UTF8.GetString(ProtectorFor(protection, actor).Unprotect(Base64Url.DecodeFromChars(text))) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static IDataProtector ProtectorFor(IDataProtectionProvider protection, Actor actor) =>
        protection.CreateProtector(Purpose).CreateProtector(actor.ToString());
}
