using System.Buffers.Text;
using System.Security.Cryptography;
using Shikaku.Core.Identifiers;

namespace Shikaku.Features.Vault;

/// <summary>
/// Seals numbers for the vault and opens them: AES-256-GCM, bound to the person's key, so that a sealed number moved to another person's row does not open.
/// One for each worker; it is not thread-safe.
/// </summary>
internal sealed class NumberSeal : IDisposable
{
    /// <summary>Number of bytes of a sealed number: nonce, digits, tag.</summary>
    public const int Length = NonceLength + IndividualNumber.Length + TagLength;

    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly KeyRing _ring;
    private readonly Dictionary<string, AesGcm> _ciphers = new(StringComparer.Ordinal);

    /// <summary>Makes a seal.</summary>
    /// <param name="ring">The secrets.</param>
    public NumberSeal(KeyRing ring) => _ring = ring;

    /// <summary>The key that stands for a number's person.</summary>
    public PersonKey PersonKeyOf(IndividualNumber number)
    {
        Span<byte> digits = stackalloc byte[IndividualNumber.Length];
        Write(number, digits);
        Span<byte> hash = stackalloc byte[PersonKey.Length];
        HMACSHA256.HashData(_ring.PersonSecret, digits, hash);
        CryptographicOperations.ZeroMemory(digits);
        return new PersonKey(hash);
    }

    /// <summary>Seals a number under the current key.</summary>
    /// <param name="number">The number.</param>
    /// <param name="person">Its person.</param>
    /// <returns><see cref="Length"/> bytes.</returns>
    public byte[] Close(IndividualNumber number, PersonKey person)
    {
        Span<byte> digits = stackalloc byte[IndividualNumber.Length];
        Write(number, digits);
        Span<byte> owner = stackalloc byte[PersonKey.Length];
        person.CopyTo(owner);
        var sealedNumber = new byte[Length];
        var nonce = sealedNumber.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        CipherOf(_ring.Current).Encrypt(
            nonce, digits, sealedNumber.AsSpan(NonceLength, IndividualNumber.Length), sealedNumber.AsSpan(NonceLength + IndividualNumber.Length), owner);
        CryptographicOperations.ZeroMemory(digits);
        return sealedNumber;
    }

    /// <summary>Opens a sealed number.</summary>
    /// <param name="sealedNumber">What <see cref="Close"/> made.</param>
    /// <param name="keyId">The key that it was sealed under.</param>
    /// <param name="person">The person whose row it lies in.</param>
    /// <exception cref="CryptographicException">It was changed, is another person's, or was sealed under a key that the ring does not hold.</exception>
    public IndividualNumber Open(ReadOnlySpan<byte> sealedNumber, string keyId, PersonKey person)
    {
        var key = _ring.Find(keyId);
        if (sealedNumber.Length != Length)
        {
            throw new CryptographicException("A sealed number has another length.");
        }

        Span<byte> digits = stackalloc byte[IndividualNumber.Length];
        Span<byte> owner = stackalloc byte[PersonKey.Length];
        person.CopyTo(owner);
        CipherOf(key).Decrypt(
            sealedNumber[..NonceLength], sealedNumber.Slice(NonceLength, IndividualNumber.Length), sealedNumber[(NonceLength + IndividualNumber.Length)..],
            digits, owner);
        var isNumber = IndividualNumber.TryParse(digits, out var number, out _);
        CryptographicOperations.ZeroMemory(digits);
        return isNumber ? number : throw new CryptographicException("A sealed text is no number.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var cipher in _ciphers.Values)
        {
            cipher.Dispose();
        }
    }

    private static void Write(IndividualNumber number, Span<byte> digits) => Utf8Formatter.TryFormat(number.ToKey(), digits, out _, new('D', IndividualNumber.Length));

    private AesGcm CipherOf(EncryptionKey key)
    {
        if (!_ciphers.TryGetValue(key.Id, out var cipher))
        {
            _ciphers.Add(key.Id, cipher = new AesGcm(key.Bytes, TagLength));
        }

        return cipher;
    }
}
