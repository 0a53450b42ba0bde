namespace Shikaku.Features.Vault;

/// <summary>A key under which numbers are sealed.</summary>
/// <param name="Id">Its name, unique in the ring; the sealed number names it.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Bytes">256 random bits.</param>
internal sealed record EncryptionKey(string Id, DateTimeOffset CreatedAt, byte[] Bytes)
{
    /// <summary>Names the key and shows nothing of it.</summary>
    public override string ToString() => Id;
}
