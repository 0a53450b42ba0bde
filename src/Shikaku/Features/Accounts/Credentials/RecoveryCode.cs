using System.Security.Cryptography;
using System.Text;

namespace Shikaku.Features.Accounts.Credentials;

/// <summary>Codes for the day on which the authenticator is lost: each opens once (復旧コード). 80 random bits, so that a plain digest keeps them.</summary>
internal static class RecoveryCode
{
    private const int CountOfSet = 10;
    private const int ByteCount = 10;

    /// <summary>Makes a set of ten, each in groups of four letters.</summary>
    public static string[] NewSet() =>
        [.. Enumerable.Range(0, CountOfSet).Select(_ => Base32.InGroups(Base32.Encode(RandomNumberGenerator.GetBytes(ByteCount))))];

    /// <summary>What the database keeps of a code, however its groups were typed.</summary>
    public static byte[] DigestOf(string code) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant()));
}
