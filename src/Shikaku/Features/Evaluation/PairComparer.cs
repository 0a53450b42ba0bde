using Shikaku.Core.Calendar;
using Shikaku.Core.Matching;
using Shikaku.Core.Names;
using Shikaku.Core.Text;

namespace Shikaku.Features.Evaluation;

/// <summary>
/// Compares the texts of a labelled pair as its field asks (MAT-95): kanji names and addresses as those of records; kana, Latin letters and dates by themselves,
/// since there a lone ー is a text and an era counts on. Not safe for use by several threads.
/// </summary>
/// <param name="tables">The reference tables.</param>
/// <param name="day">The day of the comparison: municipalities renamed up to then count as renamed (MAT-78).</param>
internal sealed class PairComparer(ComparisonTables tables, DateOnly day)
{
    private readonly KanaNameComparer _kanaNames = new(tables.Fold, tables.Kana);
    private readonly BirthDateComparer _dates = new(tables.Eras, DateUse.Evaluation);
    private readonly RecordComparer _records = new(tables, day);
    private readonly FoldDifferences _differences = new(tables.Fold);
    private readonly FoldedText _left = new(tables.Fold);
    private readonly FoldedText _right = new(tables.Fold);
    private readonly RecordComparison _record = new();

    /// <summary>Compares two records.</summary>
    public void Compare(in PersonText left, in PersonText right, RecordComparison comparison) => _records.Compare(left, right, comparison);

    /// <summary>Compares two texts.</summary>
    /// <param name="field">What they are values of; not <see cref="PairField.Record"/>.</param>
    /// <param name="left">One text, valid UTF-8.</param>
    /// <param name="right">The other.</param>
    /// <param name="comparison">Takes the result; reset first.</param>
    public void Compare(PairField field, ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, FieldComparison comparison)
    {
        switch (field)
        {
            case PairField.KanjiName:
                _records.Compare(new PersonText { KanjiName = left }, new PersonText { KanjiName = right }, _record);
                comparison.CopyFrom(_record.KanjiName);
                break;
            case PairField.KanaName or PairField.ForeignName:
                _kanaNames.Compare(left, right, comparison);
                break;
            case PairField.Latin:
                CompareFolded(left, right, comparison);
                break;
            case PairField.Date:
                _dates.Compare(left, right, comparison);
                break;
            case PairField.Address or PairField.Municipality:
                _records.Compare(new PersonText { Address = left }, new PersonText { Address = right }, _record);
                comparison.CopyFrom(_record.Address);
                break;
            case PairField.Record:
                throw new ArgumentException("A record has five items.", nameof(field));
        }
    }

    private void CompareFolded(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, FieldComparison comparison)
    {
        comparison.Reset();
        if (left.SequenceEqual(right))
        {
            return;
        }

        if (!_left.Set(left) || !_right.Set(right))
        {
            comparison.Add(ReasonCode.UndeterminedText);
        }
        else if (_left.Units.SequenceEqual(_right.Units))
        {
            _differences.Explain(_left, _right, comparison);
        }
        else
        {
            comparison.Add(ReasonCode.KanaDifferent);
        }
    }
}
