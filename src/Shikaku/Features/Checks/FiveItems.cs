using System.Security.Cryptography;
using Shikaku.Core.Matching;
using Shikaku.Core.Text;

namespace Shikaku.Features.Checks;

/// <summary>The keyed digest of the five items that are compared, under a key that lives as long as the run.</summary>
internal sealed class FiveItems
{
    private readonly FieldDigest _key = new(RandomBits(), RandomBits());

    /// <summary>64 random bits of the run, for hash tables.</summary>
    public ulong HashKey { get; } = RandomBits();

    /// <summary>The digest of one side.</summary>
    public FieldDigest DigestOf(in PersonText person)
    {
        var digest = new KeyedDigest(_key);
        digest.Add(person.KanjiName);
        digest.Add(person.KanaName);
        digest.Add(person.BirthDate);
        digest.Add(person.Sex);
        digest.Add(person.Address);
        return digest.Value;
    }

    /// <summary>A digest under the key of the run, for other fields.</summary>
    public KeyedDigest Start() => new(_key);

    private static ulong RandomBits() => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
}
