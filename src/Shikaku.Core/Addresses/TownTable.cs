using Shikaku.Core.Text;

namespace Shikaku.Core.Addresses;

/// <summary>
/// Prefectures, municipalities with their former names, and towns, as read-only dictionaries for the address scanner (MAT-71 to MAT-73).
/// Immutable, safe for use by several threads. Made by <see cref="TownTableReader"/>.
/// </summary>
public sealed class TownTable
{
    /// <summary>File names in <c>data/</c>.</summary>
    public const string PrefecturesFileName = "prefectures.tsv";

    /// <inheritdoc cref="PrefecturesFileName"/>
    public const string MunicipalitiesFileName = "municipalities.tsv";

    /// <inheritdoc cref="PrefecturesFileName"/>
    public const string TownsFileName = "towns.tsv";

    /// <inheritdoc cref="PrefecturesFileName"/>
    public const string FormerMunicipalitiesFileName = "former_municipalities.tsv";

    /// <summary>So many times at most a successor is followed to its own successor.</summary>
    public const int MostSuccessions = 8;

    /// <summary>Owner of names that belong to nothing in the table: of prefectures and municipalities.</summary>
    internal const int NoOwner = 0;

    private const int TraitBits = 2;
    private const int TraitMask = (1 << TraitBits) - 1;

    // Beside the municipalities, since every address asks for it.
    private readonly bool[] _hasStreets;
    private readonly HashSet<(int, int)> _successions;
    private readonly Dictionary<int, DateOnly> _daysOfChange;

    internal TownTable(TownTableReader reader)
    {
        Keys = reader.Keys;
        Prefectures = reader.Prefectures;
        Municipalities = [.. reader.Municipalities];
        _hasStreets = [.. reader.Municipalities.ConvertAll(municipality => municipality.HasStreets)];
        MunicipalityNames = reader.MunicipalityNames;
        NamesOfMunicipalities = [.. reader.NamesOfMunicipalities];
        UnresolvedFormerNames = reader.UnresolvedFormerNames;
        _successions = reader.Successions;
        _daysOfChange = reader.DaysOfChange;
        Towns = reader.Towns;
    }

    /// <summary>Number of towns.</summary>
    public int TownCount => Towns.Count;

    /// <summary>
    /// Number of former municipalities whose successor is not in the list, and which therefore mean nothing: 0 in the shipped table.
    /// </summary>
    public int UnresolvedFormerNames { get; }

    /// <summary>About how many bytes the table takes.</summary>
    public int Bytes => Towns.Bytes + MunicipalityNames.Bytes + (2 * char.MaxValue);

    internal PlaceKeys Keys { get; }

    internal KeyedNames Prefectures { get; }

    internal Municipality[] Municipalities { get; }

    internal KeyedNames MunicipalityNames { get; }

    internal MunicipalityName[] NamesOfMunicipalities { get; }

    internal KeyedNames Towns { get; }

    /// <summary>Reads the four tables.</summary>
    /// <param name="tables">Gives the bytes of a table by its file name.</param>
    /// <param name="fold">The fold F1, under which names are kept.</param>
    /// <param name="kanji">The kanji relations, under which names are found.</param>
    /// <exception cref="InvalidDataException">A table is damaged.</exception>
    public static TownTable Parse(Func<string, byte[]> tables, FoldTable fold, Names.KanjiRelations kanji) =>
        new TownTableReader(fold, kanji).Read(tables);

    /// <summary>Whether addresses in a municipality are written with street names before the town (MAT-76).</summary>
    internal bool HasStreets(int municipality) => _hasStreets[municipality];

    /// <summary>Column <c>row</c> of a town in towns.tsv.</summary>
    internal int RowOf(int town) => Towns.ValueOf(town) >> TraitBits;

    /// <summary>What must be known of a town.</summary>
    internal TownTrait TraitsOf(int town) => (TownTrait)(Towns.ValueOf(town) & TraitMask);

    /// <summary>What the name of a town stands for in <see cref="Towns"/>.</summary>
    internal static int TownValue(int row, TownTrait traits) => (row << TraitBits) | (int)traits;

    /// <summary>The day on which a former municipality became another one, by its row; null if there is no such row.</summary>
    internal DateOnly? DayOfChange(int formerRow) => _daysOfChange.TryGetValue(formerRow, out var day) ? day : null;

    /// <summary>Whether what one former municipality became was succeeded later on by another row: A → B, B → C.</summary>
    internal bool IsSuccession(int formerRow, int laterRow) => _successions.Contains((formerRow, laterRow));

    /// <summary>The longest town of a municipality with which the units begin.</summary>
    /// <param name="municipality">The municipality.</param>
    /// <param name="units">The units.</param>
    /// <param name="length">Units that name the town.</param>
    /// <param name="looked">How many units were looked at.</param>
    /// <returns>Its entry, or <see cref="KeyedNames.None"/>.</returns>
    internal int FindTown(int municipality, ReadOnlySpan<AddressUnit> units, out int length, out int looked)
    {
        Towns.Walk(municipality, units, units.Length - AddressUnitReader.Lookahead, out var walk);

        // The last unit, and the one after it, which ends the walk and tells where a name may end.
        looked = walk.Length + 1;
        while (Towns.TryNext(ref walk, units, out var entry, out length))
        {
            if (CanEndAfter(units, length - 1))
            {
                return entry;
            }
        }

        length = 0;
        return KeyedNames.None;
    }

    /// <summary>In how many municipalities a town of this name lies, counted up to two.</summary>
    /// <param name="prefecture">The prefecture to look in, or 0 for all.</param>
    /// <param name="name">The name.</param>
    internal int CountPlaces(int prefecture, ReadOnlySpan<AddressUnit> name)
    {
        var count = 0;
        for (var municipality = 0; municipality < Municipalities.Length && count < 2; municipality++)
        {
            if (prefecture != 0 && Municipalities[municipality].Prefecture != prefecture)
            {
                continue;
            }

            count += Towns.Find(municipality, name) != KeyedNames.None ? 1 : 0;
        }

        return count;
    }

    /// <summary>Finds a prefecture at the beginning of the units.</summary>
    /// <param name="units">The units.</param>
    /// <param name="length">Its length, 0 if there is none.</param>
    /// <param name="isShort">Whether the last character (都道府県) is missing.</param>
    /// <returns>The prefecture, 1 to 47, or 0.</returns>
    internal byte FindPrefecture(ReadOnlySpan<AddressUnit> units, out int length, out bool isShort)
    {
        Prefectures.Walk(NoOwner, units, units.Length - AddressUnitReader.Lookahead, out var walk);
        if (!Prefectures.TryNext(ref walk, units, out var entry, out length))
        {
            isShort = false;
            return 0;
        }

        var code = Prefectures.ValueOf(entry);
        isShort = code > TownTableReader.ShortPrefecture;
        return (byte)(isShort ? code - TownTableReader.ShortPrefecture : code);
    }

    // A number is one unit, so no name ends inside one; but 八丁 is not the beginning of 八丁目, and 3 alone is a house number.
    private static bool CanEndAfter(ReadOnlySpan<AddressUnit> units, int last) =>
        !(last > 0 && units[last].Is('丁') && units[last - 1].Kind == AddressUnitKind.Number && units[last + 1].Is('目'))
        && !(last == 0 && units[0].Kind == AddressUnitKind.Number && !units[0].IsKanjiNumber);
}
