using System.Text;

namespace Shikaku.Core.Identifiers;

/// <summary>
/// 記号・番号, symbol and number as printed for the insured person (ID-22). The texts are kept as submitted; they are compared after
/// width folding and removal of spaces, and in a second search without hyphens.
/// </summary>
public sealed record InsuredCard
{
    /// <summary>Most characters of symbol and number together.</summary>
    public const int MaxLength = 19;

    private InsuredCard(string symbol, string number) => (Symbol, Number) = (symbol, number);

    /// <summary>記号 as submitted without its outer spaces; empty for 国保 and 後期.</summary>
    public string Symbol { get; }

    /// <summary>番号 as submitted without its outer spaces.</summary>
    public string Number { get; }

    /// <summary>Reads symbol and number.</summary>
    /// <param name="symbol">記号, may be blank.</param>
    /// <param name="number">番号, must not be blank.</param>
    /// <returns>Null if they are longer together than <see cref="MaxLength"/> characters or mix half-width letters with kanji.</returns>
    public static InsuredCard? TryParse(string symbol, string number)
    {
        symbol = TrimSpaces(symbol);
        number = TrimSpaces(number);
        return number.Length > 0 && symbol.Length + number.Length <= MaxLength && IsUnmixed(symbol) && IsUnmixed(number)
            ? new InsuredCard(symbol, number)
            : null;
    }

    /// <summary>The form for the first search: half width, without spaces; symbol and number parted by a colon.</summary>
    public string ToSearchForm() => $"{FoldWidth(Symbol)}:{FoldWidth(Number)}";

    /// <summary>The form for the second search, whose hit counts only if it is the only one: also without hyphens.</summary>
    public string ToLooseSearchForm() => $"{WithoutHyphens(FoldWidth(Symbol))}:{WithoutHyphens(FoldWidth(Number))}";

    /// <summary>Symbol and number as submitted, parted by 「・」.</summary>
    public override string ToString() => Symbol.Length == 0 ? Number : $"{Symbol}・{Number}";

    private static string TrimSpaces(string text) => text.Trim(' ', '　', '\u00A0', '\t');

    private static bool IsUnmixed(string text)
    {
        var hasHalfWidth = false;
        var hasKanji = false;
        foreach (var rune in text.EnumerateRunes())
        {
            hasHalfWidth |= rune.IsAscii && Rune.IsLetterOrDigit(rune);
            hasKanji |= !rune.IsAscii && rune.Value is not ((>= 0xFF01 and <= 0xFF5E) or 0x3000) && !IdentifierText.IsHyphen(rune.Value);
        }

        return !(hasHalfWidth && hasKanji);
    }

    private static string FoldWidth(string text)
    {
        Span<byte> buffer = stackalloc byte[IdentifierText.MaxLength];
        Span<byte> bytes = stackalloc byte[MaxLength * 3];
        return Encoding.UTF8.GetString(buffer[..IdentifierText.FoldWidth(IdentifierText.Encode(text, bytes), buffer)]);
    }

    private static string WithoutHyphens(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!IdentifierText.IsHyphen(character))
            {
                kept.Append(character);
            }
        }

        return kept.ToString();
    }
}
