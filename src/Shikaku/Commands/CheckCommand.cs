using System.CommandLine;
using System.Globalization;
using Shikaku.Core.Judgement;
using Shikaku.Features.Checks;
using Shikaku.Features.Checks.Results;
using Shikaku.ReferenceData;
using Shikaku.Storage;

namespace Shikaku.Commands;

/// <summary><c>shikaku check</c>: compares a members file with a residents file, without a database (product.md §4).</summary>
internal static class CheckCommand
{
    private const int MostThreads = 256;
    private const long MostMemory = 1 << 20;

    // Days after the last one could not be counted.
    private const int LatestYear = 9998;

    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host)
    {
        var members = new Option<string>("--members") { Description = "加入者情報のCSVファイル", Required = true };
        var residents = new Option<string>("--residents") { Description = "本人確認情報のCSVファイル", Required = true };
        var output = new Option<string>("--out") { Description = "結果を書き込むフォルダー", Required = true };
        var policy = new Option<string?>("--policy") { Description = "判定方針(P2023-09、P2024-05、shikaku)。省略時は shikaku" };
        var explain = new Option<bool>("--explain") { Description = "理由を符号でなく文で書く" };
        var threads = new Option<int>("--threads") { Description = "作業スレッドの数", DefaultValueFactory = _ => Environment.ProcessorCount, CustomParser = result => WholeNumber.Read(result, 1, MostThreads) };
        var day = new Option<DateOnly?>("--date")
        {
            Description = "照合日(YYYY-MM-DD)。省略時は今日(日本時間)",
            CustomParser = result => DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                && date.Year <= LatestYear
                ? date
                : Refuse<DateOnly?>(result, $"--date は YYYY-MM-DD の形で、{LatestYear}年までの日を指定してください。"),
        };
        var memory = new Option<long>("--memory")
        {
            Description = "本人確認情報の索引に使うメモリーの上限(MiB)。超える分は暗号化した作業ファイルに置く",
            DefaultValueFactory = _ => FileCheckOptions.DefaultResidentMemory >> 20,
            CustomParser = result => WholeNumber.Read(result, 1L, MostMemory),
        };
        var tables = TablesOption.Create("照合に使う");
        var json = new Option<bool>("--json") { Description = "集計を標準出力にJSONで書く" };
        var command = new Command("check", "加入者情報を本人確認情報と照合し、加入者ごとの判定を書き出す")
        {
            members, residents, output, policy, explain, threads, day, memory, tables, json,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var options = new FileCheckOptions
            {
                Members = parsed.GetRequiredValue(members),
                Residents = parsed.GetRequiredValue(residents),
                Output = parsed.GetRequiredValue(output),
                Policy = parsed.GetValue(policy),
                Explain = parsed.GetValue(explain),
                Threads = parsed.GetValue(threads),
                Day = parsed.GetValue(day) ?? host.Today,
                ResidentMemory = parsed.GetValue(memory) << 20,
            };
            return RunAsync(host, options, TablesOption.Open(host, parsed.GetValue(tables)), parsed.GetValue(json), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        CommandHost host, FileCheckOptions options, TableFiles files, bool asJson, CancellationToken cancellation)
    {
        if (AreOneFile(options.Members, options.Residents))
        {
            await host.Error.WriteLineAsync("注意: --members と --residents に同じファイルが指定されています。自分の行と比べるので、どの行も一致します。");
        }

        var tables = new CheckTables(files);
        var bytes = LengthOf(options.Members) + LengthOf(options.Residents);
        var result = await ProgressDisplay.RunAsync(
            host, "照合", bytes, display => Task.Run(() => new FileCheck(options, tables, host.Clock, display.Advance).Run(cancellation), CancellationToken.None));
        if (asJson)
        {
            await JsonOutput.WriteAsync(host.Output, json => SummaryWriter.Write(json, result, tables.Entries));
        }
        else
        {
            await WriteAsync(host.Output, result, options.Output);
        }

        return ExitCode.Done;
    }

    private static async Task WriteAsync(TextWriter output, CheckResult result, string folder)
    {
        var counts = result.Counts;
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{counts.Rows:N0} 件を照合しました({result.Elapsed.TotalSeconds:F1} 秒、判定方針 {result.Policy})。結果: {folder}"));
        for (var mark = 0; mark < JudgementWriter.MarkTexts.Length; mark++)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {JudgementWriter.MarkTexts[mark]} {counts.Of((Mark)mark),12:N0}"));
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"  うち誤りのある行 {counts.Refused:N0}、本人確認情報にない番号 {counts.NotFound:N0}、重複して無視した行 {counts.Ignored:N0}"));
    }

    private static bool AreOneFile(string members, string residents) =>
        File.Exists(members) && File.Exists(residents) && RealPath.Of(members) == RealPath.Of(residents);

    /// <summary>Length of a file for the progress bar; a file that cannot be opened is reported when it is opened.</summary>
    private static long LengthOf(string path) => File.Exists(path) ? new FileInfo(path).Length : 0;

    private static T? Refuse<T>(System.CommandLine.Parsing.ArgumentResult result, string message)
    {
        result.AddError(message);
        return default;
    }
}
