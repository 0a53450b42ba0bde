using Shikaku.Core.Judgement;
using Shikaku.Features.Evaluation;
using Shikaku.Features.Sampling;
using Shikaku.Files;

namespace Shikaku.Bench.Accuracy;

/// <summary>What came out for a sample with truth, and what it would mean for the register (MAT-98).</summary>
/// <param name="Noise">Name of the level of noise.</param>
/// <param name="Result">Class x mark.</param>
/// <param name="Undetermined">Rows of which at least one item is undetermined.</param>
internal sealed record SampleAccuracy(string Noise, SampleResult Result, long Undetermined)
{
    /// <summary>Members on the register, in round figures.</summary>
    public const long RegisterSize = 160_000_000;

    private static readonly Dictionary<string, string> Expectations = Enum.GetValues<NoiseClass>()
        .ToDictionary(NoiseClasses.NameOf, NoiseClasses.ExpectedOf, StringComparer.Ordinal);

    /// <summary>Share of the rows expected to agree that are judged ○.</summary>
    public double AgreeRecall => Count("agree", Mark.Agree) / (double)Result.Expected(ExpectedOutcome.Agree);

    /// <summary>Rows expected to be reviewed that are judged ○ all the same.</summary>
    public long ReviewPassed => Count("review", Mark.Agree);

    /// <summary>Rows that a clerk has to look at: △, ▲ and ×.</summary>
    public long Queue => Result.Marked(Mark.Minor) + Result.Marked(Mark.MedicalStop) + Result.Marked(Mark.FullStop);

    /// <summary>Those of them that need not be there: the person is right and no review was expected.</summary>
    public long NeedlessQueue => Result.Expected(ExpectedOutcome.Agree) - Count("agree", Mark.Agree);

    /// <summary>So many rows of the sample, in a register of its kind.</summary>
    public long InRegister(long rows) => (long)((Int128)rows * RegisterSize / Result.Rows);

    /// <summary>What the truth expects of a class.</summary>
    public static string ExpectedOf(string noiseClass) => Expectations[noiseClass];

    /// <summary>Checks a sample and sets the judgements against its truth.</summary>
    public static async Task<SampleAccuracy> OfAsync(BenchRequest request, string noise)
    {
        var sample = await BenchSample.OfAsync(request, noise);
        var results = Path.Combine(request.WorkFolder, "accuracy-results");
        await ProcessRun.MeasureAsync(
            Path.Combine(request.Root, "shikaku"), "check", "--members", sample.Members, "--residents", sample.Residents, "--out", results);
        var judgements = Path.Combine(results, "judgements.csv");
        var result = SampleEvaluation.Run(sample.Truth, judgements, new RowFaults(Console.Error), _ => { }, CancellationToken.None);
        return new SampleAccuracy(noise, result, await CountUndeterminedAsync(judgements));
    }

    private long Count(string expected, Mark mark) =>
        Result.Classes.Where(item => ExpectedOf(item.Key) == expected).Sum(item => item.Value[(int)mark]);

    private static async Task<long> CountUndeterminedAsync(string judgements)
    {
        using var reader = new StreamReader(judgements);
        var header = (await reader.ReadLineAsync() ?? "").Split(',');
        var (first, last) = (Array.IndexOf(header, "kanji"), Array.IndexOf(header, "address"));
        var count = 0L;
        while (await reader.ReadLineAsync() is { } line)
        {
            // Neither identifiers of the sample nor reason codes hold a comma.
            count += line.Split(',').AsSpan(first..(last + 1)).Contains("undetermined") ? 1 : 0;
        }

        return count;
    }
}
