using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Shikaku.Features.Vault;

namespace Shikaku.Web.Safety;

/// <summary>
/// Seals what the web hands to a browser and takes back (AES-256-GCM), under keys that follow from the key ring: every node has the same ones, a restart loses
/// nothing, and nothing of them is stored.
/// </summary>
internal sealed class KeyRingProtection : IDataProtector
{
    private const string Root = "Shikaku web";
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly byte[] _key;

    /// <summary>Protection from a key ring.</summary>
    public KeyRingProtection(KeyRing ring)
        : this(ring.AuditSecret, Root)
    {
    }

    private KeyRingProtection(byte[] secret, string purpose) =>
        _key = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, KeyRing.SecretLength, info: Encoding.UTF8.GetBytes(purpose));

    /// <inheritdoc/>
    public IDataProtector CreateProtector(string purpose) => new KeyRingProtection(_key, purpose);

    /// <inheritdoc/>
    public byte[] Protect(byte[] plaintext)
    {
        var sealedBytes = new byte[NonceLength + plaintext.Length + TagLength];
        var nonce = sealedBytes.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(_key, TagLength);
        cipher.Encrypt(nonce, plaintext, sealedBytes.AsSpan(NonceLength, plaintext.Length), sealedBytes.AsSpan(^TagLength..));
        return sealedBytes;
    }

    /// <inheritdoc/>
    /// <exception cref="CryptographicException">It was not sealed under this ring for this purpose.</exception>
    public byte[] Unprotect(byte[] protectedData)
    {
        if (protectedData.Length < NonceLength + TagLength)
        {
            throw new CryptographicException("Too short.");
        }

        var plaintext = new byte[protectedData.Length - NonceLength - TagLength];
        using var cipher = new AesGcm(_key, TagLength);
        cipher.Decrypt(
            protectedData.AsSpan(0, NonceLength), protectedData.AsSpan(NonceLength, plaintext.Length), protectedData.AsSpan(^TagLength..), plaintext);
        return plaintext;
    }
}
