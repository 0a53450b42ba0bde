using System.Diagnostics;
using System.Globalization;
using System.Text;
using Shikaku.Core.Matching;
using Shikaku.ReferenceData;

namespace Shikaku.Bench;

/// <summary>
/// P2: the comparator alone on one core, at shares of pairs that differ in some byte; against DuckDB comparing the same five fields in
/// memory on one thread, at 10 %. Also bytes per pair and the worst time of one pair with an address of 4 KB (MAT-92).
/// </summary>
internal static class ComparatorBench
{
    private const int ComparedShare = 10;

    private static readonly DateOnly Day = new(2026, 11, 21);

    private static readonly int[] Shares = [0, 1, 10, 30, 100];

    public static async Task<BenchReport> RunAsync(BenchRequest request)
    {
        var file = PairFile.Read(await BenchSample.OfAsync(request, "heavy"));
        var comparer = new RecordComparer(new ComparisonTables(TableFiles.Open().Read), Day);
        var result = new RecordComparison();
        var lines = new List<(string Caption, string Value)>();
        var ours = new List<double>();
        foreach (var share in Shares)
        {
            var pairs = file.Mix(share);
            var seconds = new List<double>();
            var allocated = 0L;
            for (var round = 0; round <= request.Rounds; round++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                var passed = OnePass(comparer, file, pairs, result);
                if (round > 0)
                {
                    seconds.Add(passed);
                    allocated += GC.GetAllocatedBytesForCurrentThread() - before;
                }
            }

            lines.Add(($"{share,3} % of pairs differ", string.Create(
                CultureInfo.InvariantCulture,
                $"{pairs.Length / BenchReport.Median(seconds) / 1e6:0.00} million pairs/s, {allocated / (double)pairs.Length / request.Rounds:0.###} bytes per pair")));
            if (share == ComparedShare)
            {
                ours = seconds;
            }
        }

        lines.Add(("worst pair, address of 4 KB", string.Create(CultureInfo.InvariantCulture, $"{WorstPair(comparer, result) * 1e3:0.000} ms")));
        var peers = await PeerAsync(request, file, file.Mix(ComparedShare));
        lines.Add(($"Shikaku at {ComparedShare} %", BenchReport.Spread(ours)));
        lines.Add(($"DuckDB at {ComparedShare} %, one thread, in memory", BenchReport.Spread(peers)));
        return new BenchReport(request.Name, BenchReport.Median(ours), BenchReport.Median(peers), Environment.WorkingSet, file.Count, lines);
    }

    private static double OnePass(RecordComparer comparer, PairFile file, int[] pairs, RecordComparison result)
    {
        var from = Stopwatch.GetTimestamp();
        foreach (var pair in pairs)
        {
            comparer.Compare(file.Member(pair), file.Resident(pair), result);
        }

        return Stopwatch.GetElapsedTime(from).TotalSeconds;
    }

    private static async Task<double[]> PeerAsync(BenchRequest request, PairFile file, int[] pairs)
    {
        var path = Path.Combine(request.WorkFolder, "p2-pairs.tsv");
        await File.WriteAllTextAsync(path, TableOf(file, pairs));
        var run = await ProcessRun.MeasureAsync(
            "node", Path.Combine(request.Root, "bench", "p2-duckdb.mjs"), request.WorkFolder, path,
            (request.Rounds + 1).ToString(CultureInfo.InvariantCulture));
        return [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
    }

    private static string TableOf(PairFile file, int[] pairs)
    {
        var text = new StringBuilder("l_kanji\tl_kana\tl_birth\tl_sex\tl_address\tr_kanji\tr_kana\tr_birth\tr_sex\tr_address\n");
        foreach (var pair in pairs)
        {
            AppendFields(text, file.Member(pair)).Append('\t');
            AppendFields(text, file.Resident(pair)).Append('\n');
        }

        return text.ToString();
    }

    private static StringBuilder AppendFields(StringBuilder text, PersonText person) => text
        .Append(Encoding.UTF8.GetString(person.KanjiName)).Append('\t')
        .Append(Encoding.UTF8.GetString(person.KanaName)).Append('\t')
        .Append(Encoding.UTF8.GetString(person.BirthDate)).Append('\t')
        .Append(Encoding.UTF8.GetString(person.Sex)).Append('\t')
        .Append(Encoding.UTF8.GetString(person.Address));

    // Addresses made to hurt: much to scan, nothing to find; near-repetitions; digits and hyphens without end; placeholders; one late difference.
    private static double WorstPair(RecordComparer comparer, RecordComparison result)
    {
        string[] pieces = ["東京都千代田区", "町", "大字小字", "1-", "一丁目二番三号", "●", "ハイツＡＢＣ１０１号室", "北海道札幌市中央区北一条西"];
        var worst = 0.0;
        foreach (var piece in pieces)
        {
            var left = Encoding.UTF8.GetBytes("東京都千代田区麹町1-1" + Repeated(piece));
            var right = Encoding.UTF8.GetBytes("東京都千代田区麹町１－２" + Repeated(piece) + "9");
            var member = new PersonText { KanjiName = left, KanaName = left, BirthDate = left, Sex = "1"u8, Address = left };
            var resident = new PersonText { KanjiName = right, KanaName = right, BirthDate = right, Sex = "1"u8, Address = right };
            var seconds = new List<double>();
            for (var round = 0; round < 50; round++)
            {
                var from = Stopwatch.GetTimestamp();
                comparer.Compare(member, resident, result);
                seconds.Add(Stopwatch.GetElapsedTime(from).TotalSeconds);
            }

            worst = Math.Max(worst, BenchReport.Median(seconds));
        }

        return worst;
    }

    private static string Repeated(string piece) => string.Concat(Enumerable.Repeat(piece, 4096 / Encoding.UTF8.GetByteCount(piece)));
}
