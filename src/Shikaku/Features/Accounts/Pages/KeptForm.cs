using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Shikaku.Web.Pages;

namespace Shikaku.Features.Accounts.Pages;

/// <summary>
/// Where somebody wanted to go, and what they had typed, when their session had ended. It goes sealed through the pages of signing in, so that the server keeps
/// nothing, and is shown again to the same user alone.
/// </summary>
/// <param name="User">Who typed it; empty if nobody was signed in.</param>
/// <param name="Path">Where it was to go.</param>
/// <param name="Fields">What was typed; null if a page was asked for.</param>
internal sealed record KeptForm(Guid User, string Path, IReadOnlyList<KeyValuePair<string, string>>? Fields)
{
    /// <summary>The hidden field that carries it.</summary>
    public const string FieldName = "kept";

    private const string Purpose = "kept form";
    private const int MostFields = 500;
    private const string ForgeryField = "__RequestVerificationToken";
    private const long LongestForm = 64 * 1024;

    /// <summary>Takes what a request wanted. A form that is too long or holds files is left out, and so is one with passwords: its page is asked for again.</summary>
    public static async Task<KeptForm> TakeAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            // Two slashes would lead to another site.
            return new(Guid.Empty, request.Path.Value is ['/', '/' or '\\', ..] ? HomePages.Home : request.Path + request.QueryString, null);
        }

        if (request.Path.StartsWithSegments(OwnAccountPages.Home, StringComparison.Ordinal))
        {
            return new(Guid.Empty, request.Path, null);
        }

        if (SessionCookie.Find(request) is not { User: var user } || request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true
            || request.ContentLength is null or > LongestForm)
        {
            return new(Guid.Empty, HomePages.Home, null);
        }

        var form = await request.ReadFormAsync(cancellation);
        var fields = from field in form
                     where field.Key != ForgeryField
                     from value in field.Value
                     select KeyValuePair.Create(field.Key, value ?? "");
        return new(user, request.Path, [.. fields.Take(MostFields)]);
    }

    /// <summary>Opens what came back; null if it is nothing of ours.</summary>
    public static KeptForm? Open(IDataProtectionProvider protection, string text)
    {
        try
        {
            return Base64Url.IsValid(text) ? JsonSerializer.Deserialize<KeptForm>(protection.CreateProtector(Purpose).Unprotect(Base64Url.DecodeFromChars(text))) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Seals it.</summary>
    public string Seal(IDataProtectionProvider protection) =>
        Base64Url.EncodeToString(protection.CreateProtector(Purpose).Protect(JsonSerializer.SerializeToUtf8Bytes(this)));

    /// <summary>Shows nothing of what was typed.</summary>
    public override string ToString() => nameof(KeptForm);
}
