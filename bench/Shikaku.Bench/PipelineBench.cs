using System.Globalization;

namespace Shikaku.Bench;

/// <summary>
/// P1: the whole process <c>shikaku check</c>, files in and files out, against DuckDB merely reading and joining the two files on the
/// number and comparing the raw strings. In turn, A B A B, on two threads each; the peer is timed inside its process, without its start.
/// </summary>
internal static class PipelineBench
{
    private const string Threads = "2";

    public static async Task<BenchReport> RunAsync(BenchRequest request)
    {
        var sample = await BenchSample.OfAsync(request, "realistic");
        var results = Path.Combine(request.WorkFolder, "p1-results");
        var ours = new List<ProcessRun>();
        var peers = new List<ProcessRun>();
        for (var round = 0; round <= request.Rounds; round++)
        {
            var own = await ProcessRun.MeasureAsync(
                Path.Combine(request.Root, "shikaku"), "check", "--members", sample.Members, "--residents", sample.Residents,
                "--out", results, "--threads", Threads);
            var peer = await ProcessRun.MeasureAsync(
                "node", Path.Combine(request.Root, "bench", "p1-duckdb.mjs"), request.WorkFolder, sample.Members, sample.Residents,
                Path.Combine(request.WorkFolder, "p1-counts.csv"), Threads);
            if (round > 0)
            {
                ours.Add(own);
                peers.Add(peer);
            }
        }

        double[] ownSeconds = [.. ours.Select(run => run.Seconds)];
        double[] peerSeconds = [.. peers.Select(run => double.Parse(run.Output, CultureInfo.InvariantCulture))];
        return new BenchReport(
            request.Name, BenchReport.Median(ownSeconds), BenchReport.Median(peerSeconds), ours.Max(run => run.PeakBytes), request.Members,
            [
                ("shikaku check, whole process", BenchReport.Spread(ownSeconds)),
                ("DuckDB read, join, compare raw", BenchReport.Spread(peerSeconds)),
                ("DuckDB, whole process with Node.js", BenchReport.Spread([.. peers.Select(run => run.Seconds)])),
                ("shikaku check, processor time", BenchReport.Spread([.. ours.Select(run => run.ProcessorSeconds)])),
                ("DuckDB with Node.js, processor time", BenchReport.Spread([.. peers.Select(run => run.ProcessorSeconds)])),
                ("DuckDB, peak memory", string.Create(CultureInfo.InvariantCulture, $"{peers.Max(run => run.PeakBytes) / 1e6:0} MB")),
            ]);
    }
}
