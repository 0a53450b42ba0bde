namespace Shikaku.Core.Addresses;

/// <summary>Words of 小字, building, room and 方書 that name nothing themselves (MAT-75, MAT-77).</summary>
internal static class AddressWords
{
    /// <summary>Length of 字 or 小字 before the name of a 小字; 0 if neither stands there.</summary>
    public static int KoazaMarkerLength(ReadOnlySpan<AddressUnit> units, int i) =>
        units[i].Is('小') && units[i + 1].Is('字') ? 2 : units[i].Is('字') ? 1 : 0;

    /// <summary>Whether 字 stands between a 大字 that is not in the table and its 小字, and is no part of a name (十文字).</summary>
    public static bool IsMarkerWithinKoaza(ReadOnlySpan<AddressUnit> units, int i) =>
        units[i].Is('字') && !units[i - 1].Is('文') && units[i + 1].Kind is AddressUnitKind.Text or AddressUnitKind.Number;

    /// <summary>Length of what says nothing: before a room's number No. of No.101, 第 of 第101号室; and ー unless
    /// kana follow, since タワー旭 is written タワ-旭 too; 0 if nothing does.</summary>
    public static int FillerLength(ReadOnlySpan<AddressUnit> units, int i)
    {
        if (units[i].Is('N') && units[i + 1].Is('O'))
        {
            var isAlone = units[i].AfterSpace || i == 0 || !units[i - 1].IsLatin;
            var number = units[i + 2].Kind is AddressUnitKind.Hyphen or AddressUnitKind.Gap ? i + 3 : i + 2;
            return isAlone && units[number].Kind == AddressUnitKind.Number ? 2 : 0;
        }

        var isBeforeNumber = units[i + 1].Kind == AddressUnitKind.Number;
        var isFiller = units[i].Is('第') ? isBeforeNumber && AddressNumbers.IsRoom(units, i + 1)
            : units[i].Is('ー') && (units[i + 1].Code is not (>= 'ァ' and <= 'ヺ') || units[i + 1].AfterSpace);
        return isFiller ? 1 : 0;
    }

    /// <summary>Length of what marks the name before it as that of a household (方, 様方, 様内, 様宅, 気付), at the end of a word; 0 if nothing does.</summary>
    public static int HouseholdMarkerLength(ReadOnlySpan<AddressUnit> units, int i)
    {
        var length = units[i].Is('様') ? (units[i + 1].IsOneOf("方内宅") ? 2 : units[i + 1].Is('気') && units[i + 2].Is('付') ? 3 : 1)
            : units[i].Is('気') && units[i + 1].Is('付') ? 2
            : units[i].Is('方') ? 1
            : 0;
        return length > 0 && (units[i + length].Kind != AddressUnitKind.Text || units[i + length].AfterSpace) ? length : 0;
    }
}
