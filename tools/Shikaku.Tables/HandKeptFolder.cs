using System.Text;

namespace Shikaku.Tables;

/// <summary>The tables kept by hand, under tools/Shikaku.Tables/sources: checked for form and copied as they are.</summary>
internal sealed class HandKeptFolder(string root)
{
    /// <summary>The rows of a table, after a check that its columns are those and that every row has them all.</summary>
    public IReadOnlyList<string[]> Rows(string file, params string[] columns)
    {
        var content = File.ReadAllText(Path.Combine(root, file), new UTF8Encoding(false, true));
        if (content.Contains('\r', StringComparison.Ordinal) || !content.EndsWith('\n'))
        {
            throw new InvalidDataException($"{file}: lines must end with LF, the last one too.");
        }

        string[][] lines = [.. content[..^1].Split('\n').Select(line => line.Split('\t'))];
        if (!lines[0].SequenceEqual(columns) || Array.Exists(lines, line => line.Length != columns.Length))
        {
            throw new InvalidDataException($"{file}: the columns should be {string.Join(", ", columns)} in every row.");
        }

        return lines[1..];
    }

    /// <summary>A table of data/ that is the hand-kept one; its rows are refused if two agree in the key columns.</summary>
    public DataFile ToFile(string file, string version, int keyColumns, params string[] columns)
    {
        var table = new Table(file, version, TableSource.Own, columns);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in Rows(file, columns))
        {
            if (!keys.Add(string.Join('\t', row[..keyColumns])))
            {
                throw new InvalidDataException($"{file}: {string.Join(' ', row[..keyColumns])} is there twice.");
            }

            table.Add(row);
        }

        return table.ToFile();
    }
}
