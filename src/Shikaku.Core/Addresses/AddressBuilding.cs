namespace Shikaku.Core.Addresses;

/// <summary>What may be said of the part of an address that names building, room and 方書 (MAT-77).</summary>
internal static class AddressBuilding
{
    private const int LettersOfLatinName = 3;

    /// <summary>
    /// Whether the part is a building for certain: a room or a household with its marker, or a name of two letters at least (of the Latin ones,
    /// which may be of the lot, three in a row) that neither goes on with the place (12号線北) nor only says where the lot ends (番地先, 番外地).
    /// </summary>
    public static bool IsOne(ReadOnlySpan<AddressElement> building, AddressScanner side)
    {
        if (building.IsEmpty || AddressNumbers.GoesOnWithPlace(side.Units[building[0].Unit]))
        {
            return false;
        }

        var letters = 0;
        var lotWords = 0;
        var latin = 0;
        foreach (var element in building)
        {
            ref readonly var unit = ref side.Units[element.Unit];
            letters += unit.Kind is AddressUnitKind.Number || unit.IsLatin ? 0 : 1;
            lotWords += unit.IsOneOf("番地先外他内") ? 1 : 0;
            latin = unit.IsLatin ? latin + 1 : 0;
            if (element.Role >= NumberRole.Room || latin == LettersOfLatinName)
            {
                return true;
            }
        }

        return letters > lotWords && letters > 1;
    }

    /// <summary>The numbers at the end, and the 棟 or the letter (B of 緑荘B101) before them: the room.</summary>
    public static ReadOnlySpan<AddressElement> RoomOf(ReadOnlySpan<AddressElement> building, AddressScanner side)
    {
        var start = building.Length;
        while (start > 0
            && (side.Units[building[start - 1].Unit].Kind == AddressUnitKind.Number || building[start - 1].Role is NumberRole.Room or NumberRole.Wing
                || IsLetterOfRoom(building, start - 1, side)))
        {
            start--;
        }

        return building[start..];
    }

    // A letter alone before a number, and not the end of a word.
    private static bool IsLetterOfRoom(ReadOnlySpan<AddressElement> building, int i, AddressScanner side)
    {
        var unit = building[i].Unit;
        return i + 1 < building.Length && side.Units[unit].IsLatin && side.Units[building[i + 1].Unit].Kind == AddressUnitKind.Number
            && (i == 0 || side.Units[unit].AfterSpace || building[i - 1].Unit + 1 != unit || !side.Units[building[i - 1].Unit].IsLatin);
    }
}
