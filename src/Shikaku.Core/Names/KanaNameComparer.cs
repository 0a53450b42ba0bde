using Shikaku.Core.Matching;
using Shikaku.Core.Text;

namespace Shikaku.Core.Names;

/// <summary>
/// Compares カナ氏名 (MAT-43, MAT-45, MAT-46): F1 without spaces and ・, then the kana folds that still agree, then those that only resemble.
/// Made once per worker; allocates nothing per pair. Not safe for use by several threads.
/// </summary>
public sealed class KanaNameComparer(FoldTable table, KanaFolds folds)
{
    private const int FoldedLetters = 4 * FoldedText.DefaultCapacity;

    /// <summary>Folds by which names only resemble each other; fewer first.</summary>
    private static readonly ReasonSet[] NearCodes =
    [
        SetOf(ReasonCode.KanaLong),
        SetOf(ReasonCode.KanaDakuten),
        SetOf(ReasonCode.KanaTsu),
        SetOf(ReasonCode.KanaLong, ReasonCode.KanaDakuten),
        SetOf(ReasonCode.KanaLong, ReasonCode.KanaTsu),
        SetOf(ReasonCode.KanaDakuten, ReasonCode.KanaTsu),
        SetOf(ReasonCode.KanaLong, ReasonCode.KanaDakuten, ReasonCode.KanaTsu),
    ];

    private readonly NameNotation _notation = new(table);
    private readonly LatinNameComparer _latin = new();
    private readonly NameText _left = new(table, isKana: true);
    private readonly NameText _right = new(table, isKana: true);
    private readonly int[] _leftParted = new int[FoldedLetters];
    private readonly int[] _rightParted = new int[FoldedLetters];
    private readonly int[] _leftFolded = new int[FoldedLetters];
    private readonly int[] _rightFolded = new int[FoldedLetters];

    /// <summary>Compares two names in UTF-8.</summary>
    public void Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, FieldComparison result)
    {
        result.Reset();
        _left.Set(left);
        _right.Set(right);
        Compare(result);
    }

    /// <summary>Compares two names.</summary>
    public void Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right, FieldComparison result)
    {
        result.Reset();
        _left.Set(left);
        _right.Set(right);
        if (_left.Text.IsReadable || !left.SequenceEqual(right))
        {
            Compare(result);
        }
    }

    private static ReasonSet SetOf(params ReadOnlySpan<ReasonCode> codes)
    {
        var set = default(ReasonSet);
        foreach (var code in codes)
        {
            set = set.With(code);
        }

        return set;
    }

    private static ReadOnlySpan<int> WithSpaces(NameText name, int[] parted)
    {
        var count = 0;
        var starts = name.PartStarts;
        for (var i = 0; i < name.Letters.Length; i++)
        {
            if (!starts.IsEmpty && starts[0] == i)
            {
                starts = starts[1..];
                parted[count++] = ' ';
            }

            parted[count++] = name.Letters[i];
        }

        return parted.AsSpan(0, count);
    }

    private void Compare(FieldComparison result)
    {
        if (_notation.TrySettle(_left, _right, result))
        {
            return;
        }

        if (_left.HasPlaceholder || _right.HasPlaceholder)
        {
            NameWildcards.Compare(_left, _right, sameness: default, kanaAgrees: null, ReasonCode.KanaDifferent, result);
        }
        else if (_left.Letters.SequenceEqual(_right.Letters) && NameParts.AreCompatible(_left, _right))
        {
            _notation.Explain(_left, _right, result);
        }
        else if (_left.HasLatin || _right.HasLatin)
        {
            _latin.Compare(_left, _right, sameness: default, ReasonCode.KanaDifferent, result);
        }
        else if (_left.Letters.SequenceEqual(_right.Letters))
        {
            Add(ReasonCode.NamePart, result);
            Add(ReasonCode.KanaDifferent, result);
        }
        else if (!folds.MayMeet(_left.Letters, _right.Letters) || (!TryAddVariant(result) && !TryAddNear(result)))
        {
            var code = NameParts.AreSwapped(_left, _right, sameness: default) ? ReasonCode.NameSwap
                : NameParts.IsCut(_left.Letters, _right.Letters, sameness: default) ? ReasonCode.NameCut
                : ReasonCode.KanaDifferent;
            Add(code, result);
        }
    }

    private bool TryAddVariant(FieldComparison result)
    {
        // Names parted into as many parts must agree part by part: イト オサム is not イトウ サム.
        var isParted = _left.PartStarts.Length == _right.PartStarts.Length;
        if (!isParted && Math.Min(_left.PartStarts.Length, _right.PartStarts.Length) > 1 && !NameParts.AreCompatible(_left, _right))
        {
            return false;
        }

        var left = isParted ? WithSpaces(_left, _leftParted) : _left.Letters;
        var right = isParted ? WithSpaces(_right, _rightParted) : _right.Letters;

        // ー may stand for a long オ or for nothing, so オーノ meets both オオノ and オノ, which do not meet each other.
        if (!AreEqual(left, right, KanaFolds.Variants, out var codes)
            && !AreEqual(left, right, KanaFolds.Variants.Without(ReasonCode.KanaLongO), out codes))
        {
            return false;
        }

        // Of the folds that changed something, those are named without which the names are not equal.
        for (var rest = codes; !rest.IsEmpty; rest = rest.WithoutFirst())
        {
            if (codes.Count > 1 && AreEqual(left, right, codes.Without(rest.First), out _))
            {
                codes = codes.Without(rest.First);
            }
            else
            {
                Add(rest.First, result);
            }
        }

        if (!isParted)
        {
            Add(ReasonCode.NamePart, result);
        }

        return true;
    }

    private bool TryAddNear(FieldComparison result)
    {
        foreach (var codes in NearCodes)
        {
            var variants = codes.Contains(ReasonCode.KanaLong) ? KanaFolds.Variants.Without(ReasonCode.KanaLongO) : KanaFolds.Variants;
            if (AreEqual(_left.Letters, _right.Letters, variants.With(codes), out _))
            {
                for (var rest = codes; !rest.IsEmpty; rest = rest.WithoutFirst())
                {
                    Add(rest.First, result);
                }

                return true;
            }
        }

        return false;
    }

    private bool AreEqual(ReadOnlySpan<int> left, ReadOnlySpan<int> right, ReasonSet codes, out ReasonSet applied)
    {
        var leftCount = folds.Fold(left, codes, _leftFolded, out var appliedLeft);
        var rightCount = folds.Fold(right, codes, _rightFolded, out var appliedRight);
        applied = appliedLeft.With(appliedRight);
        return _leftFolded.AsSpan(0, leftCount).SequenceEqual(_rightFolded.AsSpan(0, rightCount));
    }

    /// <summary>Adds a reason that points at the stretch where the letters differ.</summary>
    private void Add(ReasonCode code, FieldComparison result)
    {
        var left = _left.Letters;
        var right = _right.Letters;
        var prefix = left.CommonPrefixLength(right);
        var suffix = 0;
        while (suffix < Math.Min(left.Length, right.Length) - prefix && left[^(suffix + 1)] == right[^(suffix + 1)])
        {
            suffix++;
        }

        result.Add(new Reason(code, _left.RangeOf(prefix, left.Length - suffix), _right.RangeOf(prefix, right.Length - suffix)));
    }
}
