using Shikaku.Core.Text;

namespace Shikaku.Core.Names;

/// <summary>Latin letters without their diacritics, in capitals (MAT-43). The letters are those of the Unicode canonical decompositions, with the stroked ones added.</summary>
internal static class LatinLetters
{
    /// <summary>Most capitals that one letter stands for.</summary>
    public const int MostCapitals = 4;

    private const int FirstOfLatin1 = 0xC0;
    private const int FirstOfAdditional = 0x1E00;

    private const string BasesOfLatin1 =
        "AAAAAA.CEEEEIIIIDNOOOOO.OUUUUY..AAAAAA.CEEEEIIIIDNOOOOO.OUUUUY.YAAAAAACCCCCCCCDDDDEEEEEEEEEEGGGGGGGGHHHHIIIIIIIIII..JJKK.LLLLLLLL" +
        "LLNNNNNN.NNOOOOOO..RRRRRRSSSSSSSSTTTTTTUUUUUUUUUUUUWWYYYZZZZZZSBB.......DD............IKK......OO.............UU..YYZZ..........." +
        "...........AAIIOOUUUUUUUUUU.AAAA....GGKKOOOO..J...GG..NNAA....AAAAEEEEIIIIOOOORRRRUUUUSSTT..HH......AAEEOOOOOOOOYY..............." +
        "B............";

    private const string BasesOfAdditional =
        "AABBBBBBCCDDDDDDDDDDEEEEEEEEEEFFGGHHHHHHHHHHIIIIKKKKKKLLLLLLLLMMMMMMNNNNNNNNOOOOOOOOPPPPRRRRRRRRSSSSSSSSSSTTTTTTTTUUUUUUUUUUVVVV" +
        "WWWWWWWWWWXXXXYYZZZZZZHTWY.S....AAAAAAAAAAAAAAAAAAAAAAAAEEEEEEEEEEEEEEEEIIIIOOOOOOOOOOOOOOOOOOOOOOOOUUUUUUUUUUUUUUYYYYYYYY......";

    /// <summary>Whether a character is a Latin letter, a ligature or a Roman numeral made of them.</summary>
    public static bool Is(int codePoint) => codePoint switch
    {
        <= 'z' => char.IsAsciiLetter((char)codePoint),
        0xD7 or 0xF7 => false,
        (>= FirstOfLatin1 and <= 0x24F) or (>= FirstOfAdditional and <= 0x1EFF) => true,
        (>= 'Ⅰ' and <= 'ⅿ') or (>= 'ﬀ' and <= 'ﬆ') => true,
        _ => false,
    };

    /// <summary>Whether a character is a diacritic or a raised sign (ʼ ʻ ʿ) that stands by itself.</summary>
    public static bool IsDiacritic(int codePoint) => codePoint is >= 0x2B0 and <= 0x36F;

    /// <summary>Whether a character is an apostrophe, or a sign that is typed for one.</summary>
    public static bool IsApostrophe(int codePoint) => codePoint is '\'' or '’' or '‘' or '‛' or '`' or '´' or '′' or '‵';

    /// <summary>The capitals that one letter stands for where they are several; empty for any other character.</summary>
    public static ReadOnlySpan<char> Several(int codePoint) => codePoint switch
    {
        'Æ' or 'æ' => "AE",
        'Œ' or 'œ' => "OE",
        'Þ' or 'þ' => "TH",
        'ß' or 'ẞ' => "SS",
        'Ĳ' or 'ĳ' => "IJ",
        'Ǆ' or 'ǅ' or 'ǆ' or 'Ǳ' or 'ǲ' or 'ǳ' => "DZ",
        'Ǉ' or 'ǈ' or 'ǉ' => "LJ",
        'Ǌ' or 'ǋ' or 'ǌ' => "NJ",
        'ﬀ' => "FF",
        'ﬁ' => "FI",
        'ﬂ' => "FL",
        'ﬃ' => "FFI",
        'ﬄ' => "FFL",
        'ﬅ' or 'ﬆ' => "ST",
        _ => RomanNumeralSign.LettersOf(codePoint),
    };

    /// <summary>The capital of a letter without diacritics; any other character is given back as it is.</summary>
    public static int Base(int codePoint) => codePoint switch
    {
        >= 'a' and <= 'z' => codePoint - 'a' + 'A',
        >= FirstOfLatin1 and < FirstOfLatin1 + 400 when BasesOfLatin1[codePoint - FirstOfLatin1] != '.' => BasesOfLatin1[codePoint - FirstOfLatin1],
        >= FirstOfAdditional and < FirstOfAdditional + 256 when BasesOfAdditional[codePoint - FirstOfAdditional] != '.' =>
            BasesOfAdditional[codePoint - FirstOfAdditional],
        _ => codePoint,
    };
}
