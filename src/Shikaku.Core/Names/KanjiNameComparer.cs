using Shikaku.Core.Matching;
using Shikaku.Core.Text;

namespace Shikaku.Core.Names;

/// <summary>
/// Compares 漢字氏名 (MAT-40 to 43, CHK-51): F1 without spaces and ・, then kanji relations, then placeholders; the best of 氏名, 通称名, 旧氏 and a name in brackets counts.
/// Made once per worker; allocates nothing per pair. Not safe for use by several threads.
/// </summary>
public sealed class KanjiNameComparer(FoldTable table, KanjiRelations relations)
{
    private readonly NameNotation _notation = new(table);
    private readonly LatinNameComparer _latin = new();
    private readonly NameAlternatives _member = new(table);
    private readonly NameAlternatives _resident = new(table);
    private readonly FieldComparison _trial = new();

    /// <summary>Compares the names of two records.</summary>
    /// <param name="member">The member's texts.</param>
    /// <param name="resident">The resident's texts.</param>
    /// <param name="kanaAgrees">Whether the kana names agree, which a placeholder needs (MAT-41); null if one is blank.</param>
    /// <param name="result">Receives tier and reasons.</param>
    public void Compare(in PersonText member, in PersonText resident, bool? kanaAgrees, FieldComparison result)
    {
        result.Reset();
        var left = _member.Main;
        var right = _resident.Main;
        left.Set(member.KanjiName);
        right.Set(resident.KanjiName);
        var isForeign = !BlankText.Is(member.AliasName) || !BlankText.Is(resident.AliasName) || left.HasLatin || right.HasLatin;
        Compare(left, right, isForeign, kanaAgrees, result);
        if (result.Tier <= Tier.Variant)
        {
            return;
        }

        _member.Set(member.AliasName, default);
        _resident.Set(resident.AliasName, resident.FormerName);
        if (_member.Count + _resident.Count > 2)
        {
            TakeBestAlternative(isForeign, kanaAgrees, result);
        }
    }

    /// <summary>Compares two names alone, without kana and without alias.</summary>
    public void Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right, FieldComparison result)
    {
        result.Reset();
        _member.Main.Set(left);
        _resident.Main.Set(right);
        if (!_member.Main.Text.IsReadable && left.SequenceEqual(right))
        {
            return;
        }

        Compare(_member.Main, _resident.Main, _member.Main.HasLatin || _resident.Main.HasLatin, kanaAgrees: null, result);
    }

    private static bool AddSubstitution(NameText left, NameText right, KanjiRelations relations, LetterSameness sameness, FieldComparison result)
    {
        var (first, unrelated, apart) = (-1, 0, 0);
        for (var i = 0; i < left.Letters.Length; i++)
        {
            var (leftLetter, rightLetter) = (left.Letters[i], right.Letters[i]);
            if (sameness.AreSame(leftLetter, rightLetter))
            {
                continue;
            }

            first = first < 0 ? i : first;
            unrelated++;
            apart += relations.AreApart(leftLetter, rightLetter) ? 1 : 0;
        }

        // A name of one letter resembles another only where a table says that the two letters are taken for each other.
        if (unrelated == apart || (unrelated == 1 && left.Letters.Length > 1))
        {
            result.Add(new Reason(
                ReasonCode.KanjiSubstituted, left.RangeOf(first, first + 1), right.RangeOf(first, first + 1), Count: (ushort)unrelated));
            return true;
        }

        return false;
    }

    private void TakeBestAlternative(bool isForeign, bool? kanaAgrees, FieldComparison result)
    {
        for (var i = 0; i < _member.Count; i++)
        {
            for (var j = 0; j < _resident.Count; j++)
            {
                if ((i == 0 && j == 0) || !NameAlternatives.MayMeet(_member, i, _resident, j))
                {
                    continue;
                }

                _trial.Reset();
                Compare(_member[i], _resident[j], isForeign, kanaAgrees, _trial);
                _trial.Add(NameAlternatives.CodeOf(_member.KindOf(i), _resident.KindOf(j)));
                if (_trial.Tier < result.Tier)
                {
                    TakeTrial(result);
                    if (result.Tier <= Tier.Variant)
                    {
                        return;
                    }
                }
            }
        }
    }

    /// <summary>Takes the reasons of the trial without their positions, since an alternative stands in another column or nowhere as it is.</summary>
    private void TakeTrial(FieldComparison result)
    {
        result.Reset();
        foreach (ref readonly var reason in _trial.Reasons)
        {
            result.Add(reason with { Left = default, Right = default });
        }
    }

    private void Compare(NameText left, NameText right, bool isForeign, bool? kanaAgrees, FieldComparison result)
    {
        if (_notation.TrySettle(left, right, result))
        {
            return;
        }

        var sameness = new LetterSameness(relations, isForeign);
        if (left.HasPlaceholder || right.HasPlaceholder)
        {
            NameWildcards.Compare(left, right, sameness, kanaAgrees, ReasonCode.KanjiDifferent, result);
        }
        else if (sameness.AreSame(left.Letters, right.Letters) && NameParts.AreCompatible(left, right))
        {
            _notation.Explain(left, right, result);
            AddRelations(left, right, isForeign, result);
        }
        else if (left.HasLatin || right.HasLatin)
        {
            _latin.Compare(left, right, sameness, ReasonCode.KanjiDifferent, result);
        }
        else
        {
            AddDifference(left, right, sameness, result);
        }
    }

    private void AddRelations(NameText left, NameText right, bool isForeign, FieldComparison result)
    {
        for (var i = 0; i < left.Letters.Length; i++)
        {
            if (left.Letters[i] != right.Letters[i] && relations.AreRelated(left.Letters[i], right.Letters[i], isForeign, out var relation))
            {
                result.Add(new Reason(relation.Code, left.RangeOf(i, i + 1), right.RangeOf(i, i + 1), relation.Row));
            }
        }
    }

    private void AddDifference(NameText left, NameText right, LetterSameness sameness, FieldComparison result)
    {
        if (left.Letters.Length == right.Letters.Length)
        {
            if (!NameParts.AreCompatible(left, right))
            {
                result.Add(ReasonCode.NamePart);
            }
            else if (AddSubstitution(left, right, relations, sameness, result))
            {
                return;
            }
        }

        var code = NameParts.AreSwapped(left, right, sameness) ? ReasonCode.NameSwap
            : NameParts.IsCut(left.Letters, right.Letters, sameness) ? ReasonCode.NameCut
            : ReasonCode.KanjiDifferent;
        result.Add(new Reason(code, left.RangeOf(0, left.Letters.Length), right.RangeOf(0, right.Letters.Length)));
    }
}
