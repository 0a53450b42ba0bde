using Shikaku.Bench.Disagree;
using Shikaku.Commands;
using Shikaku.Core.Matching;
using Shikaku.Features.Evaluation;
using Shikaku.Files;
using Shikaku.ReferenceData;

namespace Shikaku.Bench.Accuracy;

/// <summary>Measures everything that docs/accuracy.md tells (MAT-98): labelled pairs, generated pairs, samples with truth.</summary>
internal static class AccuracyBench
{
    /// <summary>Measures, and gives the report.</summary>
    public static async Task<AccuracyReport> RunAsync(BenchRequest request)
    {
        var day = new CommandHost(TextWriter.Null, TextWriter.Null, TimeProvider.System, IsTerminal: false).Today;
        var files = TableFiles.Open();
        var report = new AccuracyReport(day);
        report.Add(Evaluate(request.Files, new PairComparer(new ComparisonTables(files.Read), day)));
        report.Add(await DisagreeBench.RunAsync(request.Pairs, done => Progress.Tell(done, request.Pairs)));
        report.Add([await SampleAccuracy.OfAsync(request, "realistic"), await SampleAccuracy.OfAsync(request, "heavy")]);
        report.Add(files.Manifest.Tables);
        return report;
    }

    private static IReadOnlyList<SuiteResult> Evaluate(IReadOnlyList<string> paths, PairComparer comparer)
    {
        var evaluation = new PairEvaluation(comparer, TimeProvider.System, new RowFaults(Console.Error));
        foreach (var path in paths)
        {
            evaluation.Add(path, _ => { }, CancellationToken.None);
        }

        return evaluation.Suites;
    }
}
