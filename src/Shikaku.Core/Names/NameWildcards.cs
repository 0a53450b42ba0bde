using Shikaku.Core.Matching;
using Shikaku.Core.Text;

namespace Shikaku.Core.Names;

/// <summary>
/// Names with placeholders (外字 as ●): each stands for exactly one character; the rest must be the same, each part must hold a real same character, and the
/// kana names must agree (MAT-41). Then U-WILD with the count, else different: a placeholder alone never agrees.
/// </summary>
internal static class NameWildcards
{
    /// <summary>Compares two names at least one of which holds a placeholder.</summary>
    /// <param name="left">The member's name.</param>
    /// <param name="right">The resident's name.</param>
    /// <param name="sameness">When two letters are the same.</param>
    /// <param name="kanaAgrees">Whether the kana names agree; null if there are none to ask.</param>
    /// <param name="different">The code to give where they are different.</param>
    /// <param name="result">Receives the reason.</param>
    public static void Compare(
        NameText left, NameText right, LetterSameness sameness, bool? kanaAgrees, ReasonCode different, FieldComparison result)
    {
        if (kanaAgrees == false
            || left.Letters.Length != right.Letters.Length
            || !NameParts.AreCompatible(left, right)
            || !TryCount(left.Letters, right.Letters, sameness, out var first, out var count)
            || !EachPartIsReal(left, right)
            || !EachPartIsReal(right, left))
        {
            result.Add(different);
            return;
        }

        result.Add(new Reason(
            ReasonCode.UndeterminedWildcard, left.RangeOf(first, first + 1), right.RangeOf(first, first + 1), Count: (ushort)count));
    }

    private static bool TryCount(ReadOnlySpan<int> left, ReadOnlySpan<int> right, LetterSameness sameness, out int first, out int count)
    {
        first = -1;
        count = 0;
        for (var i = 0; i < left.Length; i++)
        {
            if (Placeholder.Is(left[i]) || Placeholder.Is(right[i]))
            {
                first = first < 0 ? i : first;
                count++;
            }
            else if (!sameness.AreSame(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool EachPartIsReal(NameText parted, NameText other)
    {
        var starts = parted.PartStarts;
        for (var part = 0; part < starts.Length; part++)
        {
            var end = part + 1 < starts.Length ? starts[part + 1] : parted.Letters.Length;
            var isReal = false;
            for (var i = starts[part]; i < end && !isReal; i++)
            {
                isReal = !Placeholder.Is(parted.Letters[i]) && !Placeholder.Is(other.Letters[i]);
            }

            if (!isReal)
            {
                return false;
            }
        }

        return true;
    }
}
