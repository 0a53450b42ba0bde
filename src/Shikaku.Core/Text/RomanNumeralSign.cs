namespace Shikaku.Core.Text;

/// <summary>Roman numerals that are one sign (Ⅱ), in names (ALBERTⅡ) and in buildings alike.</summary>
internal static class RomanNumeralSign
{
    /// <summary>The capitals that a sign stands for; empty for any other character, and for a sign of one letter, which F1 folds.</summary>
    public static ReadOnlySpan<char> LettersOf(int codePoint) => codePoint switch
    {
        'Ⅱ' or 'ⅱ' => "II",
        'Ⅲ' or 'ⅲ' => "III",
        'Ⅳ' or 'ⅳ' => "IV",
        'Ⅵ' or 'ⅵ' => "VI",
        'Ⅶ' or 'ⅶ' => "VII",
        'Ⅷ' or 'ⅷ' => "VIII",
        'Ⅸ' or 'ⅸ' => "IX",
        'Ⅺ' or 'ⅺ' => "XI",
        'Ⅻ' or 'ⅻ' => "XII",
        _ => [],
    };
}
