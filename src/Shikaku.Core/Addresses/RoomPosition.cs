namespace Shikaku.Core.Addresses;

/// <summary>
/// Whether a number that one address writes as one more member of its list may be the room of the other address (A-ROOMPOS, MAT-77). Room 3 on
/// lot 12 is not lot 12-3, so the numbers before it must be complete:
/// behind 号, or behind three numbers whose last is no 番地 (1-2-3), any number may be the room;
/// behind one or two numbers, or behind three that end with 番地, only a single number from 101 on after a hyphen (3-11-204), or after a space
/// behind two: a smaller one may be the 号 or the 枝番, and one that a neighbour has as 枝番 and another as room is as good as none;
/// behind 丁目, none.
/// A member that is said to be something else is no room: behind の, right behind 番 or 番地, with 番 or 丁目, with 号 where the 号 is not yet given;
/// nor is a number that the other side calls 棟.
/// </summary>
internal static class RoomPosition
{
    private const int NumbersBeforeRoom = 3;
    private const int SmallestTellingRoom = 101;

    /// <summary>Whether the members that the longer list has over the shorter one may be the room.</summary>
    /// <param name="longerSide">The side with the longer list.</param>
    /// <param name="longer">Its list.</param>
    /// <param name="shorterSide">The other side.</param>
    /// <param name="shorter">Its list, with which the longer one begins.</param>
    /// <param name="room">The end of the other side's building that is equal to what the longer list has more.</param>
    public static bool IsPlausible(
        AddressScanner longerSide, ReadOnlySpan<AddressElement> longer, AddressScanner shorterSide, ReadOnlySpan<AddressElement> shorter, ReadOnlySpan<AddressElement> room)
    {
        var count = shorter.Length;
        if (count == 0 || room.IsEmpty || room[^1].Role == NumberRole.Wing)
        {
            return false;
        }

        var more = longer[count..];
        var separator = longerSide.Units[(longer[count - 1].Unit + 1)..more[0].Unit];
        if (longer[count - 1].Role is NumberRole.Block or NumberRole.Chome || shorter[^1].Role == NumberRole.Chome
            || more[0].Role is NumberRole.Block or NumberRole.Chome || HasNo(separator))
        {
            return false;
        }

        var isHouse = longer[count - 1].Role == NumberRole.House;
        return AreComplete(shorterSide, shorter, isHouse)
            || (separator is [{ Kind: AddressUnitKind.Hyphen }] && more.Length == 1 && more[0].Role != NumberRole.House && IsTelling(longerSide, more));
    }

    /// <summary>
    /// Whether what the longer list has more begins with a word behind 丁目 (南郷通1丁目南8-1): without 丁目 the word looks like a building, but the
    /// words and numbers are the same.
    /// </summary>
    public static bool IsWordOfPlace(AddressScanner longerSide, ReadOnlySpan<AddressElement> longer, int shared) =>
        shared > 0 && shared < longer.Length && longer[shared - 1].Role == NumberRole.Chome && longer[shared].Unit is var unit
        && longerSide.Units[unit].Kind == AddressUnitKind.Text && !longerSide.Units[unit].IsLatin;

    /// <summary>Whether a bare number after a space may be nothing but a room.</summary>
    public static bool IsBareRoom(AddressScanner side, ReadOnlySpan<AddressElement> numbers, ReadOnlySpan<AddressElement> room) =>
        AreComplete(side, numbers, isHouse: false) || (room.Length == 1 && CountOf(side, numbers) > 1 && IsTelling(side, room));

    private static bool AreComplete(AddressScanner side, ReadOnlySpan<AddressElement> numbers, bool isHouse) =>
        CountOf(side, numbers) switch
        {
            0 or 1 => false,
            >= NumbersBeforeRoom when numbers[^1].Role != NumberRole.Block => true,
            _ => isHouse || numbers[^1].Role == NumberRole.House,
        };

    private static bool IsTelling(AddressScanner side, ReadOnlySpan<AddressElement> room) =>
        side.Units[room[0].Unit] is { Kind: AddressUnitKind.Number, Number: >= SmallestTellingRoom };

    private static int CountOf(AddressScanner side, ReadOnlySpan<AddressElement> elements)
    {
        var count = 0;
        foreach (var element in elements)
        {
            count += side.Units[element.Unit].Kind == AddressUnitKind.Number ? 1 : 0;
        }

        return count;
    }

    private static bool HasNo(ReadOnlySpan<AddressUnit> separator)
    {
        foreach (ref readonly var unit in separator)
        {
            if (unit.MayBe(AddressWord.No))
            {
                return true;
            }
        }

        return false;
    }
}
