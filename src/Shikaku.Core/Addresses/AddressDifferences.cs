using System.Runtime.InteropServices;
using Shikaku.Core.Matching;
using Shikaku.Core.Names;
using Shikaku.Core.Text;

namespace Shikaku.Core.Addresses;

/// <summary>
/// Says whether two units are one, and gathers why two texts that mean the same were written differently: one reason per rule, at its first
/// place, with its count; kanji each with its row. Made once per worker and filled again for each pair.
/// </summary>
internal sealed class AddressDifferences(FoldTable fold, KanjiRelations kanji)
{
    private const int CodeCount = (int)ReasonCode.AddressOtherMunicipality + 1;

    private readonly FoldDifferences _folds = new(fold);
    private readonly Place[] _places = new Place[CodeCount];
    private ReasonSet _noted;
    private AddressScanner _left = null!;
    private AddressScanner _right = null!;
    private FieldComparison _result = null!;
    private PlaceKeys _keys = null!;
    private bool _isSwapped;

    /// <summary>Begins a pair.</summary>
    /// <param name="keys">The keys of the place tables.</param>
    /// <param name="left">The one side.</param>
    /// <param name="right">The other.</param>
    /// <param name="isSwapped">Whether <paramref name="left"/> is the resident's side.</param>
    /// <param name="result">Receives the reasons.</param>
    public void Begin(PlaceKeys keys, AddressScanner left, AddressScanner right, bool isSwapped, FieldComparison result)
    {
        _keys = keys;
        _left = left;
        _right = right;
        _isSwapped = isSwapped;
        _result = result;
    }

    /// <summary>
    /// Whether two units mean the same: equal after F1, related kanji, a kana fold of MAT-73, or equal numbers; or may mean the same, if one is a
    /// placeholder, which <see cref="ExplainUnit"/> then notes as undetermined (MAT-80).
    /// </summary>
    public bool AreSame(in AddressUnit left, in AddressUnit right) =>
        left.Kind == AddressUnitKind.Placeholder || right.Kind == AddressUnitKind.Placeholder ? left.IsLetterOrNumber && right.IsLetterOrNumber
        : left.Kind == right.Kind && (left.Code == right.Code || (left.Kind == AddressUnitKind.Text && AreRelated(left, right)));

    /// <summary>Whether two stretches of units mean the same.</summary>
    public bool AreSame(int leftStart, int rightStart, int length)
    {
        var left = _left.Units;
        var right = _right.Units;
        for (var i = 0; i < length; i++)
        {
            if (!AreSame(left[leftStart + i], right[rightStart + i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether two stretches of units are equal after F1.</summary>
    public bool AreEqualAfterFold(int leftStart, int rightStart, int length)
    {
        var left = _left.Units;
        var right = _right.Units;
        for (var i = 0; i < length; i++)
        {
            if (left[leftStart + i].Code != right[rightStart + i].Code)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the two texts consist of the same characters and numbers, whatever hyphens and gaps stand between them.</summary>
    public bool HaveSameUnits()
    {
        var (i, j) = (0, 0);
        while (true)
        {
            i = SkipSigns(_left.Units, i);
            j = SkipSigns(_right.Units, j);
            if (_left.Units[i].Kind == AddressUnitKind.End || _right.Units[j].Kind == AddressUnitKind.End)
            {
                return _left.Units[i].Kind == _right.Units[j].Kind;
            }

            if (_left.Units[i++].Code != _right.Units[j++].Code)
            {
                return false;
            }
        }
    }

    /// <summary>Notes how two stretches that mean the same differ.</summary>
    /// <param name="leftStart">First unit on the left.</param>
    /// <param name="rightStart">First unit on the right.</param>
    /// <param name="length">Number of units.</param>
    /// <param name="row">Row of the place that both name, or 0.</param>
    public void Explain(int leftStart, int rightStart, int length, int row = 0)
    {
        if (_left.Units[leftStart].AfterOaza == _right.Units[rightStart].AfterOaza
            && _left.SourceOf(leftStart, leftStart + length).SequenceEqual(_right.SourceOf(rightStart, rightStart + length)))
        {
            return;
        }

        for (var i = 0; i < length; i++)
        {
            ExplainUnit(leftStart + i, rightStart + i, row);
        }
    }

    /// <summary>Notes how two units that mean the same differ.</summary>
    public void ExplainUnit(int left, int right, int row = 0)
    {
        ref readonly var leftUnit = ref _left.Units[left];
        ref readonly var rightUnit = ref _right.Units[right];
        if (AreWrittenAlike(leftUnit, rightUnit))
        {
            return;
        }

        if (leftUnit.AfterOaza != rightUnit.AfterOaza)
        {
            Add(ReasonCode.AddressOaza, left, left + 1, right, right + 1, row);
        }

        if (leftUnit.Kind == AddressUnitKind.Placeholder || rightUnit.Kind == AddressUnitKind.Placeholder)
        {
            Add(ReasonCode.UndeterminedWildcard, left, left + 1, right, right + 1);
            return;
        }

        if (leftUnit.Kind == AddressUnitKind.Number)
        {
            if (!TextOf(_left, leftUnit).SequenceEqual(TextOf(_right, rightUnit)))
            {
                Add(ReasonCode.AddressChome, left, left + 1, right, right + 1);
                return;
            }
        }
        else if (leftUnit.Code != rightUnit.Code)
        {
            if (kanji.AreRelated(leftUnit.Code, rightUnit.Code, false, out var relation))
            {
                Add(relation.Code, left, left + 1, right, right + 1, relation.Row);
            }
            else
            {
                Add(ReasonCode.AddressKana, left, left + 1, right, right + 1, row);
            }

            return;
        }

        if ((TextOf(_left, leftUnit) is ['ヴ', ..]) != (TextOf(_right, rightUnit) is ['ヴ', ..]))
        {
            Add(ReasonCode.KanaVu, left, left + 1, right, right + 1);
            return;
        }

        if (IsSpelledInFull(_left, leftUnit) != IsSpelledInFull(_right, rightUnit))
        {
            Add(ReasonCode.AddressKana, left, left + 1, right, right + 1, row);
            return;
        }

        var (leftRange, rightRange) = (_left.RangeOf(left, left + 1), _right.RangeOf(right, right + 1));
        if (_isSwapped)
        {
            _folds.Add(_right.Text.Source, rightRange, _left.Text.Source, leftRange);
        }
        else
        {
            _folds.Add(_left.Text.Source, leftRange, _right.Text.Source, rightRange);
        }
    }

    /// <summary>Notes a reason at a place.</summary>
    /// <param name="code">The reason.</param>
    /// <param name="leftStart">First unit on the left.</param>
    /// <param name="leftEnd">Unit after the last one on the left.</param>
    /// <param name="rightStart">First unit on the right.</param>
    /// <param name="rightEnd">Unit after the last one on the right.</param>
    /// <param name="row">Row of the table that bears it out, or 0.</param>
    public void Add(ReasonCode code, int leftStart, int leftEnd, int rightStart, int rightEnd, int row = 0)
    {
        var leftRange = _left.RangeOf(leftStart, leftEnd);
        var rightRange = _right.RangeOf(rightStart, rightEnd);
        if (_isSwapped)
        {
            (leftRange, rightRange) = (rightRange, leftRange);
        }

        if (code is >= ReasonCode.KanjiOfficial and <= ReasonCode.KanjiImmigration)
        {
            _result.Add(new Reason(code, leftRange, rightRange, row));
            return;
        }

        ref var place = ref _places[(int)code];
        if (place.Count == 0)
        {
            place.Left = leftRange;
            place.Right = rightRange;
            place.Row = row;
            _noted = _noted.With(code);
        }

        place.Count++;
    }

    /// <summary>Adds what was noted to the result and forgets it.</summary>
    public void Report()
    {
        _folds.Report(_result);
        for (; !_noted.IsEmpty; _noted = _noted.WithoutFirst())
        {
            ref var place = ref _places[(int)_noted.First];
            _result.Add(new Reason(_noted.First, place.Left, place.Right, place.Row, place.Count));
            place.Count = 0;
        }
    }

    // 通り for 通, and the sign 々 for the character before it.
    private static bool IsSpelledInFull(AddressScanner side, in AddressUnit unit) => TextOf(side, unit) is ['通', 'リ'] or ['々'];

    private static int SkipSigns(ReadOnlySpan<AddressUnit> units, int i)
    {
        while (units[i].Kind is AddressUnitKind.Hyphen or AddressUnitKind.Gap)
        {
            i++;
        }

        return i;
    }

    // What most units are; the same as to ask for each kind of difference in turn.
    private bool AreWrittenAlike(in AddressUnit left, in AddressUnit right) =>
        left.Code == right.Code && left.Kind == right.Kind && left.Kind != AddressUnitKind.Placeholder && left.AfterOaza == right.AfterOaza
        && SourceOf(_left, left).SequenceEqual(SourceOf(_right, right));

    private bool AreRelated(in AddressUnit left, in AddressUnit right) =>
        _keys.KeyOf(left) == _keys.KeyOf(right)
        && (PlaceKeys.IsKanaFold(left.Code, right.Code) || kanji.AreRelated(left.Code, right.Code, false, out _));

    private static ReadOnlySpan<char> TextOf(AddressScanner side, in AddressUnit unit) => side.Text.Units[unit.Start..unit.End];

    private static ReadOnlySpan<char> SourceOf(AddressScanner side, in AddressUnit unit)
    {
        var start = side.Text.StartOf(unit.Start);
        return side.Text.Source[start..side.Text.StartOf(unit.End)];
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Place
    {
        public TextRange Left;
        public TextRange Right;
        public int Row;
        public ushort Count;
    }
}
