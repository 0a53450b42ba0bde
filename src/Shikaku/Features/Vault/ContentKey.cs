using System.Security.Cryptography;

namespace Shikaku.Features.Vault;

/// <summary>
/// Makes the digest by which the register knows the content of a file again: HMAC-SHA-256 under a key that follows from the person secret and never changes as
/// little as that. A plain digest of a short file would tell, by trying, the individual number in it.
/// </summary>
internal static class ContentKey
{
    /// <summary>The keyed digest of a content.</summary>
    /// <param name="ring">The secrets.</param>
    /// <param name="sha256">The plain digest of the content.</param>
    /// <returns>32 bytes.</returns>
    public static byte[] DigestOf(KeyRing ring, ReadOnlySpan<byte> sha256)
    {
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, ring.PersonSecret, KeyRing.SecretLength, info: "Shikaku file content"u8.ToArray());
        return HMACSHA256.HashData(key, sha256);
    }
}
