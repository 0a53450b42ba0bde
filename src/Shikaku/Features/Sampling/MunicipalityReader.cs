using Shikaku.Core.Text;

namespace Shikaku.Features.Sampling;

/// <summary>Reads the municipalities with what the noise must know of them.</summary>
internal static class MunicipalityReader
{
    /// <summary>The municipalities by code.</summary>
    /// <exception cref="InvalidDataException">A table is damaged.</exception>
    public static Dictionary<string, Municipality> Read(Func<string, byte[]> tables, KanjiVariants variants)
    {
        var prefectures = new Dictionary<string, string>(StringComparer.Ordinal);
        var prefectureReader = new TableReader("prefectures.tsv", tables("prefectures.tsv"), "code", "name");
        while (prefectureReader.Read())
        {
            prefectures[prefectureReader.GetString(0)] = prefectureReader.GetString(1);
        }

        var former = ReadFormerNames(tables);
        var rows = new List<(string Code, string Prefecture, string County, string City, string Ward)>();
        var reader = new TableReader(
            "municipalities.tsv", tables("municipalities.tsv"), "row", "code", "prefecture", "county", "city", "ward");
        while (reader.Read())
        {
            rows.Add((reader.GetString(1), prefectures[reader.GetString(2)], reader.GetString(3), reader.GetString(4), reader.GetString(5)));
        }

        // A name is shared too if it is only the ward of some city: 中央区 alone says little.
        // 鹿島市 and 鹿嶋市 are two places of one name.
        var uses = rows.Select(row => variants.ToLeastForms(row.City + row.Ward))
            .Concat(rows.Where(row => row.Ward.Length > 0).Select(row => variants.ToLeastForms(row.Ward)))
            .CountBy(name => name, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        return rows.ToDictionary(
            row => row.Code,
            row => new Municipality(
                row.Prefecture,
                row.County + row.City + row.Ward,
                uses[variants.ToLeastForms(row.City + row.Ward)] == 1,
                [.. former[row.Prefecture + row.County + row.City + row.Ward]]),
            StringComparer.Ordinal);
    }

    private static ILookup<string, string> ReadFormerNames(Func<string, byte[]> tables)
    {
        var rows = new List<(string Present, string Former)>();
        var reader = new TableReader(
            "former_municipalities.tsv",
            tables("former_municipalities.tsv"),
            "row", "former_prefecture", "former_name", "prefecture", "name", "effective_on", "source");
        while (reader.Read())
        {
            if (string.CompareOrdinal(reader.GetString(5), SampleDay.ReferenceText) <= 0)
            {
                rows.Add((reader.GetString(3) + reader.GetString(4), reader.GetString(1) + reader.GetString(2)));
            }
        }

        return rows.ToLookup(row => row.Present, row => row.Former, StringComparer.Ordinal);
    }
}
