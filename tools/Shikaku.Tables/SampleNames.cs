using System.Globalization;

namespace Shikaku.Tables;

/// <summary>
/// Makes the names of the made-up population: the commonest ones from a list of the project, with the weights that make 佐藤 and 鈴木 as
/// common as they are, then entries of the dictionary in the order of how common their characters are in names, with falling weights.
/// </summary>
internal sealed class SampleNames(IReadOnlyList<string> lines, HandKeptFolder handKept)
{
    private const int Surnames = 6000;
    private const int GivenNamesOfEachSex = 2500;
    private const int RarestListedSurname = 30_000;
    private const string Version = "2.7.0-1";

    /// <summary>Weight: estimated number of bearers.</summary>
    public DataFile Surname()
    {
        var names = handKept.Rows("common_surnames.tsv", "name", "reading", "weight").ToList();
        var listed = names.Select(row => row[0]).ToHashSet(StringComparer.Ordinal);
        var rest = PersonNameEntry.Read(lines, "姓").Where(entry => !listed.Contains(entry.Name)).ToList();
        foreach (var entry in ByCommonCharacters(rest).Take(Surnames - names.Count))
        {
            // Bearers fall with the rank to the power 1.3 in the published rankings beyond the first few hundred.
            var weight = RarestListedSurname * Math.Pow((double)names.Count / listed.Count, -1.3);
            names.Add([entry.Name, entry.Reading, ((int)weight).ToString(CultureInfo.InvariantCulture)]);
        }

        return ToFile("sample_surnames.tsv", names, "name", "reading", "weight");
    }

    /// <summary>Weight: the reciprocal of the rank among the names of the same sex; sex as in ID-24.</summary>
    public DataFile GivenName()
    {
        var common = handKept.Rows("common_given_names.tsv", "name", "reading", "sex");
        var listed = common.Select(row => row[0]).ToHashSet(StringComparer.Ordinal);
        var endings = handKept.Rows("given_name_endings.tsv", "kanji", "reading", "sex");
        var rest = PersonNameEntry.Read(lines, "名").Where(entry => entry.Name.Length > 1 && !listed.Contains(entry.Name)).ToList();
        var sexed = ByCommonCharacters(rest)
            .Select(entry => (Entry: entry, Sex: endings.FirstOrDefault(ending => HasEnding(entry, ending))?[2]))
            .Where(name => name.Sex is not null)
            .Select(name => (string[])[name.Entry.Name, name.Entry.Reading, name.Sex!]);
        var names = common.Concat(sexed)
            .GroupBy(row => row[2], StringComparer.Ordinal)
            .SelectMany(sex => sex.Take(GivenNamesOfEachSex).Select((row, rank) =>
                (string[])[row[0], row[1], (100_000 / (rank + 20)).ToString(CultureInfo.InvariantCulture), row[2]]));
        return ToFile("sample_given_names.tsv", names, "name", "reading", "weight", "sex");
    }

    private static bool HasEnding(PersonNameEntry entry, string[] ending) =>
        entry.Name.EndsWith(ending[0], StringComparison.Ordinal) && entry.Reading.Length > ending[1].Length && entry.Reading.EndsWith(ending[1], StringComparison.Ordinal);

    /// <summary>The dictionary's costs tell common from rare names only for the few that its corpus held; the characters tell it for all.</summary>
    private static IEnumerable<PersonNameEntry> ByCommonCharacters(IReadOnlyList<PersonNameEntry> entries)
    {
        var first = entries.CountBy(entry => entry.Name[0]).ToDictionary();
        var last = entries.CountBy(entry => entry.Name[^1]).ToDictionary();
        return entries
            .OrderByDescending(entry => (long)first[entry.Name[0]] * last[entry.Name[^1]] / (entry.Name.Length == 2 ? 1 : 10))
            .ThenBy(entry => entry.Name, StringComparer.Ordinal);
    }

    private static DataFile ToFile(string file, IEnumerable<string[]> rows, params string[] columns)
    {
        var table = new Table(file, Version, TableSource.PersonNames, columns);
        foreach (var row in rows
            .OrderByDescending(row => int.Parse(row[2], CultureInfo.InvariantCulture))
            .ThenBy(row => row[0], StringComparer.Ordinal)
            .ThenBy(row => row[1], StringComparer.Ordinal))
        {
            table.Add(row);
        }

        return table.ToFile();
    }
}
