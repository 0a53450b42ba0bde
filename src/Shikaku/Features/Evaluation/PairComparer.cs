using System.Text;
using Shikaku.Core.Addresses;
using Shikaku.Core.Calendar;
using Shikaku.Core.Matching;
using Shikaku.Core.Names;
using Shikaku.Core.Text;

namespace Shikaku.Features.Evaluation;

/// <summary>Compares the texts of a labelled pair as its field asks (MAT-95). Not safe for use by several threads.</summary>
/// <param name="tables">The reference tables.</param>
/// <param name="day">The day of the comparison: municipalities renamed up to then count as renamed (MAT-78).</param>
internal sealed class PairComparer(ComparisonTables tables, DateOnly day)
{
    private readonly KanjiNameComparer _kanjiNames = new(tables.Fold, tables.Kanji);
    private readonly KanaNameComparer _kanaNames = new(tables.Fold, tables.Kana);
    private readonly BirthDateComparer _dates = new(tables.Eras, DateUse.Evaluation);
    private readonly AddressComparer _addresses = new(tables.Fold, tables.Kanji, tables.Towns, day);
    private readonly RecordComparer _records = new(tables, day);
    private readonly FoldDifferences _differences = new(tables.Fold);
    private readonly FoldedText _left = new(tables.Fold);
    private readonly FoldedText _right = new(tables.Fold);
    private char[] _leftCharacters = [];
    private char[] _rightCharacters = [];

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
            case PairField.Address or PairField.Municipality:
                _addresses.Compare(Decode(left, ref _leftCharacters), Decode(right, ref _rightCharacters), comparison);
                break;
            case PairField.Record:
                throw new ArgumentException("A record has five items.", nameof(field));
        }
    }

    private static ReadOnlySpan<char> Decode(ReadOnlySpan<byte> text, ref char[] characters)
    {
        if (characters.Length < text.Length)
        {
            characters = new char[text.Length];
        }

        return characters.AsSpan(0, Encoding.UTF8.GetChars(text, characters));
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
