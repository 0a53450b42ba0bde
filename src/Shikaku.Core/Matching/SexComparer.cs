using Shikaku.Core.Identifiers;

namespace Shikaku.Core.Matching;

/// <summary>
/// Compares 性別 (MAT-61): 未設定 or blank against anything is undetermined, another notation of one sex is fold. Texts are UTF-8. Allocates nothing.
/// </summary>
public static class SexComparer
{
    /// <summary>Compares two sexes.</summary>
    /// <param name="left">The member's text as submitted, in UTF-8.</param>
    /// <param name="right">The resident's text as submitted, in UTF-8.</param>
    /// <param name="comparison">Takes the result; reset first.</param>
    public static void Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, FieldComparison comparison)
    {
        comparison.Reset();
        if (left.Length == 1 && right.Length == 1 && left[0] == right[0] && left[0] is (byte)'1' or (byte)'2')
        {
            return;
        }

        if (!SexText.TryParse(left, out Sex leftSex) || !SexText.TryParse(right, out Sex rightSex))
        {
            comparison.Add(IdentifierText.IsBlank(left) || IdentifierText.IsBlank(right) ? ReasonCode.UndeterminedBlank : ReasonCode.UndeterminedText);
        }
        else if (leftSex == Sex.NotSet || rightSex == Sex.NotSet)
        {
            comparison.Add(ReasonCode.UndeterminedBlank);
        }
        else if (leftSex != rightSex)
        {
            comparison.Add(ReasonCode.SexDifferent);
        }
        else if (!left.SequenceEqual(right))
        {
            comparison.Add(ReasonCode.SexForm);
        }
    }
}
