namespace Shikaku.Core.Names;

/// <summary>Latin letters without their diacritics, in capitals (MAT-43). The letters are those of the Unicode canonical decompositions, with the stroked ones added.</summary>
internal static class LatinLetters
{
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

    /// <summary>Whether a character is a Latin letter.</summary>
    public static bool Is(int codePoint) => codePoint switch
    {
        <= 'z' => char.IsAsciiLetter((char)codePoint),
        0xD7 or 0xF7 => false,
        (>= FirstOfLatin1 and <= 0x24F) or (>= FirstOfAdditional and <= 0x1EFF) => true,
        _ => false,
    };

    /// <summary>Whether a character is a diacritic that stands by itself.</summary>
    public static bool IsDiacritic(int codePoint) => codePoint is >= 0x300 and <= 0x36F;

    /// <summary>The one or two capitals of a letter without diacritics; any other character is given back as it is.</summary>
    /// <returns>The second of two capitals, or 0.</returns>
    public static int Base(int codePoint, out int first)
    {
        first = codePoint;
        switch (codePoint)
        {
            case >= 'a' and <= 'z':
                first = codePoint - 'a' + 'A';
                return 0;
            case 'Æ' or 'æ':
                first = 'A';
                return 'E';
            case 'Œ' or 'œ':
                first = 'O';
                return 'E';
            case 'Þ' or 'þ':
                first = 'T';
                return 'H';
            case 'ß' or 'ẞ':
                first = 'S';
                return 'S';
            case >= FirstOfLatin1 and < FirstOfLatin1 + 400 when BasesOfLatin1[codePoint - FirstOfLatin1] != '.':
                first = BasesOfLatin1[codePoint - FirstOfLatin1];
                return 0;
            case >= FirstOfAdditional and < FirstOfAdditional + 256 when BasesOfAdditional[codePoint - FirstOfAdditional] != '.':
                first = BasesOfAdditional[codePoint - FirstOfAdditional];
                return 0;
            default:
                return 0;
        }
    }
}
