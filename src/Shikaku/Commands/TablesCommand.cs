using System.CommandLine;
using Shikaku.Features.Mergers;

namespace Shikaku.Commands;

/// <summary><c>shikaku tables import</c>: takes an official list into a new folder of reference tables (MAT-78).</summary>
internal static class TablesCommand
{
    private const string DefaultSource = "運用者が取り込んだ市区町村の廃置分合等の一覧";
    private const string DefaultLicence = "LicenseRef-imported";

    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host) =>
        new("tables", "参照データを扱う") { CreateImport(host) };

    private static Command CreateImport(CommandHost host)
    {
        var mergers = new Option<string>("--mergers")
        {
            Description = $"合併・改称した市区町村の一覧(CSV。見出し {string.Join(',', MergerColumns.All.ToArray().Select(column => column.JapaneseName))})",
            Required = true,
        };
        var output = new Option<string>("--out") { Description = "新しい参照データを書き込むフォルダー", Required = true };
        var tables = TablesOption.Create("元にする");
        var source = new Option<string>("--source") { Description = "一覧の出所。manifest.json に残す", DefaultValueFactory = _ => DefaultSource };
        var licence = new Option<string>("--licence") { Description = "一覧の利用条件(SPDX の識別子)。manifest.json に残す", DefaultValueFactory = _ => DefaultLicence };
        var json = new Option<bool>("--json") { Description = "結果をJSONで標準出力に書く" };
        var command = new Command(
            "import",
            "公式の一覧を確かめて取り込み、新しい参照データのフォルダーを作る。元の参照データは変えない。一行でも誤りがあれば何も書かず、行・項目・記号・文で示して終了コード3。"
            + "作ったフォルダーは check、evaluate、doctor の --tables で使う。")
        {
            mergers, output, tables, source, licence, json,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var options = new MergerImportOptions
            {
                Mergers = parsed.GetRequiredValue(mergers),
                Output = parsed.GetRequiredValue(output),
                Source = parsed.GetRequiredValue(source),
                Licence = parsed.GetRequiredValue(licence),
                Today = host.Today,
            };
            return RunAsync(host, options, new(options, TablesOption.Open(host, parsed.GetValue(tables))), parsed.GetValue(json), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        CommandHost host, MergerImportOptions options, MergerImport import, bool asJson, CancellationToken cancellation)
    {
        var result = import.Run(cancellation);
        MergerReport.WriteFindings(options.Mergers, result, host.Error);
        if (asJson)
        {
            await JsonOutput.WriteAsync(host.Output, json => MergerReport.WriteJson(result, json));
        }
        else
        {
            MergerReport.WriteText(options.Output, result, result.Entry is null ? host.Error : host.Output);
        }

        return result.Entry is null ? ExitCode.InputUnusable : ExitCode.Done;
    }
}
