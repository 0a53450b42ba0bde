using System.Globalization;
using System.Text;
using Shikaku.Core.Addresses;
using Shikaku.Core.Text;
using Shikaku.ReferenceData;

namespace Shikaku.Features.Mergers;

/// <summary>The table <c>former_municipalities.tsv</c>: read, and written again with more rows.</summary>
internal static class FormerMunicipalityFile
{
    private const string Name = TownTable.FormerMunicipalitiesFileName;
    private const string DayFormat = "yyyy-MM-dd";
    private const string And = " AND ";
    private const char VersionMark = '+';
    private const int DigitsOfDigest = 8;

    /// <summary>Whether an entry is that of the table with the rows of a list.</summary>
    public static bool IsImported(TableEntry entry) => entry.File == Name && entry.Version.Contains(VersionMark);

    /// <summary>The rows of the table.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static List<Merger> Read(TableFiles tables, PlaceNames places)
    {
        var rows = new List<Merger>();
        var table = new TableReader(Name, tables.Read(Name), "row", "former_prefecture", "former_name", "prefecture", "name", "effective_on", "source");
        while (table.Read())
        {
            rows.Add(new(
                0,
                places.NameOf(table.GetString(1), table.GetString(2)),
                places.NameOf(table.GetString(3), table.GetString(4)),
                DateOnly.ParseExact(table.GetString(5), DayFormat, CultureInfo.InvariantCulture),
                table.GetString(6)));
        }

        return rows;
    }

    /// <summary>The content of the table with further rows; the rows that it has keep their numbers, which reasons name.</summary>
    public static byte[] Append(byte[] table, int rows, IEnumerable<Merger> mergers)
    {
        var text = new StringBuilder(Encoding.UTF8.GetString(table));
        foreach (var merger in mergers)
        {
            text.AppendJoin(
                '\t',
                (++rows).ToString(CultureInfo.InvariantCulture),
                merger.Former.Prefecture,
                merger.Former.Text,
                merger.Present.Prefecture,
                merger.Present.Text,
                merger.EffectiveOn.ToString(DayFormat, CultureInfo.InvariantCulture),
                merger.Source).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>What the manifest says of the table with the rows of a list.</summary>
    /// <param name="entry">What it says of the table without them.</param>
    /// <param name="content">The new content.</param>
    /// <param name="rows">Number of rows taken in.</param>
    /// <param name="listSha256">SHA-256 of the list.</param>
    /// <param name="source">Name of the list.</param>
    /// <param name="licence">Under what terms the list may be used.</param>
    public static TableEntry EntryOf(TableEntry entry, byte[] content, int rows, string listSha256, string source, string licence) => entry with
    {
        Version = $"{entry.Version}{VersionMark}{listSha256[..DigitsOfDigest]}",
        Sha256 = TableFiles.DigestOf(content),
        Rows = entry.Rows + rows,
        Source = $"{entry.Source}; {source}",
        SourceSha256 = [.. entry.SourceSha256, listSha256],
        Licence = entry.Licence.Split(And).Contains(licence, StringComparer.Ordinal) ? entry.Licence : entry.Licence + And + licence,
        Notice = $"{entry.Notice} {source}: {rows}行 ({licence}).",
    };
}
