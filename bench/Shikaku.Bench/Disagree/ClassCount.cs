using Shikaku.Core.Judgement;
using Shikaku.Core.Matching;

namespace Shikaku.Bench.Disagree;

/// <summary>What came out for the pairs of one class.</summary>
internal sealed class ClassCount
{
    public const int TierCount = 6;

    private const int MostAgreeingKept = 20;

    private readonly SortedDictionary<string, long> _agreeing = new(StringComparer.Ordinal);

    public long Pairs { get; private set; }

    /// <summary>Pairs that were not told apart: judged ○, or with agreement of every item by which the class differs.</summary>
    public long Agree { get; private set; }

    /// <summary>Pairs judged △: no stop, but seen by a clerk.</summary>
    public long Minor { get; private set; }

    /// <summary>Pairs by the worst tier of the items by which the class differs.</summary>
    public long[] Tiers { get; } = new long[TierCount];

    /// <summary>The reasons of pairs that were not told apart, with their number and the index of one of them.</summary>
    public IReadOnlyDictionary<string, long> Agreeing => _agreeing;

    public void Add(Mark mark, Tier tier, Func<string> reasons)
    {
        Pairs++;
        Tiers[(int)tier]++;
        Minor += mark == Mark.Minor ? 1 : 0;
        if (mark == Mark.Agree || tier <= Tier.Variant)
        {
            Agree++;
            Keep(reasons(), 1);
        }
    }

    public void Add(ClassCount other)
    {
        Pairs += other.Pairs;
        Agree += other.Agree;
        Minor += other.Minor;
        for (var tier = 0; tier < TierCount; tier++)
        {
            Tiers[tier] += other.Tiers[tier];
        }

        foreach (var (reasons, count) in other._agreeing)
        {
            Keep(reasons, count);
        }
    }

    private void Keep(string reasons, long count)
    {
        if (_agreeing.Count < MostAgreeingKept || _agreeing.ContainsKey(reasons))
        {
            _agreeing[reasons] = _agreeing.GetValueOrDefault(reasons) + count;
        }
    }
}
