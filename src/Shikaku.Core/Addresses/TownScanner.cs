namespace Shikaku.Core.Addresses;

/// <summary>Finds the town of a municipality before any number is read (MAT-72), behind 字 and behind street names in Kyoto (MAT-76).</summary>
internal static class TownScanner
{
    /// <summary>Finds the town.</summary>
    /// <param name="table">The places.</param>
    /// <param name="municipality">Index of the municipality.</param>
    /// <param name="units">All units and the look-ahead after them.</param>
    /// <param name="start">Unit after the municipality.</param>
    public static TownMatch Find(TownTable table, int municipality, ReadOnlySpan<AddressUnit> units, int start)
    {
        var direct = FindAt(table, municipality, units, start, start, start);
        if (!table.HasStreets(municipality))
        {
            return direct;
        }

        // The last street sign after which a town follows: before it there may be names of towns, which are streets here.
        var last = direct;
        for (var i = start; units[i].Kind is AddressUnitKind.Text or AddressUnitKind.Number; i++)
        {
            var end = EndOfStreetSign(units, i);
            if (end > i && end > direct.End && FindAt(table, municipality, units, start, end, end) is { IsFound: true } behind)
            {
                last = behind;
            }
        }

        return last.LookedForFrom(start);
    }

    private static TownMatch FindAt(TownTable table, int municipality, ReadOnlySpan<AddressUnit> units, int streetStart, int streetEnd, int start)
    {
        var marker = units[start].Is('字') ? 1 : 0;
        var entry = table.FindTown(municipality, units[(start + marker)..], out var length, out var looked);
        var reach = start + marker + looked;
        if (entry == KeyedNames.None && marker == 1)
        {
            // A town whose own name begins with 字.
            entry = table.FindTown(municipality, units[start..], out length, out looked);
            reach = Math.Max(reach, start + looked);
            marker = entry == KeyedNames.None ? marker : 0;
        }

        var townStart = start + marker;
        return new(entry, streetStart, streetEnd, townStart, townStart + length, start, reach);
    }

    // 上る, 上がる, ニ上ル, 東入, 東入る, 東ヘ入ル, 通.
    private static int EndOfStreetSign(ReadOnlySpan<AddressUnit> units, int i)
    {
        if (units[i].IsOneOf("上下"))
        {
            var verb = units[i + 1].IsOneOf("ガカ") ? i + 2 : i + 1;
            return units[verb].Is('ル') ? verb + 1 : i;
        }

        if (units[i].IsOneOf("東西南北"))
        {
            var verb = units[i + 1].Is('ヘ') ? i + 2 : i + 1;
            return !units[verb].Is('入') ? i : units[verb + 1].IsOneOf("ルリ") ? verb + 2 : verb + 1;
        }

        return units[i].Is('通') ? i + 1 : i;
    }
}
