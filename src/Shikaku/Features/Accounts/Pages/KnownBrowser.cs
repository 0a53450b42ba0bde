using System.Buffers.Binary;
using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Shikaku.Features.Accounts.Pages;

/// <summary>
/// The cookie by which a browser is known again in which a user has signed in. It opens nothing; its failures are counted apart, so that nobody elsewhere can lock the user out.
/// Each user has a cookie of their own, since clerks share machines.
/// </summary>
internal static class KnownBrowser
{
    private const string Purpose = "known browser";
    private const int IdLength = 16;
    private const int NameLength = 8;
    private const int NetworkLength = 8;

    private static readonly TimeSpan Life = TimeSpan.FromDays(180);

    /// <summary>Where a request that tries to sign in comes from.</summary>
    /// <param name="context">The request.</param>
    /// <param name="name">The folded sign-in name that it gives.</param>
    public static SignInOrigin OriginOf(HttpContext context, string name) => new(NetworkOf(context.Connection.RemoteIpAddress), Find(context, name));

    /// <summary>Lets a browser be known again in which a user has shown that it is the user.</summary>
    public static void Set(HttpContext context, string name)
    {
        var content = new byte[IdLength + sizeof(long)];
        (Find(context, name) ?? Guid.CreateVersion7(ClockOf(context).GetUtcNow())).TryWriteBytes(content);
        BinaryPrimitives.WriteInt64LittleEndian(content.AsSpan(IdLength), ClockOf(context).GetUtcNow().ToUnixTimeSeconds());
        var options = new CookieOptions
        {
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            SameSite = SameSiteMode.Strict,
            Path = "/",
            IsEssential = true,
            MaxAge = Life,
        };
        context.Response.Cookies.Append(NameFor(context.Request, name), Base64Url.EncodeToString(ProtectorOf(context, name).Protect(content)), options);
    }

    private static Guid? Find(HttpContext context, string name)
    {
        if (context.Request.Cookies[NameFor(context.Request, name)] is not { } text || !Base64Url.IsValid(text))
        {
            return null;
        }

        try
        {
            var content = ProtectorOf(context, name).Unprotect(Base64Url.DecodeFromChars(text));
            var since = DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64LittleEndian(content.AsSpan(IdLength)));
            return ClockOf(context).GetUtcNow() - since <= Life ? new Guid(content.AsSpan(0, IdLength)) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>An address; of the newer sort the first half, since one place has as many of those as it likes.</summary>
    private static string NetworkOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, NetworkLength)),
        _ => address.ToString(),
    };

    // The name of the cookie does not say whose it is.
    private static string NameFor(HttpRequest request, string name) =>
        (request.IsHttps ? "__Host-browser-" : "browser-") + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, NameLength));

    private static IDataProtector ProtectorOf(HttpContext context, string name) =>
        context.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector(Purpose).CreateProtector(name);

    private static TimeProvider ClockOf(HttpContext context) => context.RequestServices.GetRequiredService<TimeProvider>();
}
