using Shikaku.Core.Matching;

namespace Shikaku.Core.Addresses;

/// <summary>
/// Recognises a town of the table in a text that leaves out a 町, ノ, ヶ, 条 or the 通 of 条通 of its name, or adds a ノ or ヶ
/// (MAT-73, MAT-76): ノ and ヶ between kanji, 条 in 北海道.
/// Counts only if exactly one town of the municipality fits. The word that makes a number the name of a town must stand: 三条町 5 is not 3-5, nor 一番町 5 1番5.
/// </summary>
internal static class LooseTown
{
    private const int MostDropped = 2;
    private const byte Hokkaido = 1;

    /// <summary>Tries to read a town that one text names at the beginning of the other.</summary>
    /// <param name="table">The places.</param>
    /// <param name="municipality">The municipality.</param>
    /// <param name="entry">The town.</param>
    /// <param name="units">The other text from where its town begins, and the look-ahead.</param>
    /// <param name="length">Units that name the town there.</param>
    /// <param name="code">What was left out: A-MACHI, A-KANA or A-JO.</param>
    /// <returns>False if the town does not fit, or not alone.</returns>
    public static bool TryMatch(TownTable table, int municipality, int entry, ReadOnlySpan<AddressUnit> units, out int length, out ReasonCode code)
    {
        if (!Fits(table, municipality, table.Towns.KeysOf(entry), units, out length, out code))
        {
            return false;
        }

        var entries = table.Towns.EntriesOf(municipality);
        for (var other = entries.Start.Value; other < entries.End.Value; other++)
        {
            if (other != entry && Fits(table, municipality, table.Towns.KeysOf(other), units, out var otherLength, out _) && otherLength == length)
            {
                return false;
            }
        }

        return true;
    }

    private static bool Fits(TownTable table, int municipality, ReadOnlySpan<int> town, ReadOnlySpan<AddressUnit> units, out int length, out ReasonCode code)
    {
        length = 0;
        code = default;
        var dropped = 0;
        var droppedAtEnd = false;
        for (var i = 0; i < town.Length;)
        {
            if (table.Keys.KeyOf(units[length]) == town[i])
            {
                droppedAtEnd = false;
                length++;
                i++;
                continue;
            }

            droppedAtEnd = true;
            if (i > 0 && DroppableAs(table, municipality, town, i) is { } reason)
            {
                code = reason;
                i++;
            }
            else if (units[length].IsOneOf("ノ之乃ケヶガヵ") && IsKanji(town[i]) && i > 0 && IsKanji(town[i - 1]))
            {
                code = ReasonCode.AddressKana;
                length++;
            }
            else
            {
                return false;
            }

            if (++dropped > MostDropped)
            {
                return false;
            }
        }

        return dropped > 0 && (!droppedAtEnd || units[length].Kind is AddressUnitKind.Number or AddressUnitKind.End or AddressUnitKind.Hyphen);
    }

    private static ReasonCode? DroppableAs(TownTable table, int municipality, ReadOnlySpan<int> town, int i)
    {
        var (key, before) = (town[i], town[i - 1]);
        var isLast = i == town.Length - 1;
        if (key == table.Keys.KeyOf('条'))
        {
            var isWholeName = i == 1 && isLast;
            var isOfStreet = !isLast && town[i + 1] == table.Keys.KeyOf('通');
            return isWholeName || isOfStreet || table.Municipalities[municipality].Prefecture != Hokkaido ? null : ReasonCode.AddressJo;
        }

        return isLast && before == table.Keys.KeyOf('条') ? (key == table.Keys.KeyOf('通') ? ReasonCode.AddressJo : null)
            : key == table.Keys.KeyOf('町') && !PlaceKeys.IsNumber(before) && !IsMarkedNumber(table, town[..i]) ? ReasonCode.AddressMachi
            : (key == table.Keys.KeyOf('ノ') || key == table.Keys.KeyOf('ケ')) && !isLast && IsKanji(before) && IsKanji(town[i + 1]) ? ReasonCode.AddressKana
            : null;
    }

    // 一番町 without 町 is 一番, and that is a house number.
    private static bool IsMarkedNumber(TownTable table, ReadOnlySpan<int> name) =>
        name.Length >= 2 && PlaceKeys.IsNumber(name[^2]) && (name[^1] == table.Keys.KeyOf('番') || name[^1] == table.Keys.KeyOf('丁'));

    // Between kana ノ and ケ are sounds of a word (けやき台).
    private static bool IsKanji(int key) => PlaceKeys.IsNumber(key) || key is not (>= 'ァ' and <= 'ー') and >= '㐀';
}
