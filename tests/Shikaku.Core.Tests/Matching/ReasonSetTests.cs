using Shikaku.Core.Matching;

namespace Shikaku.Core.Tests.Matching;

/// <summary>The set of reason codes.</summary>
public sealed class ReasonSetTests
{
    [Fact]
    public void Every_code_of_the_catalogue_is_held_apart_from_every_other()
    {
        foreach (ref readonly var entry in ReasonCatalogue.All)
        {
            var set = default(ReasonSet).With(entry.Code);
            Assert.False(set.IsEmpty);
            Assert.Equal(1, set.Count);
            Assert.Equal(entry.Code, set.First);
            Assert.True(set.WithoutFirst().IsEmpty);
            foreach (ref readonly var other in ReasonCatalogue.All)
            {
                Assert.Equal(entry.Code == other.Code, set.Contains(other.Code));
                Assert.Equal(entry.Code == other.Code, set.Overlaps(default(ReasonSet).With(other.Code)));
            }
        }
    }

    [Fact]
    public void A_full_set_gives_its_codes_in_the_order_of_the_catalogue()
    {
        var set = default(ReasonSet);
        for (var i = ReasonCatalogue.All.Length - 1; i >= 0; i--)
        {
            set = set.With(ReasonCatalogue.All[i].Code);
        }

        Assert.Equal(ReasonCatalogue.All.Length, set.Count);
        foreach (ref readonly var entry in ReasonCatalogue.All)
        {
            Assert.Equal(entry.Code, set.First);
            set = set.WithoutFirst();
        }

        Assert.True(set.IsEmpty);
    }

    [Fact]
    public void A_union_holds_the_codes_of_both()
    {
        var left = default(ReasonSet).With(ReasonCode.FoldWidth);
        var right = default(ReasonSet).With(ReasonCode.AddressOtherMunicipality);
        var both = left.With(right);
        Assert.True(both.Contains(ReasonCode.FoldWidth) && both.Contains(ReasonCode.AddressOtherMunicipality));
        Assert.Equal(2, both.Count);
        Assert.False(left.Overlaps(right));
    }
}
