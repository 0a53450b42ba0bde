using System.Security.Cryptography;
using Shikaku.Features.Vault;

namespace Shikaku.Features.Accounts.Credentials;

/// <summary>
/// Seals the secrets of second factors: AES-256-GCM under a key derived from the key ring, bound to the user, so that a sealed secret moved to another user's
/// row does not open.
/// </summary>
/// <param name="ring">The secrets of the installation.</param>
internal sealed class FactorSeal(KeyRing ring)
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <summary>Seals a secret.</summary>
    public SealedFactor Close(ReadOnlySpan<byte> secret, Guid user)
    {
        var content = new byte[NonceLength + secret.Length + TagLength];
        var nonce = content.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = CipherOf(ring.Current);
        cipher.Encrypt(nonce, secret, content.AsSpan(NonceLength, secret.Length), content.AsSpan(NonceLength + secret.Length), OwnerOf(user));
        return new SealedFactor(ring.Current.Id, content);
    }

    /// <summary>Opens a sealed secret.</summary>
    /// <exception cref="CryptographicException">It was changed, is another user's, or lies under a key that the ring does not hold.</exception>
    public byte[] Open(SealedFactor factor, Guid user)
    {
        var key = ring.Find(factor.KeyId);
        var content = factor.Content.AsSpan();
        if (content.Length <= NonceLength + TagLength)
        {
            throw new CryptographicException("A sealed secret is too short.");
        }

        var secret = new byte[content.Length - NonceLength - TagLength];
        using var cipher = CipherOf(key);
        cipher.Decrypt(content[..NonceLength], content[NonceLength..^TagLength], content[^TagLength..], secret, OwnerOf(user));
        return secret;
    }

    // A key of its own: what is sealed for the vault can never be passed off for a secret here.
    private static AesGcm CipherOf(EncryptionKey key) =>
        new(HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Bytes, KeyRing.SecretLength, info: "Shikaku second factor"u8.ToArray()), TagLength);

    private static byte[] OwnerOf(Guid user) => user.ToByteArray(bigEndian: true);
}
