using Shikaku.Core.Matching;

namespace Shikaku.Core.Addresses;

/// <summary>Compares what follows the town: 小字, numbers, building and room (MAT-74, MAT-75, MAT-77).</summary>
internal sealed class AddressRestComparer(AddressDifferences differences, bool acceptMissingKoaza)
{
    private readonly AddressElementComparer _elements = new(differences);
    private AddressScanner _left = null!;
    private AddressScanner _right = null!;

    /// <summary>Compares the rests of two addresses of one town and notes the reasons.</summary>
    /// <param name="left">The one side, its rest scanned.</param>
    /// <param name="right">The other.</param>
    /// <param name="isTownKnown">Whether both sides named a town of the table before; if not, their 小字 begin with the town.</param>
    /// <returns>Whether the rests mean the same: no reason of a worse tier than variant was noted.</returns>
    public bool Compare(AddressScanner left, AddressScanner right, bool isTownKnown)
    {
        Begin(left, right);
        var (leftRest, rightRest) = (left.Rest, right.Rest);
        var numbers = _elements.Compare(leftRest.Numbers, rightRest.Numbers);
        if (AddressElementComparer.HasOtherRoles(leftRest.Numbers, rightRest.Numbers))
        {
            return Refuse(ReasonCode.AddressNumber);
        }

        // Mostly nothing stands before the numbers: if they are the same, the buildings decide.
        return numbers == Likeness.Same && leftRest.Koaza.IsEmpty && rightRest.Koaza.IsEmpty
            ? CompareBehindNumbers(leftRest, rightRest)
            : (MayBeSameAsWhole(leftRest, rightRest, numbers) && TryCompareWhole(left, right))
            || (CompareKoaza(leftRest, rightRest, numbers, isTownKnown)
            && CompareNumbers(leftRest, rightRest, numbers)
            && (numbers != Likeness.Same || CompareBuilding(leftRest, rightRest)));
    }

    /// <summary>Notes the differences of two rests if they mean the same from beginning to end.</summary>
    /// <returns>False, with nothing noted, if they do not.</returns>
    public bool TryCompareWhole(AddressScanner left, AddressScanner right)
    {
        Begin(left, right);
        if (left.Rest.All.Length != right.Rest.All.Length || AddressElementComparer.HasOtherRoles(left.Rest.Numbers, right.Rest.Numbers)
            || _elements.Compare(left.Rest.All, right.Rest.All) != Likeness.Same || !BuildingsBeginAlike())
        {
            return false;
        }

        ExplainWhole();
        if (left.Rest.Numbers.Length != right.Rest.Numbers.Length && !left.HasPlaceholder && !right.HasPlaceholder)
        {
            Note(ReasonCode.AddressRoomPosition);
        }

        return true;
    }

    /// <summary>Whether two rests differ by one character and are equal otherwise.</summary>
    public bool DifferByOneCharacter(AddressScanner left, AddressScanner right)
    {
        Begin(left, right);
        return _elements.Compare(left.Rest.All, right.Rest.All) == Likeness.OneSubstituted;
    }

    // Numbers that differ at one place differ there in the whole too, if as much stands before them.
    private static bool MayBeSameAsWhole(AddressRest left, AddressRest right, Likeness numbers) =>
        left.Koaza.Length != right.Koaza.Length || numbers is not (Likeness.Different or Likeness.OneSubstituted);

    // Texts that are equal from beginning to end are not one if a number is of the lot here and of the building there.
    private bool BuildingsBeginAlike()
    {
        var (left, right) = (_left.Rest, _right.Rest);
        if (left.Building.Length == right.Building.Length || _left.HasPlaceholder || _right.HasPlaceholder)
        {
            return true;
        }

        var (longer, shorter) = left.Building.Length < right.Building.Length ? (_left, _right) : (_right, _left);
        return left.Koaza.Length == right.Koaza.Length
            && (BeginsWithLetterOfLot(longer, shorter)
                || RoomPosition.IsWordOfPlace(longer, longer.Rest.Numbers, shorter.Rest.Numbers.Length)
                || RoomPosition.IsPlausible(longer, longer.Rest.Numbers, shorter, shorter.Rest.Numbers, shorter.Rest.Building[..^longer.Rest.Building.Length]));
    }

    // 12番地の丙 緑荘 and 12番地の丙緑荘: without a space the letter looks like the beginning of the name.
    private static bool BeginsWithLetterOfLot(AddressScanner longer, AddressScanner shorter) =>
        longer.Rest.Numbers.Length == shorter.Rest.Numbers.Length + 1
        && longer.Units[longer.Rest.Numbers[^1].Unit] is { Kind: AddressUnitKind.Text, IsLatin: false }
        && !shorter.Units[shorter.Rest.Building[0].Unit].AfterSpace;

    private void Begin(AddressScanner left, AddressScanner right)
    {
        (_left, _right) = (left, right);
        _elements.Begin(left, right);
    }

    private void ExplainWhole()
    {
        _elements.Explain(_left.Rest.All, _right.Rest.All);
        ExplainKoazaMarker();
        _elements.ExplainMarkers(_left.Rest.All, _right.Rest.All);
    }

    private bool CompareBehindNumbers(AddressRest left, AddressRest right)
    {
        if (_elements.Compare(left.Building, right.Building) == Likeness.Same)
        {
            ExplainWhole();
            return true;
        }

        ExplainKoazaMarker();
        return CompareNumbers(left, right, Likeness.Same) && CompareOtherBuilding(left, right);
    }

    private bool CompareKoaza(AddressRest left, AddressRest right, Likeness numbers, bool isTownKnown)
    {
        var likeness = _elements.Compare(left.Koaza, right.Koaza);
        if (likeness == Likeness.Same)
        {
            _elements.Explain(left.Koaza, right.Koaza);
            ExplainKoazaMarker();
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

    private void ExplainKoazaMarker()
    {
        if (_left.Rest.IsKoazaMarked != _right.Rest.IsKoazaMarked)
        {
            Note(ReasonCode.AddressOaza);
        }
    }

    private bool CompareNumbers(AddressRest left, AddressRest right, Likeness likeness)
    {
        switch (likeness)
        {
            case Likeness.Same:
                _elements.Explain(left.Numbers, right.Numbers);
                _elements.ExplainMarkers(left.Numbers, right.Numbers);
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
        var (longerSide, shorterSide) = isSwapped ? (_right, _left) : (_left, _right);
        if (shorter.Building.Length < room.Length
            || !RoomPosition.IsPlausible(longerSide, longer.Numbers, shorterSide, shorter.Numbers, shorter.Building[^room.Length..]))
        {
            return Refuse(ReasonCode.AddressPrefix);
        }

        // The whole room: 101 of 南棟 or B101 is another one.
        var name = shorter.Building[..^room.Length];
        var sameRoom = AddressBuilding.RoomOf(shorter.Building, shorterSide).Length <= room.Length && CompareOrdered(room, shorter.Building[^room.Length..], isSwapped) == Likeness.Same;
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
        if (_elements.Compare(left.Building, right.Building) != Likeness.Same)
        {
            return CompareOtherBuilding(left, right);
        }

        _elements.Explain(left.Building, right.Building);
        return true;
    }

    // A building with all that follows it may be missing on one side, 方書 too; or its name, if the room with its 棟 is equal. If both sides name a
    // building, or one a 棟 and the other none, a missing room, 棟 or 方書 is near: it tells the households of a block apart.
    private bool CompareOtherBuilding(AddressRest left, AddressRest right)
    {
        if (left.Building.IsEmpty || right.Building.IsEmpty)
        {
            if (left.Numbers.IsEmpty)
            {
                return Refuse(ReasonCode.UndeterminedSplit);
            }

            // 1丁目 and 1丁目 ハイツ: without a house number a building says more than the other text. 1-2 and 1-2 3: the 3 may be a house.
            if (left.Numbers[^1].Role == NumberRole.Chome || right.Numbers[^1].Role == NumberRole.Chome
                || !(AddressBuilding.IsOne(left.Building, _left) || AddressBuilding.IsOne(right.Building, _right)))
            {
                return Refuse(ReasonCode.AddressPrefix);
            }

            Note(ReasonCode.AddressBuilding);
            return true;
        }

        var leftRoom = AddressBuilding.RoomOf(left.Building, _left);
        var rightRoom = AddressBuilding.RoomOf(right.Building, _right);
        var (leftIsRoom, rightIsRoom) = (leftRoom.Length == left.Building.Length, rightRoom.Length == right.Building.Length);
        if ((leftIsRoom || rightIsRoom) && _elements.Compare(leftRoom, rightRoom) == Likeness.Same)
        {
            // 12 3 and 12 ハイツ3: the bare 3 may be of the lot.
            var (bareSide, bare) = leftIsRoom ? (_left, left) : (_right, right);
            if (bare.Building[0].Role == NumberRole.None && !RoomPosition.IsBareRoom(bareSide, bare.Numbers, bare.Building))
            {
                return Refuse(ReasonCode.AddressPrefix);
            }

            Note(ReasonCode.AddressBuilding);
            return true;
        }

        return Refuse(ReasonCode.AddressRoom);
    }

    private Likeness CompareOrdered(ReadOnlySpan<AddressElement> first, ReadOnlySpan<AddressElement> second, bool isSwapped) =>
        isSwapped ? _elements.Compare(second, first) : _elements.Compare(first, second);

    private void Note(ReasonCode code) =>
        differences.Add(code, Math.Min(_left.Town.End, _left.UnitCount), _left.UnitCount, Math.Min(_right.Town.End, _right.UnitCount), _right.UnitCount);

    private bool Refuse(ReasonCode code)
    {
        Note(code);
        return false;
    }
}
