using System.Text;
using Shikaku.Commands;
using Shikaku.Core.Matching;

namespace Shikaku.Features.Evaluation;

/// <summary>What came out for the pairs of one suite (MAT-95).</summary>
/// <param name="name">Name of the suite.</param>
internal sealed class SuiteResult(string name)
{
    /// <summary>Number of labels.</summary>
    public const int LabelCount = 5;

    /// <summary>Number of tiers.</summary>
    public const int TierCount = 6;

    private const int MostMissedKept = 10_000;

    private readonly long[,] _counts = new long[LabelCount, TierCount];
    private readonly List<MissedPair> _missed = [];
    private readonly byte[] _utf8Name = Encoding.UTF8.GetBytes(name);
    private long _compared;

    /// <summary>Name of the suite as reports show it: no 個人番号 that somebody has put there.</summary>
    public string Name { get; } = UsageErrors.WithoutNumbers(name);

    /// <summary>Pairs read, unread fields included.</summary>
    public long Rows => _compared + Unread;

    /// <summary>Pairs of a field that the program does not know.</summary>
    public long Unread { get; set; }

    /// <summary>Time spent comparing.</summary>
    public TimeSpan Elapsed { get; set; }

    /// <summary>Pairs that missed their label, the first 10,000.</summary>
    public IReadOnlyList<MissedPair> Missed => _missed;

    /// <summary>Number of pairs that missed their label.</summary>
    public long MissedCount { get; private set; }

    /// <summary>Pairs compared per second; 0 if none was.</summary>
    public double PairsPerSecond => Elapsed > TimeSpan.Zero ? _compared / Elapsed.TotalSeconds : 0;

    /// <summary>Share of the pairs labelled same that agree; null if there is none.</summary>
    public double? RecallSame => Total(PairLabel.Same) == 0 ? null : (double)Agreeing(PairLabel.Same) / Total(PairLabel.Same);

    /// <summary>Number of pairs of a label and tier.</summary>
    public long Count(PairLabel label, Tier tier) => _counts[(int)label, (int)tier];

    /// <summary>Number of pairs of a label.</summary>
    public long Total(PairLabel label) => Sum(label, Tier.Different);

    /// <summary>Number of pairs of a label that agree: exact, fold or variant.</summary>
    public long Agreeing(PairLabel label) => Sum(label, Tier.Variant);

    /// <summary>Counts a pair, and keeps it if it missed its label.</summary>
    public void Add(in PairRow row, Tier tier, ReasonSet reasons)
    {
        _compared++;
        _counts[(int)row.Label, (int)tier]++;
        if (!Misses(row.Label, tier))
        {
            return;
        }

        MissedCount++;
        if (_missed.Count < MostMissedKept)
        {
            _missed.Add(MissedPair.Of(row, tier, reasons));
        }
    }

    /// <summary>Whether this is the suite of that name, in UTF-8.</summary>
    public bool IsNamed(ReadOnlySpan<byte> name) => name.SequenceEqual(_utf8Name);

    /// <summary>Whether a tier misses a label: same and variant must agree, different and near must not, ambiguous must be undetermined.</summary>
    public static bool Misses(PairLabel label, Tier tier) => label switch
    {
        PairLabel.Same or PairLabel.Variant => tier > Tier.Variant,
        PairLabel.Different or PairLabel.Near => tier <= Tier.Variant,
        PairLabel.Ambiguous => tier != Tier.Undetermined,
    };

    private long Sum(PairLabel label, Tier worst)
    {
        var sum = 0L;
        for (var tier = Tier.Exact; tier <= worst; tier++)
        {
            sum += Count(label, tier);
        }

        return sum;
    }
}
