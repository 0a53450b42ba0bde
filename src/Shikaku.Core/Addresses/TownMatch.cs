namespace Shikaku.Core.Addresses;

/// <summary>Where an address names its town (大字・町).</summary>
/// <remarks>Few words, for the reason of <see cref="AddressUnit"/>.</remarks>
internal readonly record struct TownMatch
{
    private const int Shift = 16;

    private readonly uint _street;
    private readonly uint _town;
    private readonly uint _search;

    /// <summary>Makes a match.</summary>
    /// <param name="entry">The town in the table, or <see cref="KeyedNames.None"/>.</param>
    /// <param name="streetStart">First unit of the street name before it (京都の通り名); equal to <paramref name="streetEnd"/> if there is none.</param>
    /// <param name="streetEnd">Unit after the street name.</param>
    /// <param name="start">First unit of the town, after a marker 字.</param>
    /// <param name="end">Unit after the town; equal to <paramref name="start"/> if the town is not in the table.</param>
    /// <param name="from">Unit from which the town was looked for.</param>
    /// <param name="reach">Unit before which everything was that was looked at; the units from it on cannot change the match.</param>
    public TownMatch(int entry, int streetStart, int streetEnd, int start, int end, int from, int reach)
    {
        Entry = entry;
        _street = unchecked((ushort)streetStart | ((uint)streetEnd << Shift));
        _town = unchecked((ushort)start | ((uint)end << Shift));
        _search = unchecked((ushort)from | ((uint)reach << Shift));
    }

    /// <summary>No town, at the beginning of the text.</summary>
    public static TownMatch None => new(KeyedNames.None, 0, 0, 0, 0, 0, ushort.MaxValue);

    /// <summary>The town in the table, or <see cref="KeyedNames.None"/>.</summary>
    public int Entry { get; }

    /// <summary>First unit of the street name before it; equal to <see cref="StreetEnd"/> if there is none.</summary>
    public ushort StreetStart => unchecked((ushort)_street);

    /// <summary>Unit after the street name.</summary>
    public ushort StreetEnd => unchecked((ushort)(_street >> Shift));

    /// <summary>First unit of the town, after a marker 字.</summary>
    public ushort Start => unchecked((ushort)_town);

    /// <summary>Unit after the town; equal to <see cref="Start"/> if the town is not in the table.</summary>
    public ushort End => unchecked((ushort)(_town >> Shift));

    /// <summary>Unit from which the town was looked for.</summary>
    public ushort From => unchecked((ushort)_search);

    /// <summary>Unit before which everything was that was looked at.</summary>
    public ushort Reach => unchecked((ushort)(_search >> Shift));

    /// <summary>Whether the town is in the table.</summary>
    public bool IsFound => Entry != KeyedNames.None;

    /// <summary>Whether a street name stands before the town.</summary>
    public bool HasStreet => StreetEnd > StreetStart;

    /// <summary>The match in a text of Kyoto, where more was looked at, from the end of the municipality on.</summary>
    public TownMatch LookedForFrom(int from) => new(Entry, StreetStart, StreetEnd, Start, End, from, ushort.MaxValue);

    /// <summary>The match without a street, with the town behind some units of its name.</summary>
    public TownMatch StartingAt(int start) => new(Entry, start, start, start, End, From, Reach);

    /// <summary>The match of a town of the table up to another unit.</summary>
    public TownMatch As(int entry, int end) => new(entry, StreetStart, StreetEnd, Start, end, From, Reach);
}
