using Shikaku.Core.Addresses;
using Shikaku.Core.Text;

namespace Shikaku.Features.Mergers;

/// <summary>Prefectures and the municipalities of today, and the keys under which names are one. Not safe for use by several threads.</summary>
internal sealed class PlaceNames
{
    private readonly FoldedText _folded;
    private readonly Dictionary<string, string> _prefectureOfCode = new(StringComparer.Ordinal);
    private readonly ILookup<(string, string), PlaceName> _municipalities;
    private readonly HashSet<(string, string)> _cities = [];

    /// <summary>Reads the tables.</summary>
    /// <param name="tables">Gives the bytes of a table by its file name.</param>
    public PlaceNames(Func<string, byte[]> tables)
    {
        _folded = new(FoldTable.Parse(tables(FoldTable.FileName)));
        var prefectures = new TableReader(TownTable.PrefecturesFileName, tables(TownTable.PrefecturesFileName), "code", "name");
        while (prefectures.Read())
        {
            _prefectureOfCode.Add(prefectures.GetString(0), prefectures.GetString(1));
        }

        var names = new List<PlaceName>();
        var municipalities = new TableReader(
            TownTable.MunicipalitiesFileName, tables(TownTable.MunicipalitiesFileName), "row", "code", "prefecture", "county", "city", "ward");
        while (municipalities.Read())
        {
            var prefecture = _prefectureOfCode[municipalities.GetString(2)];
            var (county, city, ward) = (municipalities.GetString(3), municipalities.GetString(4), municipalities.GetString(5));
            names.Add(NameOf(prefecture, county + city + ward));
            if (ward.Length > 0 && NameOf(prefecture, city) is var whole && _cities.Add((prefecture, whole.Key)))
            {
                names.Add(whole);
            }
        }

        _municipalities = names.ToLookup(name => (name.Prefecture, name.KeyWithoutCounty));
    }

    /// <summary>Whether a text is the whole name of a prefecture.</summary>
    public bool IsPrefecture(string text) => _prefectureOfCode.ContainsValue(text);

    /// <summary>Puts a name and its keys together.</summary>
    public PlaceName NameOf(string prefecture, string name)
    {
        var county = CountyName.LengthIn(name);
        return new(prefecture, name, KeyOf(name), KeyOf(name.AsSpan(county)));
    }

    /// <summary>The municipalities of today that a name may mean; a 政令市 is one, and so is each of its wards.</summary>
    public IEnumerable<PlaceName> Find(PlaceName name) => _municipalities[(name.Prefecture, name.KeyWithoutCounty)].Where(name.IsSameAs);

    /// <summary>Whether one name is a 政令市 and the other one of its wards.</summary>
    public bool IsCityOf(PlaceName city, PlaceName ward) =>
        city.Prefecture == ward.Prefecture && ward.Key.StartsWith(city.Key, StringComparison.Ordinal) && HasWards(city);

    /// <summary>Whether a name is that of a 政令市 without a ward.</summary>
    public bool HasWards(PlaceName city) => _cities.Contains((city.Prefecture, city.Key));

    private string KeyOf(ReadOnlySpan<char> name)
    {
        _folded.Set(name);
        return _folded.Units.ToString().Replace('ヶ', 'ケ');
    }
}
