namespace Shikaku.Core.Addresses;

/// <summary>
/// The town of an address that names a former municipality (MAT-78). A merged municipality often lives on in the names of its towns (飯野町 →
/// 福島市飯野町): then only those are meant, since another town of the same name may have been in the other municipality all along.
/// </summary>
internal static class FormerTown
{
    /// <summary>Finds the town in the present municipality.</summary>
    /// <param name="table">The places.</param>
    /// <param name="head">The reading with the former name.</param>
    /// <param name="units">All units and the look-ahead after them.</param>
    /// <param name="town">The town, or what would be one if it were in the table.</param>
    /// <returns>
    /// False if the text goes on and no town of the municipality follows, since the place may have gone to another successor; or if towns bear the
    /// former name and this is not one of them.
    /// </returns>
    public static bool TryFind(TownTable table, in AddressHead head, ReadOnlySpan<AddressUnit> units, out TownMatch town)
    {
        var nameStart = StartOfName(units, head);
        town = TownScanner.Find(table, head.Municipality, units, nameStart);
        var namesTown = units[head.End].Kind != AddressUnitKind.End;
        if (namesTown && town.IsFound && town.End >= head.End)
        {
            return true;
        }

        town = TownScanner.Find(table, head.Municipality, units, head.End);
        return !namesTown || (town.IsFound && !BearsName(table, head.Municipality, units[nameStart..head.End]));
    }

    // The name without its 郡, which is never the first character (郡上郡八幡町).
    private static int StartOfName(ReadOnlySpan<AddressUnit> units, in AddressHead head)
    {
        for (var i = head.Start + 1; i < head.End - 1; i++)
        {
            if (units[i].Is('郡'))
            {
                return i + 1;
            }
        }

        return head.Start;
    }

    private static bool BearsName(TownTable table, int municipality, ReadOnlySpan<AddressUnit> name)
    {
        var prefix = table.Towns.Begin(municipality);
        foreach (ref readonly var unit in name)
        {
            if (!table.Towns.TryExtend(ref prefix, unit))
            {
                return false;
            }
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
