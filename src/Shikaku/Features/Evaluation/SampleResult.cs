using Shikaku.Core.Judgement;

namespace Shikaku.Features.Evaluation;

/// <summary>What came out for a sample: class x mark, and the two ways to be wrong.</summary>
internal sealed class SampleResult
{
    /// <summary>Number of marks.</summary>
    public const int MarkCount = 5;

    private readonly SortedDictionary<string, long[]> _classes = new(StringComparer.Ordinal);
    private readonly long[] _expected = new long[3];
    private readonly long[] _marks = new long[MarkCount];

    /// <summary>Rows compared with the truth.</summary>
    public long Rows => _expected.Sum();

    /// <summary>Rows expected to disagree that were judged ○: the error that shows one person's records to another.</summary>
    public long FalseSame { get; private set; }

    /// <summary>Rows expected to agree that were judged with a stop, or neither ○ nor △: the error that stops a right person.</summary>
    public long FalseDifferent { get; private set; }

    /// <summary>Upper bound (95 %) of the share of <see cref="FalseSame"/> among the rows expected to disagree.</summary>
    public double FalseSameUpper95 => Bound(FalseSame, ExpectedOutcome.Disagree);

    /// <summary>Upper bound (95 %) of the share of <see cref="FalseDifferent"/> among the rows expected to agree.</summary>
    public double FalseDifferentUpper95 => Bound(FalseDifferent, ExpectedOutcome.Agree);

    /// <summary>Share of all rows that were judged ○; 0 without rows.</summary>
    public double AgreeShare => Rows == 0 ? 0 : (double)_marks[(int)Mark.Agree] / Rows;

    /// <summary>For each class of the truth, in order of its name, the number of rows by mark.</summary>
    public IReadOnlyDictionary<string, long[]> Classes => _classes;

    /// <summary>Number of rows with an expectation.</summary>
    public long Expected(ExpectedOutcome outcome) => _expected[(int)outcome];

    /// <summary>Number of rows with a mark.</summary>
    public long Marked(Mark mark) => _marks[(int)mark];

    /// <summary>Counts a row.</summary>
    public void Add(string noiseClass, ExpectedOutcome expected, Mark mark, Stop stop)
    {
        if (!_classes.TryGetValue(noiseClass, out var marks))
        {
            marks = new long[MarkCount];
            _classes.Add(noiseClass, marks);
        }

        marks[(int)mark]++;
        _marks[(int)mark]++;
        _expected[(int)expected]++;
        if (expected == ExpectedOutcome.Disagree && mark == Mark.Agree)
        {
            FalseSame++;
        }

        if (expected == ExpectedOutcome.Agree && (stop != Stop.None || mark is not (Mark.Agree or Mark.Minor)))
        {
            FalseDifferent++;
        }
    }

    private double Bound(long events, ExpectedOutcome among) => BinomialBound.Upper95(events, Expected(among));
}
