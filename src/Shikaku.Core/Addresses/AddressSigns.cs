using System.Buffers;

namespace Shikaku.Core.Addresses;

/// <summary>Signs that an address reads as other characters, and what may stand before it (MAT-12, MAT-45).</summary>
internal static class AddressSigns
{
    private const int PostalCodeDigits = 7;
    private const int PostalCodeHyphen = 3;
    private const int LongestPlaceName = 6;
    private const string Country = "日本";

    private static readonly SearchValues<char> PlaceSuffixes = SearchValues.Create("都道府県市区郡");

    /// <summary>The value of a circled digit (① to ㊿), or 0.</summary>
    public static int CircledNumber(char character) => character switch
    {
        >= '①' and <= '⑳' => character - '①' + 1,
        >= '㉑' and <= '㉟' => character - '㉑' + 21,
        >= '㊱' and <= '㊿' => character - '㊱' + 36,
        _ => 0,
    };

    /// <summary>What ヴ and the vowel behind it are in the バ row (N-VU).</summary>
    /// <param name="vowel">The character behind ヴ.</param>
    /// <param name="length">Characters that were read.</param>
    public static char OfVu(char vowel, out int length)
    {
        var read = vowel switch { 'ァ' => 'バ', 'ィ' => 'ビ', 'ェ' => 'ベ', 'ォ' => 'ボ', _ => 'ブ' };
        length = read == 'ブ' ? 1 : 2;
        return read;
    }

    /// <summary>Length of what may stand before an address: 日本国 or 日本、 and a postal code (郵便番号), also in brackets; 0 if nothing does.</summary>
    public static int LengthBeforeAddress(ReadOnlySpan<char> text)
    {
        // Most addresses begin with a kanji that says nothing of this kind.
        if (text is [] or [> '一' and not '日', ..])
        {
            return 0;
        }

        var country = CountryLength(text);
        return country + PostalCodeLength(text[country..]);
    }

    // 日本 alone may begin a name (日本橋).
    private static int CountryLength(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith(Country))
        {
            return 0;
        }

        return text[Country.Length..] is ['国', _, ..] ? Country.Length + 1 : text[Country.Length..] is [' ' or '、' or ',' or '〒', _, ..] ? Country.Length : 0;
    }

    // Without 〒 it must stand before the name of a place.
    private static int PostalCodeLength(ReadOnlySpan<char> text)
    {
        var start = text.IndexOfAnyExcept(' ', '、', ',');
        var isBracketed = start >= 0 && text[start] == '(';
        var i = Math.Max(start, 0) + (isBracketed ? 1 : 0);
        var isMarked = i < text.Length && text[i] == '〒';
        i += isMarked ? 1 : 0;
        while (i < text.Length && text[i] == ' ')
        {
            i++;
        }

        var hasHyphen = false;
        for (var digits = 0; digits < PostalCodeDigits; i++)
        {
            if (i < text.Length && text[i] == '-' && digits == PostalCodeHyphen && !hasHyphen)
            {
                hasHyphen = true;
            }
            else if (i < text.Length && char.IsAsciiDigit(text[i]))
            {
                digits++;
            }
            else
            {
                return 0;
            }
        }

        i += isBracketed && i < text.Length && text[i] == ')' ? 1 : 0;
        var rest = text[i..].TrimStart(' ');
        var isOver = !rest.IsEmpty && !char.IsAsciiDigit(rest[0]) && rest[0] != '-';
        return isOver && (isMarked || (hasHyphen && rest[..Math.Min(rest.Length, LongestPlaceName)].IndexOfAny(PlaceSuffixes) > 0)) ? i : 0;
    }
}
