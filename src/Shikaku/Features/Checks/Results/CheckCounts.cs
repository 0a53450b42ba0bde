using System.Runtime.CompilerServices;
using Shikaku.Core.Judgement;
using Shikaku.Core.Matching;

namespace Shikaku.Features.Checks.Results;

/// <summary>What a check counts, for summary.json. One for each worker, added up at the end.</summary>
internal sealed class CheckCounts
{
    /// <summary>Number of items that are compared.</summary>
    public const int Items = 5;

    private readonly long[] _marks = new long[JudgementWriter.MarkTexts.Length];
    private readonly long[] _stops = new long[JudgementWriter.StopTexts.Length];
    private readonly long[] _tiers = new long[Items * JudgementWriter.TierTexts.Length];

    /// <summary>Rows of the members file, blank lines left out.</summary>
    public long Rows { get; set; }

    /// <summary>Rows that were refused with an error.</summary>
    public long Refused { get; set; }

    /// <summary>Rows that repeat an earlier one in full and have no judgement (S121).</summary>
    public long Ignored { get; set; }

    /// <summary>Rows whose number is not in the residents file or not known to the registry.</summary>
    public long NotFound { get; set; }

    /// <summary>Findings by code.</summary>
    public FindingCounts Findings { get; } = new();

    /// <summary>Number of judgements with a mark.</summary>
    public long Of(Mark mark) => _marks[(int)mark];

    /// <summary>Number of judgements with a stop.</summary>
    public long Of(Stop stop) => _stops[(int)stop];

    /// <summary>Number of comparisons of an item that ended in a tier.</summary>
    /// <param name="item">0 kanji name, 1 kana name, 2 birth date, 3 sex, 4 address: the order of the columns of judgements.csv.</param>
    /// <param name="tier">The tier.</param>
    public long Of(int item, Tier tier) => _tiers[(item * (_tiers.Length / Items)) + (int)tier];

    /// <summary>Counts a judgement, or takes it back with -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Mark mark, Stop stop, int times = 1)
    {
        _marks[(int)mark] += times;
        _stops[(int)stop] += times;
    }

    /// <summary>Counts the tier of an item, or takes it back with -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int item, Tier tier, int times = 1) => _tiers[(item * (_tiers.Length / Items)) + (int)tier] += times;

    /// <summary>Adds the counts of another worker.</summary>
    public void Add(CheckCounts other)
    {
        Rows += other.Rows;
        Refused += other.Refused;
        Ignored += other.Ignored;
        NotFound += other.NotFound;
        Findings.Add(other.Findings);
        AddUp(_marks, other._marks);
        AddUp(_stops, other._stops);
        AddUp(_tiers, other._tiers);
    }

    private static void AddUp(long[] sums, long[] others)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += others[i];
        }
    }
}
