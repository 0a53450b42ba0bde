using System.Text;
using Shikaku.Core.Identifiers;

namespace Shikaku.Core.Calendar;

/// <summary>
/// Folds a date text: half width, capitals, no spaces, one hyphen, one set of kanji numerals, and the era squares (㍻) to the first kanji of the era.
/// Unlike the fold of names it may take one character for several (MAT-12).
/// </summary>
internal static class DateFold
{
    /// <summary>Longest folded text that can be a date, in characters.</summary>
    public const int MaxLength = 32;

    /// <summary>Folds a text.</summary>
    /// <param name="text">The text as submitted, in UTF-8.</param>
    /// <param name="folded">Takes <see cref="MaxLength"/> characters.</param>
    /// <param name="length">How many there are.</param>
    /// <returns>False if the text is too long or holds a character that no date holds.</returns>
    public static bool TryFold(ReadOnlySpan<byte> text, Span<char> folded, out int length)
    {
        length = 0;
        while (!text.IsEmpty)
        {
            var space = IdentifierText.SpaceWidth(text);
            if (space > 0)
            {
                text = text[space..];
                continue;
            }

            Rune.DecodeFromUtf8(text, out var rune, out var consumed);
            text = text[consumed..];
            if (!rune.IsBmp || length == MaxLength)
            {
                return false;
            }

            folded[length++] = Fold((char)rune.Value);
        }

        return true;
    }

    private static char Fold(char character) => character switch
    {
        >= 'a' and <= 'z' => (char)(character - 32),
        _ when IdentifierText.IsHyphen(character) => '-',
        >= '\uFF01' and <= '\uFF5E' => Fold((char)(character - 0xFEE0)),
        '㍾' => '明',
        '㍽' => '大',
        '㍼' => '昭',
        '㍻' => '平',
        '㋿' or '\uF9A8' => '令',
        '\uF98E' => '年',
        '⽉' => '月',
        '⽇' => '日',
        '壱' or '⼀' => '一',
        '弐' or '⼆' => '二',
        '参' => '三',
        '⼋' => '八',
        '拾' or '⼗' => '十',
        '零' or '○' or '◯' => '〇',
        '・' or '･' => '.',
        _ => character,
    };
}
