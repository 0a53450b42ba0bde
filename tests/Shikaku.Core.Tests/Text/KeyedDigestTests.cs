using System.Numerics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Shikaku.Core.Text;

namespace Shikaku.Core.Tests.Text;

public sealed class KeyedDigestTests
{
    private static readonly FieldDigest Key = new(0x0123456789ABCDEF, 0xFEDCBA9876543210);

    [Fact]
    public void Equal_fields_have_equal_digests_and_others_have_not() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(7, 11), Prop.ForAll(
            Gen.Zip(Fields(), Fields()).ToArbitrary(),
            pair => Assert.Equal(pair.Item1.SequenceEqual(pair.Item2), DigestOf(Key, pair.Item1) == DigestOf(Key, pair.Item2))));

    [Theory]
    [InlineData("a|bc", "ab|c")]
    [InlineData("|a", "a|")]
    [InlineData("", "\0")]
    [InlineData("\0", "\0\0")]
    [InlineData("12345678", "1234567812345678")]
    [InlineData("aaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaa")]
    [InlineData("基金　洋子|19800101", "基金　洋子|19800102")]
    public void Where_a_field_ends_and_every_byte_count(string left, string right) =>
        Assert.NotEqual(DigestOf(Key, left.Split('|')), DigestOf(Key, right.Split('|')));

    [Fact]
    public void A_changed_bit_changes_about_half_of_the_digest()
    {
        var field = Encoding.UTF8.GetBytes("東京都千代田区麹町一丁目1番1号");
        var before = DigestOf(Key, field);
        for (var bit = 0; bit < field.Length * 8; bit++)
        {
            field[bit / 8] ^= (byte)(1 << (bit % 8));
            var after = DigestOf(Key, field);
            Assert.InRange(BitOperations.PopCount(before.First ^ after.First) + BitOperations.PopCount(before.Second ^ after.Second), 30, 98);
            field[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public void Another_key_gives_another_digest() => Assert.NotEqual(DigestOf(Key, ["a"]), DigestOf(Key with { Second = 4 }, ["a"]));

    private static Gen<string[]> Fields() => Gen.Elements("", "a", "ab", "資格", "1234567", "12345678", "0123456789abcdef", "0123456789abcdefg").ArrayOf();

    private static FieldDigest DigestOf(FieldDigest key, string[] fields)
    {
        var digest = new KeyedDigest(key);
        foreach (var field in fields)
        {
            digest.Add(Encoding.UTF8.GetBytes(field));
        }

        return digest.Value;
    }

    private static FieldDigest DigestOf(FieldDigest key, byte[] field)
    {
        var digest = new KeyedDigest(key);
        digest.Add(field);
        return digest.Value;
    }
}
