using Shikaku.Core.Calendar;
using Shikaku.Core.Matching;
using Shikaku.Core.Names;
using Shikaku.Core.Text;
using Shikaku.ReferenceData;

namespace Shikaku.Features.Evaluation;

/// <summary>Compares the texts of a labelled pair as its field asks (MAT-95).</summary>
internal sealed class PairComparer
{
    private readonly KanjiNameComparer _kanjiNames;
    private readonly KanaNameComparer _kanaNames;
    private readonly BirthDateComparer _dates;
    private readonly FoldDifferences _differences;
    private readonly FoldedText _left;
    private readonly FoldedText _right;

    /// <summary>Reads the tables.</summary>
    /// <param name="tables">The tables.</param>
    public PairComparer(TableFiles tables)
    {
        var fold = FoldTable.Parse(tables.Read(FoldTable.FileName));
        var kanji = KanjiRelations.Parse(tables.Read);
        _kanjiNames = new KanjiNameComparer(fold, kanji);
        _kanaNames = new KanaNameComparer(fold, KanaFolds.Parse(tables.Read(KanaFolds.FileName)));
        _dates = new BirthDateComparer(EraTable.Parse(tables.Read("eras.tsv")), DateUse.Evaluation);
        _differences = new FoldDifferences(fold);
        _left = new FoldedText(fold);
        _right = new FoldedText(fold);
    }

    /// <summary>Compares two texts.</summary>
    /// <param name="field">What they are values of.</param>
    /// <param name="left">One text, valid UTF-8.</param>
    /// <param name="right">The other.</param>
    /// <param name="comparison">Takes the result.</param>
    public void Compare(PairField field, ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, FieldComparison comparison)
    {
        switch (field)
        {
            case PairField.KanjiName:
                _kanjiNames.Compare(new PersonText { KanjiName = left }, new PersonText { KanjiName = right }, kanaAgrees: null, comparison);
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
        }
    }

    private void CompareFolded(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, FieldComparison comparison)
    {
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
