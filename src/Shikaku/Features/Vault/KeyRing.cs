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

    private volatile IReadOnlyList<EncryptionKey> _later = [];

    /// <summary>The key under which this program seals, as long as it runs.</summary>
    [JsonIgnore]
    public EncryptionKey Current => EncryptionKeys[^1];

    /// <summary>Reads the ring again from where it came; null if that cannot change, and gives null if it cannot be read.</summary>
    [JsonIgnore]
    public Func<KeyRing?>? Source { get; init; }

    /// <summary>Makes a new ring.</summary>
    /// <param name="now">The present time.</param>
    public static KeyRing Create(DateTimeOffset now) =>
        new(RandomNumberGenerator.GetBytes(SecretLength), RandomNumberGenerator.GetBytes(SecretLength), [NewKey(1, now)]);

    /// <summary>The same ring with a further key, which is the current one from then on.</summary>
    /// <param name="now">The present time.</param>
    public KeyRing WithNewKey(DateTimeOffset now) => this with { EncryptionKeys = [.. EncryptionKeys, NewKey(EncryptionKeys.Count + 1, now)] };

    /// <summary>The key of a name, also one that another program has added while this one runs.</summary>
    /// <exception cref="MissingKeyException">There is none, not even where the ring came from.</exception>
    public EncryptionKey Find(string id) => TryFind(id) ?? throw new MissingKeyException();

    /// <summary>The key of a name as <see cref="Find"/> gives it, or null.</summary>
    public EncryptionKey? TryFind(string id)
    {
        if (Among(EncryptionKeys, id) is { } own)
        {
            return own;
        }

        if (Among(_later, id) is null && Source?.Invoke() is { } newer)
        {
            _later = newer.EncryptionKeys;
        }

        return Among(_later, id);
    }

    /// <summary>Shows nothing of the secrets.</summary>
    public override string ToString() => $"{EncryptionKeys.Count} keys";

    private static EncryptionKey? Among(IReadOnlyList<EncryptionKey> keys, string id) => keys.FirstOrDefault(key => key.Id == id);

    private static EncryptionKey NewKey(int number, DateTimeOffset now) =>
        new(number.ToString("'k'0000", CultureInfo.InvariantCulture), now, RandomNumberGenerator.GetBytes(SecretLength));
}
