using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Shikaku.Features.Accounts.Credentials;

/// <summary>A secret that its holder shows as it is: in a link, a cookie, the header of a request. The database keeps its digest alone.</summary>
internal static class SecretToken
{
    private const int ByteCount = 32;

    /// <summary>Makes one: 256 random bits, as 43 letters, digits and signs that an address may hold.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(ByteCount));

    /// <summary>What the database keeps: SHA-256. No salt is needed, since nobody guesses 256 bits.</summary>
    public static byte[] DigestOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
