namespace Shikaku.Core.Addresses;

/// <summary>
/// The town of an address that names a former municipality (MAT-78). A merged municipality often lives on in the names of its towns (飯野町 →
/// 福島市飯野町): then only those are meant, since another town of the same name may have been in the other municipality all along.
/// </summary>
internal static class FormerTown
{
    private const int LongestStem = 16;
    private const int ShortestBareStem = 2;

    // What 市, 町 or 村 of the former name became in the names of its towns; the first is nothing at all.
    private const string Endings = " 区町";

    /// <summary>The town that a reading of a text means, or none if that is not certain.</summary>
    public static TownMatch Of(TownTable table, in AddressHead head, ReadOnlySpan<AddressUnit> units) =>
        head.FormerRow == 0 ? TownScanner.Find(table, head.Municipality, units, head.End)
        : TryFind(table, head, units, out var town, out _) ? town
        : TownMatch.None;

    /// <summary>Finds the town in the present municipality.</summary>
    /// <param name="table">The places.</param>
    /// <param name="head">The reading with the former name.</param>
    /// <param name="units">All units and the look-ahead after them.</param>
    /// <param name="town">The town, or what would be one if it were in the table.</param>
    /// <param name="borne">The former name, if the town bears it with another ending.</param>
    /// <returns>
    /// False if the text goes on and no town of the municipality follows, since the place may have gone to another successor; or if towns bear the
    /// former name and this is not one of them.
    /// </returns>
    public static bool TryFind(TownTable table, in AddressHead head, ReadOnlySpan<AddressUnit> units, out TownMatch town, out BorneName borne)
    {
        borne = default;
        var nameStart = StartOfName(units, head);
        var withName = TownScanner.Find(table, head.Municipality, units, nameStart);
        town = TownScanner.Find(table, head.Municipality, units, head.End);
        if (units[head.End].Kind == AddressUnitKind.End)
        {
            return true;
        }

        if (withName.IsFound && withName.End > head.End)
        {
            town = withName;
            return true;
        }

        var bearer = FindBearer(table, head, units, nameStart, out var name);
        if (bearer.IsFound && bearer.End >= town.End)
        {
            (town, borne) = (bearer, name);
            return true;
        }

        if (withName.IsFound && withName.End == head.End)
        {
            town = withName;
            return true;
        }

        return town.IsFound && !BearsName(table, head.Municipality, units[nameStart..head.End]);
    }

    // The name without its 郡 (see CountyName).
    private static int StartOfName(ReadOnlySpan<AddressUnit> units, in AddressHead head)
    {
        if ((head.Form & MunicipalityForm.WithoutCounty) != MunicipalityForm.Full || !units[head.End - 1].IsOneOf("町村"))
        {
            return head.Start;
        }

        for (var i = head.Start + 1; i < head.End - CountyName.ShortestTown; i++)
        {
            if (units[i].Is('郡'))
            {
                return i + 1;
            }
        }

        return head.Start;
    }

    private static TownMatch FindBearer(TownTable table, in AddressHead head, ReadOnlySpan<AddressUnit> units, int nameStart, out BorneName borne)
    {
        borne = default;
        var found = TownMatch.None;
        var stem = units[nameStart..(head.End - 1)];
        if (stem.IsEmpty || stem.Length > LongestStem || !units[head.End - 1].IsOneOf("市町村"))
        {
            return found;
        }

        var start = units[head.End].Is('字') ? head.End + 1 : head.End;
        var rest = units.Slice(start, Math.Min(units.Length - start, table.Towns.LongestName + AddressUnitReader.Lookahead));
        Span<AddressUnit> name = stackalloc AddressUnit[stem.Length + 1 + rest.Length];
        stem.CopyTo(name);
        foreach (var ending in Endings)
        {
            var length = stem.Length;
            if (ending != Endings[0])
            {
                name[length++] = new(AddressUnitKind.Text, ending, 0, 0);
            }
            else if (length < ShortestBareStem)
            {
                // 東村 and 町田 are no 東町田.
                continue;
            }

            rest.CopyTo(name[length..]);
            var entry = table.FindTown(head.Municipality, name[..(length + rest.Length)], out var townUnits, out _);
            var end = start + townUnits - length;
            if (entry != KeyedNames.None && townUnits > length && end > found.End)
            {
                found = new(entry, head.End, head.End, start, end, head.End, ushort.MaxValue);
                borne = new((ushort)nameStart, (byte)stem.Length, (byte)length);
            }
        }

        return found;
    }

    private static bool BearsName(TownTable table, int municipality, ReadOnlySpan<AddressUnit> name)
    {
        table.Towns.Walk(municipality, name, name.Length, out var walk);
        if (walk.Length < name.Length)
        {
            return false;
        }

        var entries = table.Towns.EntriesOf(municipality);
        for (var entry = entries.Start.Value; entry < entries.End.Value; entry++)
        {
            var keys = table.Towns.KeysOf(entry);
            var i = 0;
            while (i < name.Length && i < keys.Length && keys[i] == table.Keys.KeyOf(name[i]))
            {
                i++;
            }

            if (i == name.Length)
            {
                return true;
            }
        }

        return false;
    }
}
