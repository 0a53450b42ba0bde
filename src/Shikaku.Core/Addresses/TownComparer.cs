using Shikaku.Core.Matching;

namespace Shikaku.Core.Addresses;

/// <summary>Compares the towns of two addresses in one municipality, and then what follows them (MAT-72, MAT-73, MAT-76). Two towns that both exist are never one.</summary>
internal sealed class TownComparer(AddressDifferences differences, AddressRestComparer rests)
{
    private TownTable _table = null!;
    private AddressScanner _left = null!;
    private AddressScanner _right = null!;

    /// <summary>Compares towns, which both sides have scanned, and rests, and notes the reasons.</summary>
    public void Compare(TownTable table, int municipality, AddressScanner left, AddressScanner right)
    {
        (_table, _left, _right) = (table, left, right);
        if (left.Town.IsFound && right.Town.IsFound)
        {
            if (left.Town.Entry != right.Town.Entry && left.Town.End - left.Town.Start != right.Town.End - right.Town.Start)
            {
                CompareWithLonger(municipality);
            }
            else if (CompareFound())
            {
                CompareRests(left.Town.End, right.Town.End, isTownKnown: true);
            }
        }
        else if (!left.Town.IsFound && !right.Town.IsFound)
        {
            CompareMarkers();
            CompareRests(left.Town.Start, right.Town.Start, isTownKnown: false);
        }
        else
        {
            CompareWithUnlisted(municipality);
        }
    }

    private bool CompareFound()
    {
        var (left, right) = (_left.Town, _right.Town);
        if (left.End <= _right.SharedAsSubmitted && left == right)
        {
            return true;
        }

        var length = left.End - left.Start;
        var sharesKey = left.Entry == right.Entry && (_table.TraitsOf(left.Entry) & TownTrait.SharesKey) != TownTrait.None;
        if (left.Entry != right.Entry || (sharesKey && !differences.AreEqualAfterFold(left.Start, right.Start, length)))
        {
            return Refuse(ReasonCode.AddressTown);
        }

        if (!differences.AreSame(left.Start, right.Start, length))
        {
            return Refuse(ReasonCode.AddressTypo);
        }

        differences.Explain(left.Start, right.Start, length, RowOf(left));
        CompareMarkers();
        return CompareStreets();
    }

    // One text names a longer town than the other: 日本橋蛎殻町, and 日本橋蛎殻 that is read as the town 日本橋 until the longer one is known.
    private void CompareWithLonger(int municipality)
    {
        var (longer, shorter) = _left.Town.End - _left.Town.Start > _right.Town.End - _right.Town.Start ? (_left, _right) : (_right, _left);
        var read = shorter.Town.End - shorter.Town.Start;
        if (LooseTown.TryMatch(_table, municipality, longer.Town.Entry, shorter.Units[shorter.Town.Start..], out var length, out var code) && length > read
            && (code != ReasonCode.AddressJo || HaveWholeLists(longer, shorter, shorter.Town.Start + length)))
        {
            CompareLoosely(longer, shorter, length, code);
            return;
        }

        _left.ScanRest(_left.Town.Start);
        _right.ScanRest(_right.Town.Start);
        Refuse(rests.DifferByOneCharacter(_left, _right) ? ReasonCode.AddressTypo : ReasonCode.AddressTown);
    }

    // 清田2-6-4-11 is 清田二条6-4-11: with less than 丁目, 番 and 号 behind it the 2 might be a lot of the town 清田.
    private static bool HaveWholeLists(AddressScanner side, AddressScanner other, int otherEnd)
    {
        const int wholeList = 3;
        side.ScanRest(side.Town.End);
        other.ScanRest(otherEnd);
        return side.Rest.Numbers.Length >= wholeList && other.Rest.Numbers.Length >= wholeList;
    }

    private void CompareMarkers()
    {
        var (left, right) = (_left.Town, _right.Town);
        if (left.Start - left.StreetEnd == right.Start - right.StreetEnd)
        {
            differences.Explain(left.StreetEnd, right.StreetEnd, left.Start - left.StreetEnd);
        }
        else
        {
            differences.Add(ReasonCode.AddressOaza, left.StreetEnd, left.Start, right.StreetEnd, right.Start, RowOf(left));
        }
    }

    private bool CompareStreets()
    {
        var (left, right) = (_left.Town, _right.Town);
        if (!left.HasStreet && !right.HasStreet)
        {
            return true;
        }

        if (left.HasStreet != right.HasStreet)
        {
            var isRepeated = (_table.TraitsOf(left.Entry) & TownTrait.IsRepeated) != TownTrait.None;
            NoteStreets(isRepeated ? ReasonCode.UndeterminedTwo : ReasonCode.AddressStreet, RowOf(left));
            return true;
        }

        var length = left.StreetEnd - left.StreetStart;
        if (length != right.StreetEnd - right.StreetStart || !differences.AreSame(left.StreetStart, right.StreetStart, length))
        {
            NoteStreets(NameOneStreet(left, right) ? ReasonCode.AddressStreet : ReasonCode.AddressOtherStreet);
            return true;
        }

        differences.Explain(left.StreetStart, right.StreetStart, length);
        return true;
    }

    // 四条通烏丸東入 and 四条烏丸東へ入る are one: 通 behind a street and what makes a word of the direction may be missing.
    private bool NameOneStreet(in TownMatch left, in TownMatch right)
    {
        var (i, j) = ((int)left.StreetStart, (int)right.StreetStart);
        while (true)
        {
            i = SkipStreetSigns(_left, left, i);
            j = SkipStreetSigns(_right, right, j);
            if (i == left.StreetEnd || j == right.StreetEnd)
            {
                return i == left.StreetEnd && j == right.StreetEnd;
            }

            if (!differences.AreSame(i++, j++, 1))
            {
                return false;
            }
        }
    }

    private static int SkipStreetSigns(AddressScanner side, in TownMatch town, int i)
    {
        while (i > town.StreetStart && i < town.StreetEnd && IsStreetSign(side.Units, i))
        {
            i++;
        }

        return i;
    }

    // 通; ル, ガル, リ behind a direction; ニ, ヘ before it.
    private static bool IsStreetSign(ReadOnlySpan<AddressUnit> units, int i) =>
        units[i].Is('通')
        || (units[i].IsOneOf("ガカ") && units[i - 1].IsOneOf("上下") && units[i + 1].Is('ル'))
        || (units[i].IsOneOf("ルリ") && units[i - 1].IsOneOf("上下入ガカ"))
        || (units[i].Is('ニ') && units[i + 1].IsOneOf("上下"))
        || (units[i].Is('ヘ') && units[i + 1].Is('入'));

    private void CompareWithUnlisted(int municipality)
    {
        var (listed, other) = _left.Town.IsFound ? (_left, _right) : (_right, _left);
        if (LooseTown.TryMatch(_table, municipality, listed.Town.Entry, other.Units[other.Town.Start..], out var length, out var code))
        {
            CompareLoosely(listed, other, length, code);
        }
        else if (IsMarkedNumber(listed))
        {
            Refuse(ReasonCode.UndeterminedSplit);
        }
        else
        {
            CompareRests(_left.Town.Start, _right.Town.Start, isTownKnown: false);
        }
    }

    // 四番25番地18 is not 4-25-18, nor 麻布十番18番地 麻布10-18: the number is of the town.
    private static bool IsMarkedNumber(AddressScanner side) =>
        side.Town.End - side.Town.Start >= 2 && side.Units[side.Town.End - 1].IsOneOf("番丁") && side.Units[side.Town.End - 2].Kind == AddressUnitKind.Number;

    // The other side names the town of this one in so many units, with a part left out or added.
    private void CompareLoosely(AddressScanner side, AddressScanner other, int length, ReasonCode code)
    {
        other.SetTown(other.Town.As(side.Town.Entry, other.Town.Start + length));
        NoteTowns(code, RowOf(side.Town));
        CompareMarkers();
        if (CompareStreets())
        {
            CompareRests(_left.Town.End, _right.Town.End, isTownKnown: true);
        }
    }

    private void CompareRests(int leftStart, int rightStart, bool isTownKnown)
    {
        if (AddressScanner.AreEqualFrom(_left, leftStart, _right, rightStart))
        {
            return;
        }

        _left.ScanRest(leftStart);
        _right.ScanRest(rightStart);
        rests.Compare(_left, _right, isTownKnown);
    }

    private int RowOf(in TownMatch town) => town.IsFound ? _table.RowOf(town.Entry) : 0;

    private bool Refuse(ReasonCode code)
    {
        NoteTowns(code);
        return false;
    }

    private void NoteTowns(ReasonCode code, int row = 0) => differences.Add(code, _left.Town.Start, _left.Town.End, _right.Town.Start, _right.Town.End, row);

    private void NoteStreets(ReasonCode code, int row = 0) =>
        differences.Add(code, _left.Town.StreetStart, _left.Town.StreetEnd, _right.Town.StreetStart, _right.Town.StreetEnd, row);
}
