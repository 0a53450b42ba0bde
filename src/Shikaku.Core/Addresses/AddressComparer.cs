using Shikaku.Core.Matching;
using Shikaku.Core.Names;
using Shikaku.Core.Text;

namespace Shikaku.Core.Addresses;

/// <summary>
/// Compares two addresses (住所) of one person (MAT-70 to MAT-80). Both are cut by one scanner with the town table and compared part by part;
/// nothing is searched or corrected, and what cannot be cut is undetermined. Made once per worker; not safe for use by several threads;
/// allocates nothing per pair.
/// </summary>
public sealed class AddressComparer
{
    private readonly Lazy<TownTable> _lazyTable;
    private readonly DateOnly _day;
    private readonly FoldDifferences _folds;
    private readonly AddressDifferences _differences;
    private readonly AddressHeadComparer _heads;
    private readonly TownComparer _towns;
    private readonly AddressRestComparer _rests;
    private readonly AddressScanner _member;
    private readonly AddressScanner _resident;
    private readonly AddressUnitReader _reader = new();
    private TownTable? _table;
    private AddressScanner _left;
    private AddressScanner _right;

    /// <summary>Makes a comparer.</summary>
    /// <param name="fold">The fold F1.</param>
    /// <param name="kanji">The kanji relations.</param>
    /// <param name="towns">The places; asked for only when the first pair is not decided by the fold.</param>
    /// <param name="day">The day of the check: renamings count from their effective date (MAT-78).</param>
    /// <param name="acceptMissingKoaza">Whether a 小字 marked as such may be missing on one side (A-KOAZA, MAT-75).</param>
    public AddressComparer(FoldTable fold, KanjiRelations kanji, Lazy<TownTable> towns, DateOnly day, bool acceptMissingKoaza = true)
    {
        _lazyTable = towns;
        _day = day;
        _folds = new(fold);
        _differences = new(fold, kanji);
        _heads = new(_differences);
        _rests = new(_differences, acceptMissingKoaza);
        _towns = new(_differences, _rests);
        _left = _member = new(fold);
        _right = _resident = new(fold);
    }

    /// <summary>Compares two addresses.</summary>
    /// <param name="member">The member's text, any UTF-16.</param>
    /// <param name="resident">The resident's text, any UTF-16.</param>
    /// <param name="result">Receives tier and reasons; what it held before is forgotten.</param>
    public void Compare(ReadOnlySpan<char> member, ReadOnlySpan<char> resident, FieldComparison result)
    {
        var isReadable = _member.Text.Set(member) && _resident.Text.Set(resident);
        Compare(isReadable, result);
    }

    /// <summary>Compares two addresses in UTF-8.</summary>
    /// <param name="member">The member's text as submitted.</param>
    /// <param name="resident">The resident's text as submitted.</param>
    /// <param name="result">Receives tier and reasons; what it held before is forgotten.</param>
    public void Compare(ReadOnlySpan<byte> member, ReadOnlySpan<byte> resident, FieldComparison result)
    {
        var isReadable = _member.Text.Set(member) && _resident.Text.Set(resident);
        Compare(isReadable, result);
    }

    private static bool IsBlank(FoldedText text) => text.Units is [] || (text.Units[0] == ' ' && text.Units.IndexOfAnyExcept(' ') < 0);

    private void Compare(bool isReadable, FieldComparison result)
    {
        result.Reset();
        if (!isReadable)
        {
            result.Add(ReasonCode.UndeterminedText);
            return;
        }

        if (IsBlank(_member.Text) || IsBlank(_resident.Text))
        {
            result.Add(ReasonCode.UndeterminedBlank);
            return;
        }

        if (!_member.Text.Units.SequenceEqual(_resident.Text.Units) || Placeholder.IsIn(_member.Text.Units))
        {
            CompareParts(_member.Text.Source, _resident.Text.Source, result);
        }
        else if (!_member.Text.Source.SequenceEqual(_resident.Text.Source))
        {
            _folds.Explain(_member.Text, _resident.Text, result);
        }
    }

    private void CompareParts(ReadOnlySpan<char> member, ReadOnlySpan<char> resident, FieldComparison result)
    {
        // One order for both directions, so that the tier cannot depend on which side a text stands.
        var isSwapped = member.SequenceCompareTo(resident) > 0;
        (_left, _right) = isSwapped ? (_resident, _member) : (_member, _resident);
        _table ??= _lazyTable.Value;
        _left.ScanHead(_table, _reader, _day);
        _left.Head.Prefetch(_table);
        _right.ScanHead(_table, _reader, _day, _left);
        _differences.Begin(_table.Keys, _left, _right, isSwapped, result);
        var hasPlaceholder = _left.HasPlaceholder || _right.HasPlaceholder;
        if (!hasPlaceholder || !TryComparePlaceholders())
        {
            CompareHeads();
        }

        _differences.Report();
        if (hasPlaceholder && result.Tier < Tier.Undetermined)
        {
            result.Add(ReasonCode.UndeterminedWildcard);
        }

        if (result.Tier == Tier.Exact && !member.SequenceEqual(resident))
        {
            // The parts are equal to the character; only what stands between them is not: words such as 第 of 第3号, or no more than spaces and signs.
            var code = _differences.HaveSameUnits() ? ReasonCode.FoldSpace : ReasonCode.AddressChome;
            result.Add(new Reason(code, new(0, (ushort)member.Length), new(0, (ushort)resident.Length)));
        }
    }

    // A text with 外字 is compared as a whole first, one sign for one character, since the places are not found (MAT-80).
    private bool TryComparePlaceholders()
    {
        _left.ScanRest(0);
        _right.ScanRest(0);
        return _rests.TryCompareWhole(_left, _right);
    }

    private void CompareHeads()
    {
        var (left, right) = (_left.Head, _right.Head);
        if (left.Heads.IsEmpty || right.Heads.IsEmpty)
        {
            if (left.Bare.Prefecture != 0 && right.Bare.Prefecture != 0 && left.Bare.Prefecture != right.Bare.Prefecture)
            {
                _heads.Note(ReasonCode.AddressOtherMunicipality, left.Bare, right.Bare);
            }
            else if (left.Heads.IsEmpty && right.Heads.IsEmpty)
            {
                CompareUnknown();
            }
            else
            {
                CompareWithBare(left.Heads.IsEmpty);
            }
        }
        else if (!AddressHeadComparer.TryPair(_table!, _left, _right, out var leftHead, out var rightHead))
        {
            _heads.Note(ReasonCode.AddressOtherMunicipality, left.Heads[0], right.Heads[0]);
        }
        else if (_heads.Compare(_table!, _left, _right, leftHead, rightHead))
        {
            var isRenamed = leftHead.FormerRow != rightHead.FormerRow;
            if (!isRenamed && leftHead != rightHead && AddressScanner.AreEqualFrom(_left, leftHead.End, _right, rightHead.End))
            {
                // Only the heads differ: one town in one municipality, whichever it is, and the same behind it.
                return;
            }

            if (!isRenamed)
            {
                _left.ScanTown(_table!, leftHead.Municipality, leftHead.End);
                _right.ScanTown(_table!, rightHead.Municipality, rightHead.End, _left);
                _towns.Compare(_table!, leftHead.Municipality, _left, _right);
            }
            else if (TryScanTowns(leftHead, rightHead))
            {
                _towns.Compare(_table!, leftHead.Municipality, _left, _right);
            }
            else
            {
                _heads.Note(ReasonCode.UndeterminedSplit, leftHead, rightHead);
            }
        }
    }

    // At least one text names a former municipality.
    private bool TryScanTowns(in AddressHead leftHead, in AddressHead rightHead)
    {
        if (!TryScanTown(_left, leftHead, out var left) || !TryScanTown(_right, rightHead, out var right) || (left.IsFound && right.IsFound))
        {
            return false;
        }

        if (_left.Town.Entry != _right.Town.Entry)
        {
            // Where the municipality's name is one of a town too (三好町), what follows it may be another town; a name that no list has proves nothing.
            return !IsOwnName(_left.Town, leftHead) && !IsOwnName(_right.Town, rightHead)
                && (!left.IsFound || _right.Town.IsFound) && (!right.IsFound || _left.Town.IsFound);
        }

        // Behind the name that the town bears, both texts say the same.
        if (left.IsFound)
        {
            var bears = _differences.AreSame(left.Start, _right.Town.Start, left.StemUnits);
            PassOver(_right, left.Units);
            return bears;
        }

        if (right.IsFound)
        {
            var bears = _differences.AreSame(_left.Town.Start, right.Start, right.StemUnits);
            PassOver(_left, right.Units);
            return bears;
        }

        return true;
    }

    private static bool IsOwnName(in TownMatch town, in AddressHead head) => head.FormerRow != 0 && town.IsFound && town.End == head.End;

    private static void PassOver(AddressScanner side, int units)
    {
        side.SetTown(side.Town.StartingAt(side.Town.Start + units));
    }

    private bool TryScanTown(AddressScanner side, in AddressHead head, out BorneName borne)
    {
        borne = default;
        if (head.FormerRow == 0)
        {
            side.ScanTown(_table!, head.Municipality, head.End);
            return true;
        }

        var isCertain = FormerTown.TryFind(_table!, head, side.Units, out var town, out borne);
        side.SetTown(town);
        return isCertain;
    }

    // Neither text names a municipality of the table.
    private void CompareUnknown()
    {
        _left.ScanRest(_left.Head.Bare.End);
        _right.ScanRest(_right.Head.Bare.End);
        if (_left.Head.Bare.Prefecture != _right.Head.Bare.Prefecture || !_rests.TryCompareWhole(_left, _right))
        {
            _heads.Note(ReasonCode.UndeterminedSplit, _left.Head.Bare, _right.Head.Bare);
        }
    }

    // One text names no municipality: its town must lie in the other's, and nowhere else.
    private void CompareWithBare(bool leftIsBare)
    {
        var (bare, full) = leftIsBare ? (_left, _right) : (_right, _left);
        var bareHead = bare.Head.Bare;
        var fullHead = AddressHeadComparer.Surest(_table!, full);
        var municipality = _table!.Municipalities[fullHead.Municipality];
        var (leftHead, rightHead) = leftIsBare ? (bareHead, fullHead) : (fullHead, bareHead);
        if (bareHead.Prefecture != 0 && bareHead.Prefecture != municipality.Prefecture)
        {
            _heads.Note(ReasonCode.AddressOtherMunicipality, leftHead, rightHead);
            return;
        }

        var town = bare.ScanTown(_table, fullHead.Municipality, bareHead.End);
        full.ScanTown(_table, fullHead.Municipality, fullHead.End);
        if (!town.IsFound)
        {
            _left.ScanRest(0);
            _right.ScanRest(0);
            _heads.Note(_rests.DifferByOneCharacter(_left, _right) ? ReasonCode.AddressTypo : ReasonCode.UndeterminedSplit, leftHead, rightHead);
            return;
        }

        if (AddressHeadComparer.HasRivals(full, fullHead) || _table.CountPlaces(bareHead.Prefecture, bare.Units[town.Start..town.End]) != 1)
        {
            _heads.Note(ReasonCode.UndeterminedTwo, leftHead, rightHead);
        }

        if (bareHead.Prefecture != fullHead.Prefecture)
        {
            _heads.Note(ReasonCode.AddressPrefecture, leftHead, rightHead, municipality.Row);
        }

        _heads.Note(ReasonCode.AddressMunicipality, leftHead, rightHead, municipality.Row);
        _towns.Compare(_table, fullHead.Municipality, _left, _right);
    }
}
