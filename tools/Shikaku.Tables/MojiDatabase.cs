using System.Diagnostics;
using System.Text;

namespace Shikaku.Tables;

/// <summary>Reads the kanji database through the <c>sqlite3</c> command, so that the tool needs no package for it.</summary>
internal sealed class MojiDatabase(InputFolder inputs)
{
    /// <summary>The rows of a query, each split into its columns.</summary>
    public IReadOnlyList<string[]> Query(string sql)
    {
        var start = new ProcessStartInfo("sqlite3") { UseShellExecute = false, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 };
        foreach (var argument in (string[])["-readonly", "-bail", "-noheader", "-separator", "\t", inputs.PathOf(Input.MojiDatabase), sql])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start) ?? throw new InvalidDataException("sqlite3 did not start.");
        var rows = new List<string[]>();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            rows.Add(line.Split('\t'));
        }

        process.WaitForExit();
        return process.ExitCode == 0 ? rows : throw new InvalidDataException($"sqlite3 refused: {sql}");
    }

    /// <summary>The pairs of characters that a query of two columns gives.</summary>
    public IReadOnlyList<(int From, int To)> Pairs(string sql) =>
        [.. Query(sql).Select(row => (CodePoint.Of(row[0]), CodePoint.Of(row[1])))];
}
