using System.Buffers.Text;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Shikaku.Core.Names;
using Shikaku.Core.Text;

namespace Shikaku.Core.Addresses;

/// <summary>Builds a <see cref="TownTable"/> from the tables of <c>data/</c>.</summary>
internal sealed class TownTableReader
{
    /// <summary>Added to a prefecture's number for its name without 都, 府 or 県.</summary>
    public const byte ShortPrefecture = 100;

    private const int LongestName = 128;
    private const string CityWithStreets = "京都市";

    // Of towns.tsv about so many bytes make a town, and so many a unit of its name: the room reserved by them is a little more than what the list takes.
    private const int BytesOfTown = 31;
    private const int BytesOfUnit = 9;

    private readonly FoldTable _fold;
    private readonly char[] _name = new char[LongestName];
    private readonly char[] _folded = new char[2 * LongestName];
    private readonly ushort[] _starts = new ushort[(2 * LongestName) + 1];
    private readonly AddressUnit[] _units = new AddressUnit[(4 * LongestName) + AddressUnitReader.Lookahead];
    private readonly Dictionary<string, int> _byCode = [];
    private readonly Dictionary<string, byte> _prefectureByName = [];
    private readonly List<FormerMunicipality> _former = [];
    private readonly Dictionary<string, List<FormerMunicipality>> _byFormerName = [];
    private readonly AddressUnitReader _reader = new();

    public TownTableReader(FoldTable fold, KanjiRelations kanji)
    {
        _fold = fold;
        Keys = new(kanji);
        Prefectures = new(Keys);
        MunicipalityNames = new(Keys);
        Towns = new(Keys);
    }

    public PlaceKeys Keys { get; }

    public KeyedNames Prefectures { get; }

    public List<Municipality> Municipalities { get; } = new(2048);

    public KeyedNames MunicipalityNames { get; }

    public List<MunicipalityName> NamesOfMunicipalities { get; } = new(4096);

    public int UnresolvedFormerNames { get; private set; }

    /// <summary>The days of the rows of former municipalities.</summary>
    public Dictionary<int, DateOnly> DaysOfChange { get; } = [];

    /// <summary>Rows of former municipalities, and the rows by which their successors went on.</summary>
    public HashSet<(int, int)> Successions { get; } = [];

    public KeyedNames Towns { get; }

    public TownTable Read(Func<string, byte[]> tables)
    {
        ReadPrefectures(tables(TownTable.PrefecturesFileName));
        ReadMunicipalities(tables(TownTable.MunicipalitiesFileName));
        ReadFormerMunicipalities(tables(TownTable.FormerMunicipalitiesFileName));
        ReadTowns(tables(TownTable.TownsFileName));
        MunicipalityNames.Trim();
        Towns.Trim();
        return new(this);
    }

    private void ReadPrefectures(ReadOnlySpan<byte> tsv)
    {
        var table = new TableReader(TownTable.PrefecturesFileName, tsv, "code", "name");
        while (table.Read())
        {
            if (!Utf8Parser.TryParse(table.GetBytes(0), out byte code, out _))
            {
                throw table.Damaged("the code is not a number");
            }

            var name = table.GetString(1);
            _prefectureByName.Add(name, code);
            Prefectures.TryAdd(TownTable.NoOwner, Units(name), code, out _);
            if (name[^1] is '都' or '府' or '県')
            {
                Prefectures.TryAdd(TownTable.NoOwner, Units(name.AsSpan(0, name.Length - 1)), code + ShortPrefecture, out _);
            }
        }
    }

    private void ReadMunicipalities(ReadOnlySpan<byte> tsv)
    {
        var table = new TableReader(TownTable.MunicipalitiesFileName, tsv, "row", "code", "prefecture", "county", "city", "ward");
        while (table.Read())
        {
            var (county, city, ward) = (table.GetString(3), table.GetString(4), table.GetString(5));
            if (!Utf8Parser.TryParse(table.GetBytes(2), out byte prefecture, out _))
            {
                throw table.Damaged("the prefecture is not a number");
            }

            var index = (short)Municipalities.Count;
            var municipality = new Municipality(
                table.GetInt32(0), table.GetString(1), prefecture, UnitCount(county), UnitCount(city), UnitCount(ward), city == CityWithStreets && ward.Length > 0);
            Municipalities.Add(municipality);
            _byCode.Add(municipality.Code, index);
            AddName(county + city + ward, new(index, MunicipalityForm.Full, prefecture));
            if (county.Length > 0)
            {
                AddName(city, new(index, MunicipalityForm.WithoutCounty, prefecture));
            }

            if (ward.Length > 0)
            {
                AddName(ward, new(index, MunicipalityForm.WithoutCity, prefecture));
                AddName(city, new(index, MunicipalityForm.WithoutWard, prefecture));
            }
        }
    }

    private void ReadFormerMunicipalities(ReadOnlySpan<byte> tsv)
    {
        var table = new TableReader(
            TownTable.FormerMunicipalitiesFileName, tsv, "row", "former_prefecture", "former_name", "prefecture", "name", "effective_on", "source");
        while (table.Read())
        {
            if (!_prefectureByName.TryGetValue(table.GetString(1), out var formerPrefecture) || !_prefectureByName.TryGetValue(table.GetString(3), out var prefecture))
            {
                throw table.Damaged("the prefecture is not in the list");
            }

            if (!DateOnly.TryParseExact(table.GetString(5), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var effectiveOn))
            {
                throw table.Damaged("the effective date is not a date");
            }

            DaysOfChange[table.GetInt32(0)] = effectiveOn;
            var row = new FormerMunicipality(table.GetInt32(0), formerPrefecture, table.GetString(2), prefecture, table.GetString(4), effectiveOn);
            _former.Add(row);
            if (!_byFormerName.TryGetValue(KeyOf(row.FormerPrefecture, row.FormerName), out var rows))
            {
                _byFormerName.Add(KeyOf(row.FormerPrefecture, row.FormerName), rows = []);
            }

            rows.Add(row);
        }

        foreach (var row in _former)
        {
            AddFormerName(row, row, TownTable.MostSuccessions);
        }
    }

    private static string KeyOf(byte prefecture, string name) => (char)prefecture + name;

    // A successor may have been succeeded itself; the day of the last succession counts.
    private void AddFormerName(in FormerMunicipality row, in FormerMunicipality last, int successions)
    {
        var present = PresentNames(last.Prefecture, last.Name);
        foreach (var name in present)
        {
            AddFormerName(row, new(name.Municipality, name.Form, row.FormerPrefecture, row.Row, last.EffectiveOn));
        }

        // A name of today may have lost a part since (分区).
        var day = last.EffectiveOn;
        var later = _byFormerName.TryGetValue(KeyOf(last.Prefecture, last.Name), out var rows) ? rows.FindAll(next => next.EffectiveOn >= day) : [];
        if (present.Count == 0 && (successions == 0 || later.Count == 0))
        {
            UnresolvedFormerNames++;
            return;
        }

        // The wards that a 政令市 had then are the city too.
        if (present.Exists(name => name.Form == MunicipalityForm.WithoutWard))
        {
            foreach (var next in _former)
            {
                if (next.FormerPrefecture == last.Prefecture && next.FormerName.StartsWith(last.Name, StringComparison.Ordinal) && next.EffectiveOn >= day)
                {
                    Successions.Add((row.Row, next.Row));
                }
            }
        }

        foreach (var next in successions == 0 ? [] : later)
        {
            Successions.Add((row.Row, next.Row));
            AddFormerName(row, next, successions - 1);
        }
    }

    // Without its 郡 it counts too, unless the name without it is one of today.
    private void AddFormerName(in FormerMunicipality row, MunicipalityName meaning)
    {
        var county = CountyName.LengthIn(row.FormerName);
        var lacksCounty = county == 0 && row.FormerName[^1] is '町' or '村';
        AddName(row.FormerName, lacksCounty ? meaning with { Form = meaning.Form | MunicipalityForm.WithoutCounty } : meaning);
        if (county > 0 && !IsNameOfToday(row.FormerPrefecture, row.FormerName.AsSpan(county)))
        {
            AddName(row.FormerName[county..], meaning with { Form = meaning.Form | MunicipalityForm.WithoutCounty });
        }
    }

    private bool IsNameOfToday(byte prefecture, ReadOnlySpan<char> name) => FindNames(prefecture, name).Count > 0;

    // A 政令市 as successor means each of its wards: which one, the town decides.
    private List<MunicipalityName> PresentNames(byte prefecture, string name) =>
        FindNames(prefecture, name).FindAll(present => present.Form is MunicipalityForm.Full or MunicipalityForm.WithoutWard);

    private List<MunicipalityName> FindNames(byte prefecture, ReadOnlySpan<char> name)
    {
        var found = new List<MunicipalityName>();
        var entry = MunicipalityNames.Find(TownTable.NoOwner, Units(name));
        for (var index = entry == KeyedNames.None ? KeyedNames.None : MunicipalityNames.ValueOf(entry); index != KeyedNames.None; index = NamesOfMunicipalities[index].Next)
        {
            var present = NamesOfMunicipalities[index];
            if (present.FormerRow == 0 && present.Prefecture == prefecture)
            {
                found.Add(present);
            }
        }

        return found;
    }

    private void ReadTowns(ReadOnlySpan<byte> tsv)
    {
        var table = new TableReader(TownTable.TownsFileName, tsv, "row", "municipality", "town", "postal_code");
        var code = new byte[8];
        var codeLength = 0;
        var municipality = KeyedNames.None;
        ReadOnlySpan<byte> former = default;
        Towns.Reserve(tsv.Length / BytesOfTown, tsv.Length / BytesOfUnit);
        while (table.Read())
        {
            var present = table.GetBytes(1);
            if (!present.SequenceEqual(code.AsSpan(0, codeLength)))
            {
                if (!_byCode.TryGetValue(table.GetString(1), out municipality) || Towns.HasNames(municipality))
                {
                    throw table.Damaged("the municipality is not in the list, or its towns are not together");
                }

                former = default;
                codeLength = present.Length;
                present.CopyTo(code);
                Towns.BeginOwner(municipality, CountRows(table, present));
            }

            var town = table.GetBytes(2);
            AddTown(municipality, town, town.SequenceEqual(former), table.GetInt32(0));
            former = town;
        }
    }

    private static int CountRows(TableReader table, ReadOnlySpan<byte> municipality)
    {
        var rows = 1;
        while (table.Read() && table.GetBytes(1).SequenceEqual(municipality))
        {
            rows++;
        }

        return rows;
    }

    private void AddTown(int municipality, ReadOnlySpan<byte> name, bool isRepeated, int row)
    {
        if (name.Length > LongestName)
        {
            throw new InvalidDataException($"{TownTable.TownsFileName}: row {row} has a name that is too long.");
        }

        var units = Units(name);
        var withoutChome = WithoutChome(units);
        if (withoutChome.IsEmpty)
        {
            return;
        }

        if (!Towns.TryAdd(municipality, withoutChome, TownTable.TownValue(row, TownTrait.None), out var same) && withoutChome.Length == units.Length)
        {
            Towns.SetValue(same, Towns.ValueOf(same) | (int)(isRepeated ? TownTrait.IsRepeated : TownTrait.SharesKey));
        }
    }

    // 保原町３丁目 of the postal list is the town 保原町 and the number 3: elsewhere the list leaves 丁目 to the address.
    private static ReadOnlySpan<AddressUnit> WithoutChome(ReadOnlySpan<AddressUnit> name) =>
        name is [.. var town, var number, var first, var second] && number.Kind == AddressUnitKind.Number && first.Is('丁') && second.Is('目')
        && !(town.Length > 0 && town[^1].Is('ノ'))
            ? town
            : name;

    private byte UnitCount(string name) => (byte)Units(name).Length;

    private void AddName(string name, MunicipalityName meaning)
    {
        var units = Units(name);
        if (MunicipalityNames.TryAdd(TownTable.NoOwner, units, NamesOfMunicipalities.Count, out var entry))
        {
            NamesOfMunicipalities.Add(meaning);
        }
        else
        {
            NamesOfMunicipalities.Add(meaning with { Next = MunicipalityNames.ValueOf(entry) });
            MunicipalityNames.SetValue(entry, NamesOfMunicipalities.Count - 1);
        }
    }

    private ReadOnlySpan<AddressUnit> Units(ReadOnlySpan<byte> name)
    {
        var folded = _fold.FoldBeginning(name, _name, _folded, _starts, out var bytes, out _);
        return bytes < name.Length
            ? Units(_name.AsSpan(0, Encoding.UTF8.GetChars(name, _name)))
            : _units.AsSpan(0, _reader.Read(_folded.AsSpan(0, folded), _units));
    }

    private ReadOnlySpan<AddressUnit> Units(ReadOnlySpan<char> name) =>
        _units.AsSpan(0, _reader.Read(_folded.AsSpan(0, _fold.Fold(name, _folded, _starts)), _units));

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct FormerMunicipality(int Row, byte FormerPrefecture, string FormerName, byte Prefecture, string Name, DateOnly EffectiveOn);
}
