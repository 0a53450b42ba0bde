using Shikaku.Core.Records;
using Shikaku.Core.Text;

namespace Shikaku.Features.Checks.Results;

/// <summary>Writes findings as lines of findings.csv (product.md §5) and counts them. No line carries a value of the file.</summary>
internal static class FindingWriter
{
    /// <summary>The columns of findings.csv.</summary>
    public static readonly string[] Columns = ["line", "column", "code", "severity", "message"];

    /// <summary>Writes one finding.</summary>
    /// <param name="output">Takes the line.</param>
    /// <param name="line">Physical line of the row.</param>
    /// <param name="column">Name of the column; empty where the whole row is meant.</param>
    /// <param name="code">What is wrong.</param>
    /// <param name="counts">Counts the codes.</param>
    public static void Write(CsvWriter output, long line, string column, FindingCode code, FindingCounts counts)
    {
        var entry = FindingCatalogue.Of(code);
        output.Field(line);
        output.Field(column);
        output.Field(FindingNames.Of(code));
        output.Field(entry.Severity == Severity.Error ? "error" : "warning");
        output.Field(entry.JapaneseMessage);
        output.EndRecord();
        counts.Add(code);
    }
}
