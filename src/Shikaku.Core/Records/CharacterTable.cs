using System.Text;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Text;

namespace Shikaku.Core.Records;

/// <summary>
/// The traits of every character, so that one pass over the bytes of a name tells which checks need a closer look.
/// One byte for each character of the basic plane: 64 KiB, of which ordinary texts touch a small part.
/// </summary>
internal sealed class CharacterTable
{
    private readonly CharacterTraits[] _traits = new CharacterTraits[0x10000];

    /// <summary>Makes the table.</summary>
    /// <param name="words">The improper words; the first characters of those of names are marked.</param>
    public CharacterTable(ImproperWords words)
    {
        for (var character = 0; character < _traits.Length; character++)
        {
            _traits[character] = TraitsOf(character);
        }

        foreach (var word in words.TextsOf(ImproperWords.Field.Name))
        {
            _traits[Encoding.UTF8.GetString(word)[0]] |= CharacterTraits.ImproperWord;
        }
    }

    /// <summary>The traits of a text in UTF-8. Broken UTF-8 gives some answer, never an exception.</summary>
    public TextTraits Of(ReadOnlySpan<byte> text)
    {
        var first = -1;
        var any = 0;
        var every = 0xFF;
        var last = 0;
        var doubled = 0;
        var table = _traits;
        var i = 0;
        unchecked
        {
            while (i < text.Length)
            {
                int lead = text[i];
                int traits;
                if (lead < 0x80)
                {
                    traits = (int)table[lead];
                    i++;
                }
                else if ((lead & 0xF0) == 0xE0 && i + 2 < text.Length)
                {
                    // The index stays below 0x10000 whatever the bytes are.
                    traits = (int)table[((lead & 0x0F) << 12) | ((text[i + 1] & 0x3F) << 6) | (text[i + 2] & 0x3F)];
                    i += 3;
                }
                else
                {
                    traits = (int)OfRare(text[i..], out var width);
                    i += width;
                }

                first = first < 0 ? traits : first;
                any |= traits;
                every &= traits;
                doubled |= traits & last;
                last = traits;
            }
        }

        return new TextTraits(
            (CharacterTraits)any, (CharacterTraits)every, (CharacterTraits)Math.Max(first, 0), (CharacterTraits)last, (CharacterTraits)doubled);
    }

    /// <summary>The traits of a character of two or four bytes, or of a stray byte.</summary>
    private CharacterTraits OfRare(ReadOnlySpan<byte> text, out int width)
    {
        switch (text[0])
        {
            case >= 0xC0 and < 0xE0 when text.Length > 1:
                width = 2;
                return _traits[((text[0] & 0x1F) << 6) | (text[1] & 0x3F)];
            case >= 0xF0 when text.Length > 3:
                width = 4;
                // So few names hold such a character that looking for words in each of them costs nothing.
                return CharacterTraits.ImproperWord
                    | (Placeholder.IsIn(text[..4]) ? CharacterTraits.Placeholder : CharacterTraits.None)
                    | (BlankText.Is(text[..4]) ? CharacterTraits.SaysNothing : CharacterTraits.None);
            default:
                width = 1;
                return CharacterTraits.None;
        }
    }

    private static CharacterTraits TraitsOf(int character)
    {
        var traits = Placeholder.Is(character) ? CharacterTraits.Placeholder : CharacterTraits.None;
        if (!BlankText.SaysSomething(character))
        {
            traits |= CharacterTraits.SaysNothing;
        }

        if (character is ' ' or '\t' or 0x00A0 or 0x3000)
        {
            traits |= CharacterTraits.Space | CharacterTraits.KanaName;
        }

        if (IsKana(character) || IsLatin(character) || IdentifierText.IsHyphen(character))
        {
            traits |= CharacterTraits.KanaName;
        }

        return traits;
    }

    private static bool IsKana(int character) =>
        character is (>= 0x3041 and <= 0x3096) or (>= 0x3099 and <= 0x309E) or (>= 0x30A1 and <= 0x30FA) or (>= 0x30FC and <= 0x30FE)
            or (>= 0xFF66 and <= 0xFF9F);

    private static bool IsLatin(int character) =>
        character is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= 'Ａ' and <= 'Ｚ') or (>= 'ａ' and <= 'ｚ')
            or (>= 0x00C0 and <= 0x024F and not 0x00D7 and not 0x00F7) or (>= 0x1E00 and <= 0x1EFF);
}
