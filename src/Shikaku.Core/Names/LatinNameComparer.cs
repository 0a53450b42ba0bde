using Shikaku.Core.Matching;

namespace Shikaku.Core.Names;

/// <summary>
/// Compares names with Latin letters (MAT-43, CHK-51): words in any order, diacritics and hyphens aside. A missing word, or another script on the other side, is near
/// whatever the reading. Made once per worker. Not safe for use by several threads.
/// </summary>
internal sealed class LatinNameComparer
{
    /// <summary>Fewest words that must be left when one is missing (P-MIDDLE).</summary>
    private const int FewestWords = 2;

    private readonly LatinTokens _left = new();
    private readonly LatinTokens _right = new();
    private readonly bool[] _isTaken = new bool[LatinTokens.Capacity];

    /// <summary>Compares two names at least one of which has a Latin letter and which are not equal after F1.</summary>
    /// <param name="left">The member's name.</param>
    /// <param name="right">The resident's name.</param>
    /// <param name="sameness">When two letters of other scripts are the same.</param>
    /// <param name="different">The code to give where they are different.</param>
    /// <param name="result">Receives the reasons.</param>
    public void Compare(NameText left, NameText right, LetterSameness sameness, ReasonCode different, FieldComparison result)
    {
        var code = CodeOf(left, right, sameness) ?? different;
        if (code is ReasonCode.FoldCompatibility or ReasonCode.NamePart)
        {
            AddMarks(code, result);
        }

        if (code != ReasonCode.FoldCompatibility)
        {
            result.Add(new Reason(code, left.RangeOf(0, left.Letters.Length), right.RangeOf(0, right.Letters.Length)));
        }
    }

    private ReasonCode? CodeOf(NameText left, NameText right, LetterSameness sameness)
    {
        Split(left, right, hyphenParts: false);
        if (_left.Joined.IsEmpty || _right.Joined.IsEmpty)
        {
            return null;
        }

        if (sameness.AreSame(_left.Joined, _right.Joined))
        {
            return _left.Starts.SequenceEqual(_right.Starts) && HasMarks(_left, _right) ? ReasonCode.FoldCompatibility : ReasonCode.NamePart;
        }

        if (!left.HasLatin || !right.HasLatin)
        {
            return ReasonCode.NameScript;
        }

        var missing = CountMissingWords(sameness);
        if (missing != 0)
        {
            Split(left, right, hyphenParts: true);
            var missingWhenParted = CountMissingWords(sameness);
            missing = missingWhenParted >= 0 && (missing < 0 || missingWhenParted < missing) ? missingWhenParted : missing;
        }

        return missing switch
        {
            0 => ReasonCode.NameOrder,
            > 0 => ReasonCode.NameMiddle,
            _ when NameParts.IsCut(_left.Joined, _right.Joined, sameness) => ReasonCode.NameCut,
            _ when left.HasOtherScript != right.HasOtherScript => ReasonCode.NameScript,
            _ => null,
        };
    }

    private void Split(NameText left, NameText right, bool hyphenParts)
    {
        _left.Set(left, hyphenParts);
        _right.Set(right, hyphenParts);
    }

    /// <summary>How many words of the longer name the shorter one lacks; -1 if the shorter has a word that the longer lacks.</summary>
    private int CountMissingWords(LetterSameness sameness)
    {
        var (shorter, longer) = _left.Count <= _right.Count ? (_left, _right) : (_right, _left);
        if (shorter.IsOverfull || longer.IsOverfull || (shorter.Count < FewestWords && shorter.Count != longer.Count))
        {
            return -1;
        }

        Array.Clear(_isTaken);
        for (var word = 0; word < shorter.Count; word++)
        {
            var place = 0;
            while (place < longer.Count && (_isTaken[place] || !sameness.AreSame(shorter[word], longer[place])))
            {
                place++;
            }

            if (place == longer.Count)
            {
                return -1;
            }

            _isTaken[place] = true;
        }

        return longer.Count - shorter.Count;
    }

    private static bool HasMarks(LatinTokens left, LatinTokens right) =>
        left.MarkCount != right.MarkCount || left.DiacriticCount != 0 || right.DiacriticCount != 0;

    private void AddMarks(ReasonCode code, FieldComparison result)
    {
        if (_left.MarkCount != _right.MarkCount)
        {
            result.Add(ReasonCode.FoldHyphen);
        }

        if (_left.DiacriticCount != _right.DiacriticCount || (code == ReasonCode.FoldCompatibility && result.Tier == Tier.Exact))
        {
            result.Add(ReasonCode.FoldCompatibility);
        }
    }
}
