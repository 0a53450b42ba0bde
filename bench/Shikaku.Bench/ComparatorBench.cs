using System.Diagnostics;
using System.Globalization;
using System.Text;
using Shikaku.Core.Matching;
using Shikaku.Core.Text;
using Shikaku.ReferenceData;

namespace Shikaku.Bench;

/// <summary>
/// P2: the comparator alone on one core, at shares of pairs that differ in some byte; against DuckDB comparing the same five fields in
/// memory on one thread, at 10 %, both in processor seconds. Also bytes per pair and the worst time of one pair with an address of 4 KB (MAT-92).
/// </summary>
internal static class ComparatorBench
{
    private const int ComparedShare = 10;

    // 4 KB of UTF-8; the longest text that is still read, which costs more, is measured beside it.
    private const int LongAddress = 1366;

    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(3);

    private static readonly DateOnly Day = new(2026, 11, 21);

    private static readonly int[] Shares = [0, 1, 10, 30, 100];

    public static async Task<BenchReport> RunAsync(BenchRequest request)
    {
        var file = PairFile.Read(await BenchSample.OfAsync(request, "heavy"), request.Members);
        var comparer = new RecordComparer(new ComparisonTables(TableFiles.Open().Read), Day);
        var result = new RecordComparison();
        var lines = new List<(string Caption, string Value)>();
        var ours = new List<double>();
        var peers = new List<double>();
        WarmUp(comparer, file.Mix(100), result);
        foreach (var share in Shares)
        {
            var pairs = file.Mix(share);
            var table = share == ComparedShare ? await WriteTableAsync(request, pairs) : null;
            var seconds = new List<double>();
            var allocated = 0L;
            for (var round = 0; round < request.Rounds; round++)
            {
                var pass = OnePass(comparer, pairs, result);
                seconds.Add(pass.Seconds);
                allocated += pass.Bytes;
                if (table is not null)
                {
                    peers.Add(await PeerAsync(request, table));
                }
            }

            lines.Add(($"{share,3} % of pairs differ", string.Create(
                CultureInfo.InvariantCulture,
                $"{pairs.Count / BenchReport.Median(seconds) / 1e6:0.00} million pairs/s, {allocated / (double)pairs.Count / request.Rounds:0.###} bytes per pair")));
            if (share == ComparedShare)
            {
                ours = seconds;
            }
        }

        // Half as long takes half as long: what is not linear shows here.
        foreach (var characters in (int[])[FoldedText.DefaultCapacity / 2, FoldedText.DefaultCapacity, LongAddress])
        {
            lines.Add(($"worst pair, all texts of {characters} characters", string.Create(
                CultureInfo.InvariantCulture, $"{WorstPair(comparer, result, characters) * 1e3:0.000} ms")));
        }

        lines.Add(($"Shikaku at {ComparedShare} %", BenchReport.Spread(ours)));
        lines.Add(($"DuckDB at {ComparedShare} %, one thread, in memory", BenchReport.Spread(peers)));
        return new BenchReport(request.Name, BenchReport.Median(ours), BenchReport.Median(peers), Process.GetCurrentProcess().PeakWorkingSet64, file.Count, lines);
    }

    // Long enough for the compiler to have done with every path of the comparison; otherwise the first shares would pay for it.
    private static void WarmUp(RecordComparer comparer, PairSet pairs, RecordComparison result)
    {
        var from = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(from) < WarmUpTime)
        {
            OnePass(comparer, pairs, result);
        }
    }

    private static (double Seconds, long Bytes) OnePass(RecordComparer comparer, PairSet pairs, RecordComparison result)
    {
        var from = ProcessRun.ThreadSeconds();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var pair = 0; pair < pairs.Count; pair++)
        {
            comparer.Compare(pairs.Member(pair), pairs.Resident(pair), result);
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        return (ProcessRun.ThreadSeconds() - from, allocated);
    }

    // The peer runs in turn with us; its first pass is its warm-up.
    private static async Task<double> PeerAsync(BenchRequest request, string table)
    {
        var run = await ProcessRun.MeasureAsync("node", Path.Combine(request.Root, "bench", "p2-duckdb.mjs"), request.WorkFolder, table, "2");
        return double.Parse(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1], CultureInfo.InvariantCulture);
    }

    private static async Task<string> WriteTableAsync(BenchRequest request, PairSet pairs)
    {
        var path = Path.Combine(request.WorkFolder, "p2-pairs.tsv");
        await File.WriteAllTextAsync(path, TableOf(pairs));
        return path;
    }

    private static string TableOf(PairSet pairs)
    {
        var text = new StringBuilder("l_kanji\tl_kana\tl_birth\tl_sex\tl_address\tr_kanji\tr_kana\tr_birth\tr_sex\tr_address\n");
        for (var pair = 0; pair < pairs.Count; pair++)
        {
            AppendFields(text, pairs.Member(pair)).Append('\t');
            AppendFields(text, pairs.Resident(pair)).Append('\n');
        }

        return text.ToString();
    }

    private static StringBuilder AppendFields(StringBuilder text, PersonText person) => text
        .Append(Encoding.UTF8.GetString(person.KanjiName)).Append('\t')
        .Append(Encoding.UTF8.GetString(person.KanaName)).Append('\t')
        .Append(Encoding.UTF8.GetString(person.BirthDate)).Append('\t')
        .Append(Encoding.UTF8.GetString(person.Sex)).Append('\t')
        .Append(Encoding.UTF8.GetString(person.Address));

    // Texts made to hurt: much to scan, nothing to find; near-repetitions; digits and hyphens without end; placeholders, marks and brackets without end; one late difference.
    private static double WorstPair(RecordComparer comparer, RecordComparison result, int characters)
    {
        string[] pieces =
        [
            "東京都千代田区", "町", "大字小字", "1-", "一丁目二番三号", "●", "ハイツＡＢＣ１０１号室", "北海道札幌市中央区北一条西",
            "1234567890", "１", "一", "二十", "（", "・", "\u0301", "ﾞ", "\u202E", "\uE000", "👨‍👩‍👧", "A B", "オウー",
        ];
        var worst = 0.0;
        (string Left, string Right)[] starts = [("東京都千代田区麹町1-1", "東京都千代田区麹町１－２"), ("東京都千代田区", "千代田区")];
        foreach (var (piece, start) in pieces.SelectMany(piece => starts.Select(start => (piece, start))))
        {
            var left = Address(start.Left, piece, characters);
            var right = Address(start.Right, piece, characters);
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

    private static byte[] Address(string start, string piece, int characters)
    {
        var text = start + string.Concat(Enumerable.Repeat(piece, (characters / piece.Length) + 1));
        return Encoding.UTF8.GetBytes(text[..characters]);
    }
}
