using System.Globalization;

namespace Shikaku.Tables;

/// <summary>
/// Makes former_municipalities.tsv: municipalities that the postal list of 2022-05 names and that of 2026-04 names otherwise for the same
/// postal code and town (MAT-78). The day of the change is in no list; it is kept by hand with where it is written.
/// </summary>
internal sealed class FormerMunicipalities(PostalList postal, IEnumerable<string> formerLines, HandKeptFolder handKept)
{
    public DataFile Make()
    {
        var days = handKept.Rows("municipality_changes.tsv", "former_prefecture", "former_name", "effective_on", "source")
            .ToDictionary(row => row[0] + row[1], StringComparer.Ordinal);
        var table = new Table("former_municipalities.tsv", "2026-04-1", TableSource.PostalHistory,
            "row", "former_prefecture", "former_name", "prefecture", "name", "effective_on", "source");
        foreach (var (former, code) in Changes().OrderBy(change => change.Former + change.Code, StringComparer.Ordinal))
        {
            if (!days.TryGetValue(former, out var change))
            {
                throw new InvalidDataException($"municipality_changes.tsv: the lists show that {former} became another municipality, but its day is missing.");
            }

            var row = (table.Rows + 1).ToString(CultureInfo.InvariantCulture);
            table.Add(row, change[0], change[1], Prefectures[code[..2]], postal.Municipalities[code], change[2], change[3]);
        }

        return table.ToFile();
    }

    private Dictionary<string, string> Prefectures { get; } =
        handKept.Rows("prefectures.tsv", "code", "name").ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal);

    private HashSet<(string Former, string Code)> Changes()
    {
        var present = postal.Municipalities.Select(municipality => Prefectures[municipality.Key[..2]] + municipality.Value).ToHashSet(StringComparer.Ordinal);
        var byPostalCode = postal.Entries.Where(entry => entry.Town.Length > 0).ToLookup(entry => entry.PostalCode, StringComparer.Ordinal);
        var changes = new HashSet<(string, string)>();
        foreach (var line in formerLines.Where(line => line.Length > 8 && char.IsAsciiDigit(line[0])))
        {
            foreach (var place in line[8..].Trim('/').Split('/'))
            {
                foreach (var entry in byPostalCode[line[..7]].Where(entry => place.EndsWith(entry.Town, StringComparison.Ordinal)))
                {
                    var former = place[..^entry.Town.Length];
                    if (!present.Contains(former) && !present.Any(name => place.StartsWith(name, StringComparison.Ordinal)))
                    {
                        changes.Add((former, entry.Municipality));
                    }
                }
            }
        }

        return changes;
    }
}
