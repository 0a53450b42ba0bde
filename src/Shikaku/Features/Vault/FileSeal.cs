using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Shikaku.Features.Vault;

/// <summary>
/// Seals the parts of a received file for the vault and opens them: AES-256-GCM, bound to file and place, so that parts cannot be exchanged. Not thread-safe.
/// </summary>
/// <param name="ring">The secrets.</param>
/// <param name="file">Names the file.</param>
internal sealed class FileSeal(KeyRing ring, Guid file) : IDisposable
{
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int PlaceLength = 16 + sizeof(int);

    private (string Id, AesGcm Cipher)? _cipher;

    /// <summary>Seals a part under the current key.</summary>
    /// <param name="part">Its place, from 0.</param>
    /// <param name="content">Its bytes.</param>
    /// <returns>Nonce, sealed bytes, tag.</returns>
    public byte[] Close(int part, ReadOnlySpan<byte> content)
    {
        var sealedPart = new byte[NonceLength + content.Length + TagLength];
        var nonce = sealedPart.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        CipherOf(ring.Current.Id).Encrypt(nonce, content, sealedPart.AsSpan(NonceLength, content.Length), sealedPart.AsSpan(NonceLength + content.Length), PlaceOf(part));
        return sealedPart;
    }

    /// <summary>Opens a part.</summary>
    /// <exception cref="CryptographicException">It was changed, is another's, or was sealed under a key that the ring does not hold.</exception>
    public byte[] Open(int part, string keyId, ReadOnlySpan<byte> sealedPart)
    {
        var content = new byte[sealedPart.Length - NonceLength - TagLength];
        CipherOf(keyId).Decrypt(sealedPart[..NonceLength], sealedPart.Slice(NonceLength, content.Length), sealedPart[^TagLength..], content, PlaceOf(part));
        return content;
    }

    /// <inheritdoc/>
    public void Dispose() => _cipher?.Cipher.Dispose();

    private byte[] PlaceOf(int part)
    {
        var place = new byte[PlaceLength];
        file.TryWriteBytes(place, bigEndian: true, out var written);
        BinaryPrimitives.WriteInt32BigEndian(place.AsSpan(written), part);
        return place;
    }

    private AesGcm CipherOf(string keyId)
    {
        if (_cipher is not { } known || known.Id != keyId)
        {
            var key = ring.Find(keyId);
            _cipher?.Cipher.Dispose();
            _cipher = known = (keyId, new AesGcm(key.Bytes, TagLength));
        }

        return known.Cipher;
    }
}
