using Shikaku.Core.Text;

namespace Shikaku.Features.Sampling;

/// <summary>The real towns, drawn about as often as people live there: prefectures by population, within them cities before villages.</summary>
internal sealed class PlaceList
{
    private readonly Town[] _towns;
    private readonly AliasTable _draw;
    private readonly Town[] _renamed;
    private readonly Dictionary<Municipality, Range> _ranges = [];

    /// <summary>Reads the tables of places.</summary>
    /// <param name="tables">Gives the bytes of a table by its file name.</param>
    /// <param name="characters">Towns with other characters are left out.</param>
    /// <param name="variants">Tell which names of municipalities may be taken for each other.</param>
    /// <exception cref="InvalidDataException">A table is damaged.</exception>
    public PlaceList(Func<string, byte[]> tables, ShiftJisSet characters, KanjiVariants variants)
    {
        var municipalities = MunicipalityReader.Read(tables, variants);
        var towns = new List<Town>();
        var reader = new TableReader("towns.tsv", tables("towns.tsv"), "row", "municipality", "town", "postal_code");
        while (reader.Read())
        {
            var name = reader.GetString(2);
            if (characters.Contains(name) && name.AsSpan().IndexOfAnyInRange('0', '9') < 0 && name.AsSpan().IndexOfAnyInRange('０', '９') < 0
                && municipalities.TryGetValue(reader.GetString(1), out var municipality))
            {
                if (!_ranges.TryAdd(municipality, towns.Count..(towns.Count + 1)))
                {
                    _ranges[municipality] = _ranges[municipality].Start..(towns.Count + 1);
                }

                towns.Add(new Town(municipality, name, reader.GetString(3)));
            }
        }

        _towns = [.. towns];
        _renamed = [.. towns.Where(town => town.Municipality.FormerNames.Length > 0)];
        _draw = new AliasTable([.. Weights()]);
    }

    /// <summary>Every town.</summary>
    public ReadOnlySpan<Town> Towns => _towns;

    /// <summary>Draws a town.</summary>
    public Town Draw(DeterministicRandom random) => _towns[_draw.Draw(random)];

    /// <summary>Draws a town of one municipality.</summary>
    public Town DrawIn(Municipality municipality, DeterministicRandom random) => random.Pick<Town>(_towns.AsSpan(_ranges[municipality]));

    /// <summary>Draws a town whose municipality had another name; any town if no such is known.</summary>
    public Town DrawRenamed(DeterministicRandom random) => _renamed.Length > 0 ? random.Pick<Town>(_renamed) : Draw(random);

    private IEnumerable<long> Weights()
    {
        const long Scale = 1_000_000;
        var kindSums = _ranges.Keys.GroupBy(municipality => municipality.Prefecture, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Sum(KindWeight), StringComparer.Ordinal);
        foreach (var town in _towns)
        {
            var municipality = town.Municipality;
            var range = _ranges[municipality];
            yield return Math.Max(
                1,
                PrefecturePopulation.Of(municipality.Prefecture) * Scale * KindWeight(municipality)
                    / kindSums[municipality.Prefecture] / (range.End.Value - range.Start.Value));
        }
    }

    private static long KindWeight(Municipality municipality) => municipality.Name[^1] switch
    {
        '区' => 16,
        '市' => 10,
        '町' => 2,
        _ => 1,
    };
}
