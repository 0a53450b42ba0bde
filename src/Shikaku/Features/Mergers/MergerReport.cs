using System.Globalization;
using System.Text.Json;
using Shikaku.Core.Records;

namespace Shikaku.Features.Mergers;

/// <summary>Shows what became of a list, to people and to scripts.</summary>
internal static class MergerReport
{
    private const int MostTold = 100;

    /// <summary>Writes the findings, the first hundred of them, for people.</summary>
    /// <param name="path">The list, as the user named it.</param>
    /// <param name="result">What became of it.</param>
    /// <param name="output">Takes the lines.</param>
    public static void WriteFindings(string path, MergerImportResult result, TextWriter output)
    {
        // The errors first: with them the warnings do not matter yet.
        foreach (var finding in result.Findings.OrderByDescending(finding => finding.Severity).Take(MostTold))
        {
            var column = finding.Column.Length == 0 ? "" : $" {finding.Column}";
            output.WriteLine($"{path}: {finding.Line}行目{column}: {finding.Code} {(finding.Severity == Severity.Error ? "誤り" : "注意")}: {finding.Sentence}");
        }

        if (result.Findings.Count > MostTold)
        {
            output.WriteLine($"ほかに {Number(result.Findings.Count - MostTold)} 件あります(--json で全て示します)。");
        }
    }

    /// <summary>Writes the sums for people.</summary>
    /// <param name="folder">The folder of the new tables.</param>
    /// <param name="result">What became of the list.</param>
    /// <param name="output">Takes the lines.</param>
    public static void WriteText(string folder, MergerImportResult result, TextWriter output)
    {
        if (result.Entry is not { } entry)
        {
            output.WriteLine($"{Number(result.Rows)} 行のうち誤り {Number(result.Errors)} 件、注意 {Number(result.Warnings)} 件。何も書き込んでいません。");
            return;
        }

        output.WriteLine($"{Number(result.Rows)} 行のうち {Number(result.Imported)} 行を取り込みました(注意 {Number(result.Warnings)} 件)。結果: {folder}");
        output.WriteLine($"{entry.File}: 版 {entry.Version}、{Number(entry.Rows)} 行");
        output.WriteLine($"使い始める前に、判定の変わる組を確かめてください: shikaku evaluate 組.tsv --against {folder}");
    }

    /// <summary>Writes the same as JSON.</summary>
    public static void WriteJson(MergerImportResult result, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteBoolean("written", result.Entry is not null);
        json.WriteNumber("rows", result.Rows);
        json.WriteNumber("imported", result.Imported);
        json.WriteNumber("errors", result.Errors);
        json.WriteNumber("warnings", result.Warnings);
        json.WriteString("version", result.Entry?.Version);
        json.WriteString("sha256", result.Entry?.Sha256);
        json.WriteStartArray("findings");
        foreach (var finding in result.Findings)
        {
            json.WriteStartObject();
            json.WriteNumber("line", finding.Line);
            json.WriteString("column", finding.Column);
            json.WriteString("code", finding.Code);
            json.WriteString("severity", finding.Severity == Severity.Error ? "error" : "warning");
            json.WriteString("message", finding.Sentence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
