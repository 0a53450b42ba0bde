using System.CommandLine;
using Shikaku.Core.Matching;
using Shikaku.Features.Evaluation;
using Shikaku.ReferenceData;

namespace Shikaku.Commands;

/// <summary><c>shikaku evaluate</c>: how well the program tells persons apart, on labelled pairs (MAT-95).</summary>
internal static class EvaluateCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host)
    {
        var pairs = new Argument<string[]>("PAIRS.tsv")
        {
            Description = "ラベル付きの組（UTF-8・タブ区切り、見出し suite id field label left right）",
            Arity = ArgumentArity.OneOrMore,
        };
        var json = new Option<bool>("--json") { Description = "結果をJSONで標準出力に書く" };
        var command = new Command(
            "evaluate",
            "判定の確かさを測る。ラベルごとの段階の表、sameの一致率、different・nearで一致した件数、毎秒の組数を示す。")
        {
            pairs, json,
        };
        command.Validators.Add(result =>
        {
            if (Array.Find(result.GetValue(pairs) ?? [], file => file.StartsWith("--", StringComparison.Ordinal)) is { } unknown)
            {
                result.AddError($"不明なオプションです: {unknown}");
            }
        });
        command.SetAction((parsed, cancellation) => EvaluatePairsAsync(host, parsed.GetValue(pairs)!, parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> EvaluatePairsAsync(CommandHost host, string[] paths, bool asJson, CancellationToken cancellation)
    {
        var faults = new RowFaults(host.Error);
        var evaluation = new PairEvaluation(new PairComparer(new ComparisonTables(TableFiles.Open().Read), host.Today), host.Clock, faults);
        foreach (var path in paths)
        {
            evaluation.Add(path, cancellation);
        }

        faults.Finish();
        if (asJson)
        {
            await JsonOutput.WriteAsync(host.Output, json => PairReport.WriteJson(evaluation.Suites, faults.Count, json));
        }
        else
        {
            PairReport.WriteText(evaluation.Suites, host.Output);
        }

        return ExitCode.Done;
    }
}
