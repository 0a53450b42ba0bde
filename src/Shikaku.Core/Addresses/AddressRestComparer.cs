using Shikaku.Core.Matching;

namespace Shikaku.Core.Addresses;

/// <summary>Compares what follows the town: 小字, numbers, building and room (MAT-74, MAT-75, MAT-77).</summary>
internal sealed class AddressRestComparer(AddressDifferences differences, bool acceptMissingKoaza)
{
    private AddressScanner _left = null!;
    private AddressScanner _right = null!;

    private enum Likeness
    {
        Same,
        OneSubstituted,
        LeftLonger,
        RightLonger,
        Different,
    }

    /// <summary>Compares the rests of two addresses of one town and notes the reasons.</summary>
    /// <param name="left">The one side, its rest scanned.</param>
    /// <param name="right">The other.</param>
    /// <param name="isTownKnown">Whether both sides named a town of the table before; if not, their 小字 begin with the town.</param>
    /// <returns>Whether the rests mean the same: no reason of a worse tier than variant was noted.</returns>
    public bool Compare(AddressScanner left, AddressScanner right, bool isTownKnown)
    {
        (_left, _right) = (left, right);
        var (leftRest, rightRest) = (left.Rest, right.Rest);
        var numbers = Compare(leftRest.Numbers, rightRest.Numbers);
        if (HasOtherRoles(leftRest.Numbers, rightRest.Numbers))
        {
            return Refuse(ReasonCode.AddressNumber);
        }

        return TryCompareWhole(left, right)
            || (CompareKoaza(leftRest, rightRest, numbers, isTownKnown)
            && CompareNumbers(leftRest, rightRest, numbers)
            && (numbers != Likeness.Same || CompareBuilding(leftRest, rightRest)));
    }

    /// <summary>Notes the differences of two rests if they mean the same from beginning to end.</summary>
    /// <returns>False, with nothing noted, if they do not.</returns>
    public bool TryCompareWhole(AddressScanner left, AddressScanner right)
    {
        (_left, _right) = (left, right);
        if (HasOtherRoles(left.Rest.Numbers, right.Rest.Numbers) || Compare(left.Rest.All, right.Rest.All) != Likeness.Same)
        {
            return false;
        }

        Explain(left.Rest.All, right.Rest.All);
        if (left.Rest.Numbers.Length != right.Rest.Numbers.Length)
        {
            Note(ReasonCode.AddressRoomPosition);
        }

        ExplainMarkers(left.Rest.All, right.Rest.All);
        return true;
    }

    /// <summary>Whether two rests differ by one character and are equal otherwise.</summary>
    public bool DifferByOneCharacter(AddressScanner left, AddressScanner right)
    {
        (_left, _right) = (left, right);
        return Compare(left.Rest.All, right.Rest.All) == Likeness.OneSubstituted;
    }

    private bool CompareKoaza(AddressRest left, AddressRest right, Likeness numbers, bool isTownKnown)
    {
        var likeness = Compare(left.Koaza, right.Koaza);
        if (likeness == Likeness.Same)
        {
            Explain(left.Koaza, right.Koaza);
            return true;
        }

        if (numbers == Likeness.Different)
        {
            return Refuse(ReasonCode.AddressNumber);
        }

        if (likeness == Likeness.OneSubstituted)
        {
            return Refuse(ReasonCode.AddressTypo);
        }

        if (!isTownKnown)
        {
            return Refuse(ReasonCode.UndeterminedSplit);
        }

        if (!left.Koaza.IsEmpty && !right.Koaza.IsEmpty)
        {
            return Refuse(likeness == Likeness.Different ? ReasonCode.AddressTown : ReasonCode.UndeterminedSplit);
        }

        // Only a marked 小字 may be missing: an unmarked word behind a town may be the name of another town that the list lacks.
        var isMarked = left.Koaza.IsEmpty ? right.IsKoazaMarked : left.IsKoazaMarked;
        if (!acceptMissingKoaza || !isMarked || numbers != Likeness.Same || left.Numbers.IsEmpty)
        {
            return Refuse(ReasonCode.UndeterminedSplit);
        }

        Note(ReasonCode.AddressKoaza);
        return true;
    }

    private bool CompareNumbers(AddressRest left, AddressRest right, Likeness likeness)
    {
        switch (likeness)
        {
            case Likeness.Same:
                Explain(left.Numbers, right.Numbers);
                ExplainMarkers(left.Numbers, right.Numbers);
                return true;
            case Likeness.LeftLonger:
                return CompareRoomPosition(left, right, isSwapped: false);
            case Likeness.RightLonger:
                return CompareRoomPosition(right, left, isSwapped: true);
            default:
                return Refuse(ReasonCode.AddressNumber);
        }
    }

    // 1-2-3-301 and 1-2-3 ハイツ301
    private bool CompareRoomPosition(AddressRest longer, AddressRest shorter, bool isSwapped)
    {
        var room = longer.Numbers[shorter.Numbers.Length..];
        if (shorter.Numbers.IsEmpty || shorter.Building.Length < room.Length)
        {
            return Refuse(ReasonCode.AddressPrefix);
        }

        var name = shorter.Building[..^room.Length];
        var sameRoom = CompareOrdered(room, shorter.Building[^room.Length..], isSwapped) == Likeness.Same;
        var sameName = longer.Building.IsEmpty || CompareOrdered(longer.Building, name, isSwapped) == Likeness.Same;
        if (!sameRoom || !sameName)
        {
            return Refuse(ReasonCode.AddressPrefix);
        }

        Note(ReasonCode.AddressRoomPosition);
        if (longer.Building.IsEmpty && !name.IsEmpty)
        {
            Note(ReasonCode.AddressBuilding);
        }

        return true;
    }

    private bool CompareBuilding(AddressRest left, AddressRest right)
    {
        if (Compare(left.Building, right.Building) == Likeness.Same)
        {
            Explain(left.Building, right.Building);
            return true;
        }

        if (left.Building.IsEmpty || right.Building.IsEmpty)
        {
            if (left.Numbers.IsEmpty)
            {
                return Refuse(ReasonCode.UndeterminedSplit);
            }

            // 1丁目 and 1丁目 ハイツ: without a house number a building says more than the other text. 1-2 and 1-2 3: the 3 may be a house.
            if (left.Numbers[^1].Role == NumberRole.Chome || right.Numbers[^1].Role == NumberRole.Chome
                || !(IsBuilding(left.Building, _left) || IsBuilding(right.Building, _right)))
            {
                return Refuse(ReasonCode.AddressPrefix);
            }

            Note(ReasonCode.AddressBuilding);
            return true;
        }

        var leftRoom = RoomOf(left.Building, _left);
        var rightRoom = RoomOf(right.Building, _right);
        var oneIsRoomOnly = leftRoom.Length == left.Building.Length || rightRoom.Length == right.Building.Length;
        if (oneIsRoomOnly && Compare(leftRoom, rightRoom) == Likeness.Same)
        {
            Note(ReasonCode.AddressBuilding);
            return true;
        }

        return Refuse(ReasonCode.AddressRoom);
    }

    // A room with its marker, or a name of two letters at least that does not only say where the lot ends (番地先, 番外地).
    private static bool IsBuilding(ReadOnlySpan<AddressElement> building, AddressScanner side)
    {
        var letters = 0;
        var lotWords = 0;
        foreach (var element in building)
        {
            ref readonly var unit = ref side.Units[element.Unit];
            letters += unit.Kind is AddressUnitKind.Number || unit.IsLatin ? 0 : 1;
            lotWords += unit.IsOneOf("番地先外他内") ? 1 : 0;
            if (element.Role >= NumberRole.Room)
            {
                return true;
            }
        }

        return letters > lotWords && letters > 1;
    }

    private static ReadOnlySpan<AddressElement> RoomOf(ReadOnlySpan<AddressElement> building, AddressScanner side)
    {
        var start = building.Length;
        while (start > 0 && side.Units[building[start - 1].Unit].Kind == AddressUnitKind.Number)
        {
            start--;
        }

        return building[start..];
    }

    private Likeness CompareOrdered(ReadOnlySpan<AddressElement> first, ReadOnlySpan<AddressElement> second, bool isSwapped) =>
        isSwapped ? Compare(second, first) : Compare(first, second);

    private Likeness Compare(ReadOnlySpan<AddressElement> left, ReadOnlySpan<AddressElement> right)
    {
        var common = Math.Min(left.Length, right.Length);
        var substituted = 0;
        for (var i = 0; i < common; i++)
        {
            ref readonly var leftUnit = ref _left.Units[left[i].Unit];
            ref readonly var rightUnit = ref _right.Units[right[i].Unit];
            if (differences.AreSame(leftUnit, rightUnit) && !IsOtherPart(left[i].Role, right[i].Role))
            {
                continue;
            }

            if (leftUnit.Kind == AddressUnitKind.Number || rightUnit.Kind == AddressUnitKind.Number || ++substituted > 1)
            {
                return Likeness.Different;
            }
        }

        return left.Length == right.Length ? (substituted == 0 ? Likeness.Same : Likeness.OneSubstituted)
            : substituted > 0 ? Likeness.Different
            : left.Length > right.Length ? Likeness.LeftLonger
            : Likeness.RightLonger;
    }

    // 3階 is neither 3号室 nor 3; 3号棟 is not 3号室.
    private static bool IsOtherPart(NumberRole left, NumberRole right) =>
        left != right && (left == NumberRole.Floor || right == NumberRole.Floor || (left >= NumberRole.Room && right >= NumberRole.Room));

    // 3丁目5 is not 3番5号.
    private static bool HasOtherRoles(ReadOnlySpan<AddressElement> left, ReadOnlySpan<AddressElement> right)
    {
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            if (left[i].Role != NumberRole.None && right[i].Role != NumberRole.None
                && (left[i].Role == NumberRole.Chome) != (right[i].Role == NumberRole.Chome))
            {
                return true;
            }
        }

        return false;
    }

    private void Explain(ReadOnlySpan<AddressElement> left, ReadOnlySpan<AddressElement> right)
    {
        for (var i = 0; i < left.Length; i++)
        {
            differences.Explain(left[i].Unit, right[i].Unit);
        }
    }

    // 1番地2 and 1-2: the numbers are the same, what stands between them is not.
    private void ExplainMarkers(ReadOnlySpan<AddressElement> left, ReadOnlySpan<AddressElement> right)
    {
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            var (leftUnit, rightUnit) = (left[i].Unit + 1, right[i].Unit + 1);
            var (leftEnd, rightEnd) = (EndOfSeparator(_left, left, i), EndOfSeparator(_right, right, i));
            if (leftEnd - leftUnit != rightEnd - rightUnit || !differences.AreEqualAfterFold(leftUnit, rightUnit, leftEnd - leftUnit))
            {
                differences.Add(ReasonCode.AddressChome, leftUnit..leftEnd, rightUnit..rightEnd);
            }
            else
            {
                differences.Explain(leftUnit, rightUnit, leftEnd - leftUnit);
            }
        }
    }

    private static int EndOfSeparator(AddressScanner side, ReadOnlySpan<AddressElement> elements, int i)
    {
        if (i + 1 < elements.Length)
        {
            return elements[i + 1].Unit;
        }

        var end = elements.Length < side.Rest.All.Length && side.Rest.Building is [var first, ..] ? first.Unit : side.UnitCount;
        return side.Units[end - 1].Kind == AddressUnitKind.Gap ? end - 1 : end;
    }

    private void Note(ReasonCode code) =>
        differences.Add(code, Math.Min(_left.Town.End, _left.UnitCount).._left.UnitCount, Math.Min(_right.Town.End, _right.UnitCount).._right.UnitCount);

    private bool Refuse(ReasonCode code)
    {
        Note(code);
        return false;
    }
}
