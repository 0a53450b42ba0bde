using System.Globalization;

namespace Shikaku.Tables;

/// <summary>Makes municipalities.tsv and towns.tsv (MAT-71, MAT-72).</summary>
internal sealed class PlaceTables(PostalList postal)
{
    private const string Version = "2026-04-1";

    public DataFile Municipalities()
    {
        var table = new Table("municipalities.tsv", Version, TableSource.Postal, "row", "code", "prefecture", "county", "city", "ward");
        foreach (var (code, name) in postal.Municipalities)
        {
            var (county, city, ward) = Split(code, name);
            table.Add(Number(table.Rows + 1), code, code[..2], county, city, ward);
        }

        return table.ToFile();
    }

    public DataFile Towns()
    {
        // A name under several postal codes keeps them all: in Kyoto they are several places, which only the street tells apart.
        var towns = new SortedSet<(string Municipality, string Town, string PostalCode)>(
            Comparer<(string Municipality, string Town, string PostalCode)>.Create((left, right) =>
                string.CompareOrdinal(left.Municipality, right.Municipality) is var byPlace and not 0 ? byPlace
                : string.CompareOrdinal(left.Town, right.Town) is var byTown and not 0 ? byTown
                : string.CompareOrdinal(left.PostalCode, right.PostalCode)));
        foreach (var entry in postal.Entries)
        {
            towns.UnionWith(TownName.Clean(entry.Town).Select(town => (entry.Municipality, town, entry.PostalCode)));
        }

        var table = new Table("towns.tsv", Version, TableSource.Postal, "row", "municipality", "town", "postal_code");
        foreach (var (municipality, town, postalCode) in towns)
        {
            table.Add(Number(table.Rows + 1), municipality, town, postalCode);
        }

        return table.ToFile();
    }

    /// <summary>
    /// The code tells the kind: third digit 1 a ward (of 東京都 a special one, which is a municipality itself), 2 a city, 3 and above a town
    /// or village, whose county or island ends before its own name. So 郡山市 and 蒲郡市 never lose their 郡.
    /// </summary>
    private static (string County, string City, string Ward) Split(string code, string name)
    {
        if (code[2] == '1' && !code.StartsWith("13", StringComparison.Ordinal))
        {
            // 市 can begin a name but no ward's city has it before its end.
            var end = name.IndexOf('市', 1) + 1;
            return ("", name[..end], name[end..]);
        }

        if (code[2] <= '2')
        {
            return ("", name, "");
        }

        var county = name.IndexOf('郡', StringComparison.Ordinal) + 1;
        if (county == 0 && name is "三宅島三宅村" or "八丈島八丈町")
        {
            county = 3;
        }

        return (name[..county], name[county..], "");
    }

    private static string Number(int row) => row.ToString(CultureInfo.InvariantCulture);
}
