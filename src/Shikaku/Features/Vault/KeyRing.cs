using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace Shikaku.Features.Vault;

/// <summary>
/// The secrets of one installation: a key that turns a number into a <see cref="PersonKey"/>, one that vouches for what the register holds, and those under
/// which numbers are sealed, the newest last. The first two never change, since what they made is stored everywhere.
/// </summary>
/// <param name="PersonSecret">256 random bits.</param>
/// <param name="AuditSecret">256 random bits.</param>
/// <param name="EncryptionKeys">At least one, oldest first.</param>
internal sealed record KeyRing(byte[] PersonSecret, byte[] AuditSecret, IReadOnlyList<EncryptionKey> EncryptionKeys)
{
    /// <summary>Number of bytes of every secret.</summary>
    public const int SecretLength = 32;

    /// <summary>The key under which numbers are sealed now.</summary>
    [JsonIgnore]
    public EncryptionKey Current => EncryptionKeys[^1];

    /// <summary>Makes a new ring.</summary>
    /// <param name="now">The present time.</param>
    public static KeyRing Create(DateTimeOffset now) =>
        new(RandomNumberGenerator.GetBytes(SecretLength), RandomNumberGenerator.GetBytes(SecretLength), [NewKey(1, now)]);

    /// <summary>The same ring with a further key, which is the current one from then on.</summary>
    /// <param name="now">The present time.</param>
    public KeyRing WithNewKey(DateTimeOffset now) => this with { EncryptionKeys = [.. EncryptionKeys, NewKey(EncryptionKeys.Count + 1, now)] };

    /// <summary>The key of a name, or null.</summary>
    public EncryptionKey? Find(string id) => EncryptionKeys.FirstOrDefault(key => key.Id == id);

    /// <summary>Shows nothing of the secrets.</summary>
    public override string ToString() => $"{EncryptionKeys.Count} keys";

    private static EncryptionKey NewKey(int number, DateTimeOffset now) =>
        new(number.ToString("'k'0000", CultureInfo.InvariantCulture), now, RandomNumberGenerator.GetBytes(SecretLength));
}
