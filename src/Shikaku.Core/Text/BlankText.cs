using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Shikaku.Core.Text;

/// <summary>
/// Texts that say nothing, 空欄: without a single letter, digit, kana, kanji or placeholder, as an empty text, spaces, a dash, empty brackets, characters that are not seen.
/// They are blank for the registration checks (S104, S105, S130) and for the comparison (U-BLANK) alike, so they never agree by being equal (MAT-04, MAT-10).
/// </summary>
public static class BlankText
{
    // Two of these letters are seen as a flag, a picture like any other.
    private const int FirstOfFlags = 0x1F1E6;
    private const int LastOfFlags = 0x1F1FF;

    /// <summary>Whether a text in UTF-8 says nothing. Broken UTF-8 counts as placeholders, which say something.</summary>
    public static bool Is(ReadOnlySpan<byte> text)
    {
        if (BeginsWithLetter(text))
        {
            return false;
        }

        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf8(text, out var rune, out var length);
            if (SaysSomething(rune.Value))
            {
                return false;
            }

            text = text[length..];
        }

        return true;
    }

    /// <summary>Whether a text begins with a kanji, ア to ヺ or ｱ to ﾝ, as nearly every text does: then it says something, and nothing need be looked up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool BeginsWithLetter(ReadOnlySpan<byte> text)
    {
        if (text.Length < 3)
        {
            return false;
        }

        var (lead, second, third) = (text[0], text[1], text[2]);
        return lead switch
        {
            >= 0xE5 and <= 0xE9 => true,
            0xE4 => second >= 0xB8,
            0xEF => second == 0xBD ? third >= 0xB1 : second == 0xBE && third <= 0x9D,
            0xE3 => second == 0x82 ? third >= 0xA1 : second == 0x83 && third <= 0xBA,
            _ => false,
        };
    }

    /// <summary>Whether a text says nothing. Lone surrogates count as placeholders, which say something.</summary>
    public static bool Is(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf16(text, out var rune, out var length);
            if (SaysSomething(rune.Value))
            {
                return false;
            }

            text = text[length..];
        }

        return true;
    }

    /// <summary>Whether a character is a letter, digit, kana, kanji or placeholder; a lone surrogate is none.</summary>
    internal static bool SaysSomething(int codePoint) => codePoint switch
    {
        // What only lengthens, repeats or voices the letter before it says nothing alone, nor do the fillers of Hangul, which are not seen.
        'ー' or 'ｰ' or '々' or '〻' or 'ﾞ' or 'ﾟ' or (>= 0x3031 and <= 0x3035) or (>= 0x309B and <= 0x309E) or 'ヽ' or 'ヾ' => false,
        0x115F or 0x1160 or 0x3164 or 0xFFA0 => false,

        // Radicals, enclosed letters and the half-width ■ stand for the character itself; new kanji may be unknown to the runtime.
        0xFFED => true,
        (>= 0x2460 and <= 0x24FF) or (>= 0x2E80 and <= 0x2FDF) or (>= 0x3190 and <= 0x319F) or (>= 0x3200 and <= 0x33FF) or (>= 0x1F100 and < FirstOfFlags) or (> LastOfFlags and <= 0x1F2FF) => true,
        >= 0x20000 and <= 0x3FFFF => true,
        _ => Placeholder.Is(codePoint) || CharUnicodeInfo.GetUnicodeCategory(codePoint) is
            <= UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber,
    };
}
