using Shikaku.Core.Identifiers;
using Shikaku.Features.Sampling;

namespace Shikaku.Tests.Sampling;

/// <summary>The dice of the sample: the same for ever, fair, one-to-one.</summary>
public sealed class DrawingTests
{
    [Fact]
    public void The_dice_never_change()
    {
        var random = new DeterministicRandom(7);
        Assert.Equal([FirstOfSeed7, SecondOfSeed7], [random.Next(), random.Next()]);
        random.Restart(7, 0);
        Assert.Equal(FirstOfSeed7, random.Next());
        random.Restart(7, 1);
        Assert.NotEqual(FirstOfSeed7, random.Next());
    }

    [Fact]
    public void Every_face_comes_up_about_as_often()
    {
        var random = new DeterministicRandom(1);
        var counts = new int[6];
        for (var i = 0; i < 60_000; i++)
        {
            counts[random.Below(6)]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 9_600, 10_400));
    }

    [Fact]
    public void The_alias_table_draws_by_weight()
    {
        var random = new DeterministicRandom(1);
        var table = new AliasTable([5, 0, 1, 4]);
        var counts = new int[4];
        for (var i = 0; i < 100_000; i++)
        {
            counts[table.Draw(random)]++;
        }

        Assert.Equal(0, counts[1]);
        Assert.InRange(counts[0], 49_000, 51_000);
        Assert.InRange(counts[2], 9_500, 10_500);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(64)]
    [InlineData(1000)]
    [InlineData(1025)]
    public void A_permutation_has_every_place_once(int count)
    {
        var permutation = new Permutation((ulong)count, 7, 1);
        var places = Enumerable.Range(0, count).Select(place => permutation.At((ulong)place)).ToHashSet();
        Assert.Equal(count, places.Count);
        Assert.All(places, place => Assert.True(place < (ulong)count));
    }

    [Fact]
    public void Numbers_of_persons_are_valid_and_never_twice()
    {
        var numbers = new PersonNumbers(7);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var digits = new byte[PersonNumbers.Length];
        for (long person = 0; person < 200_000; person++)
        {
            numbers.Write(person, digits);
            Assert.True(IndividualNumber.TryParse(digits, out _, out _));
            Assert.True(seen.Add(System.Text.Encoding.ASCII.GetString(digits)));
        }
    }

    [Theory]
    [InlineData("ガギグ", "ｶﾞｷﾞｸﾞ")]
    [InlineData("パピプ", "ﾊﾟﾋﾟﾌﾟ")]
    [InlineData("ショウッー・ヴ", "ｼｮｳｯｰ･ｳﾞ")]
    public void Katakana_is_written_in_half_width(string wide, string narrow)
    {
        Assert.True(KanaWidth.TryNarrow(wide, out var result));
        Assert.Equal(narrow, result);
    }

    [Fact]
    public void What_has_no_half_width_form_is_not_written() => Assert.False(KanaWidth.TryNarrow("ヱ", out _));

    private const ulong FirstOfSeed7 = 18391588531687349314;
    private const ulong SecondOfSeed7 = 4228069496654787067;
}
