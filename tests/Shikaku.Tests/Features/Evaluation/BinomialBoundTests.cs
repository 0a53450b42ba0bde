using Shikaku.Features.Evaluation;

namespace Shikaku.Tests.Features.Evaluation;

/// <summary>The upper 95 % bound of a share.</summary>
public sealed class BinomialBoundTests
{
    [Fact]
    public void MAT_97_ten_million_pairs_without_an_event_bound_the_share_by_3_in_ten_million()
    {
        Assert.InRange(BinomialBound.Upper95(0, 10_000_000), 2.99e-7, 3.0e-7);
        Assert.InRange(BinomialBound.Upper95(0, 100), 0.0295, 0.0296);
    }

    [Fact]
    public void Without_trials_and_with_events_only_nothing_is_bounded()
    {
        Assert.Equal(1, BinomialBound.Upper95(0, 0));
        Assert.Equal(1, BinomialBound.Upper95(7, 7));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(1, 10)]
    [InlineData(5, 100)]
    [InlineData(99, 100)]
    [InlineData(30, 5_000)]
    [InlineData(2_400, 5_000)]
    public void At_the_bound_so_few_events_have_a_probability_of_5_percent(int events, int trials)
    {
        var bound = BinomialBound.Upper95(events, trials);
        Assert.InRange(ShareAtMost(events, trials, bound), 0.05 - 1e-7, 0.05 + 1e-7);
    }

    [Theory]
    [InlineData(1, 1_000_000_000)]
    [InlineData(500_000, 100_000_000)]
    [InlineData(50_000_000, 100_000_000)]
    [InlineData(99_999_999, 100_000_000)]
    public void Large_counts_stay_close_to_the_normal_approximation(long events, long trials)
    {
        var share = (double)events / trials;
        var deviation = Math.Sqrt(Math.Max(share * (1 - share), 1e-9) / trials);
        Assert.InRange(BinomialBound.Upper95(events, trials), share, Math.Min(1, share + (6 * deviation)));
        Assert.True(BinomialBound.Upper95(events, trials) > share);
    }

    [Fact]
    public void More_events_than_trials_are_a_mistake() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => BinomialBound.Upper95(2, 1));

    /// <summary>The binomial sum itself, term by term in logarithms.</summary>
    private static double ShareAtMost(int events, int trials, double probability)
    {
        var sum = 0.0;
        var coefficient = 0.0;
        for (var i = 0; i <= events; i++)
        {
            sum += Math.Exp(coefficient + (i * Math.Log(probability)) + ((trials - i) * Math.Log(1 - probability)));
            coefficient += Math.Log(trials - i) - Math.Log(i + 1);
        }

        return sum;
    }
}
