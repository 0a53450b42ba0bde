using System.CommandLine;
using Shikaku.Core.Matching;
using Shikaku.Features.Evaluation;
using Shikaku.Files;
using Shikaku.ReferenceData;

namespace Shikaku.Commands;

/// <summary><c>shikaku evaluate</c>: how well the program tells persons apart, on labelled pairs or on a sample with truth (MAT-95, product.md §4).</summary>
internal static class EvaluateCommand
{
    /// <summary>Files of this size together, 128 MiB, take a second or more.</summary>
    private const long LongWorkBytes = 128 << 20;

    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host)
    {
        var pairs = new Argument<string[]>("PAIRS.tsv")
        {
            Description = "ラベル付きの組（UTF-8・タブ区切り、見出し suite id field label left right）",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var truth = new Option<string>("--truth") { Description = "shikaku sample が作った truth.csv" };
        var judgements = new Option<string>("--judgements") { Description = "その加入者情報を shikaku check が判定した judgements.csv" };
        var tables = TablesOption.Create("組を比べる");
        var against = new Option<string>("--against") { Description = "もう一つの参照データのフォルダー。段階が変わる組だけを示す" };
        var json = new Option<bool>("--json") { Description = "結果をJSONで標準出力に書く" };
        var command = new Command(
            "evaluate",
            "判定の確かさを測る。組のファイルでは、ラベルごとの段階の表、sameの一致率、different・nearで一致した件数、毎秒の組数を示す。"
            + "--truth と --judgements では、区分ごとの判定の表と、誤って同一とした件数（期待がdisagreeなのに○）、"
            + "誤って止めた件数（期待がagreeなのに閲覧停止、または○△以外）とその95%上限を示す。"
            + "--against では、参照データを新しい版に替えたときに段階の変わる組をすべて示す。")
        {
            pairs, truth, judgements, tables, against, json,
        };
        command.Validators.Add(result =>
        {
            var files = result.GetValue(pairs) ?? [];
            var hasTruth = result.GetValue(truth) is not null;
            if (Array.Find(files, file => file.StartsWith("--", StringComparison.Ordinal)) is { } unknown)
            {
                result.AddError($"不明なオプションです: {unknown}");
            }
            else if (hasTruth != result.GetValue(judgements) is not null)
            {
                result.AddError("--truth と --judgements は両方を指定してください。");
            }
            else if (hasTruth == (files.Length > 0))
            {
                result.AddError("組のファイル（PAIRS.tsv）か、--truth と --judgements のどちらか一方を指定してください。");
            }
            else if (hasTruth && (result.GetValue(tables) ?? result.GetValue(against)) is not null)
            {
                result.AddError("--tables と --against は組のファイル（PAIRS.tsv）とともに指定してください。");
            }
        });
        command.SetAction((parsed, cancellation) =>
        {
            var asJson = parsed.GetValue(json);
            return parsed.GetValue(truth) is { } truthPath
                ? EvaluateSampleAsync(host, truthPath, parsed.GetValue(judgements)!, asJson, cancellation)
                : EvaluatePairsAsync(
                    host, parsed.GetValue(pairs)!, TablesOption.Open(host, parsed.GetValue(tables)), parsed.GetValue(against), asJson, cancellation);
        });
        return command;
    }

    private static async Task<int> EvaluateSampleAsync(CommandHost host, string truth, string judgements, bool asJson, CancellationToken cancellation)
    {
        var faults = new RowFaults(host.Error);
        var result = await WithProgressAsync(
            host, [truth, judgements], advance => SampleEvaluation.Run(truth, judgements, faults, advance, cancellation));
        faults.Finish();
        if (asJson)
        {
            await JsonOutput.WriteAsync(host.Output, json => SampleReport.WriteJson(result, faults.Count, json));
        }
        else
        {
            SampleReport.WriteText(result, host.Output);
        }

        return ExitCode.Done;
    }

    private static async Task<int> EvaluatePairsAsync(
        CommandHost host, string[] paths, TableFiles tables, string? against, bool asJson, CancellationToken cancellation)
    {
        var faults = new RowFaults(host.Error);
        var otherTables = against is null ? null : TableFiles.Open(against);
        var changes = otherTables is null ? null : new TierChanges(ComparerOf(otherTables, host));
        var evaluation = new PairEvaluation(ComparerOf(tables, host), host.Clock, faults, changes);
        var suites = await WithProgressAsync(
            host,
            paths,
            advance =>
            {
                foreach (var path in paths)
                {
                    evaluation.Add(path, advance, cancellation);
                }

                return evaluation.Suites;
            });
        faults.Finish();
        if (changes is not null)
        {
            await WriteAsync(host, asJson, changes, faults.Count, new TierChangeReport(tables.Manifest, otherTables!.Manifest));
        }
        else if (asJson)
        {
            await JsonOutput.WriteAsync(host.Output, json => PairReport.WriteJson(suites, faults.Count, json));
        }
        else
        {
            PairReport.WriteText(suites, host.Output);
        }

        return ExitCode.Done;
    }

    private static async Task WriteAsync(CommandHost host, bool asJson, TierChanges changes, long badRows, TierChangeReport report)
    {
        if (asJson)
        {
            await JsonOutput.WriteAsync(host.Output, json => report.WriteJson(changes, badRows, json));
        }
        else
        {
            report.WriteText(changes, host.Output);
        }
    }

    private static PairComparer ComparerOf(TableFiles tables, CommandHost host) => new(new ComparisonTables(tables.Read), host.Today);

    /// <summary>Runs the work, with a display of its progress if the files are so large that it takes a while.</summary>
    private static Task<T> WithProgressAsync<T>(CommandHost host, string[] paths, Func<Action<long>, T> work)
    {
        var total = paths.Sum(path => File.Exists(path) ? new FileInfo(path).Length : 0);
        return total < LongWorkBytes
            ? Task.FromResult(work(_ => { }))
            : ProgressDisplay.RunAsync(host, "評価", total, display => Task.Run(() => work(display.Advance)));
    }
}
