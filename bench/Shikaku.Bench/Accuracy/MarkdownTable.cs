using System.Globalization;
using System.Text;

namespace Shikaku.Bench.Accuracy;

/// <summary>Tables as Markdown writes them.</summary>
internal static class MarkdownTable
{
    public static StringBuilder AppendHeader(this StringBuilder text, params string[] columns) =>
        text.AppendRow(columns).Append('|').Append(string.Concat(columns.Select((_, column) => column == 0 ? "---|" : "---:|"))).Append('\n');

    public static StringBuilder AppendRow(this StringBuilder text, params IEnumerable<string> cells) =>
        text.Append('|').AppendJoin('|', cells).Append("|\n");

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Share(double share) => share.ToString(share is > 0 and < 0.0001 ? "0.00E+0" : "0.0000##", CultureInfo.InvariantCulture);
}
