using Shikaku.Core.Identifiers;
using Shikaku.Core.Text;

namespace Shikaku.Core.Records;

/// <summary>
/// The traits of every character, so that one pass over the bytes of a text tells which checks need a closer look.
/// One byte for each character of the basic plane: 64 KiB, of which ordinary texts touch a small part.
/// </summary>
internal sealed class CharacterTable
{
    private readonly CharacterTraits[] _traits = new CharacterTraits[0x10000];

    /// <summary>Makes the table.</summary>
    /// <param name="words">The improper words, whose first characters are marked.</param>
    public CharacterTable(ImproperWords words)
    {
        for (var character = 0; character < _traits.Length; character++)
        {
            _traits[character] = TraitsOf(character);
        }

        Mark(words.FirstCharactersOf(ImproperWords.Field.Name), CharacterTraits.NameWord);
        Mark(words.FirstCharactersOf(ImproperWords.Field.Address), CharacterTraits.AddressWord);
        Mark("市区郡町村", CharacterTraits.MunicipalSuffix);
    }

    /// <summary>The traits of a text in UTF-8. Broken UTF-8 gives some answer, never an exception.</summary>
    public TextTraits Of(ReadOnlySpan<byte> text)
    {
        var any = CharacterTraits.None;
        var every = (CharacterTraits)0xFF;
        var first = CharacterTraits.None;
        var last = CharacterTraits.None;
        var doubled = CharacterTraits.None;
        var digits = 0;
        var table = _traits;
        for (var i = 0; i < text.Length;)
        {
            var isFirst = i == 0;
            int lead = text[i];
            CharacterTraits traits;
            if (lead < 0x80)
            {
                traits = table[lead];
                i++;
            }
            else if (lead >= 0xE0 && lead < 0xF0 && i + 2 < text.Length)
            {
                traits = table[((lead & 0x0F) << 12) | ((text[i + 1] & 0x3F) << 6) | (text[i + 2] & 0x3F)];
                i += 3;
            }
            else
            {
                (traits, var width) = OfRare(text[i..]);
                i += width;
            }

            first = isFirst ? traits : first;
            any |= traits;
            every &= traits;
            doubled |= traits & last;
            last = traits;
            digits += (int)(traits & CharacterTraits.Digit) >> 6;
        }

        return new TextTraits(any, every, first, last, doubled, digits);
    }

    private (CharacterTraits Traits, int Width) OfRare(ReadOnlySpan<byte> text) => text[0] switch
    {
        < 0xE0 and >= 0xC0 when text.Length > 1 => (_traits[((text[0] & 0x1F) << 6) | (text[1] & 0x3F)], 2),
        >= 0xF0 when text.Length > 3 => (Placeholder.IsIn(text[..4]) ? CharacterTraits.Placeholder : CharacterTraits.None, 4),
        _ => (CharacterTraits.None, 1),
    };

    private static CharacterTraits TraitsOf(int character)
    {
        var traits = Placeholder.Is(character) ? CharacterTraits.Placeholder : CharacterTraits.None;
        if (character is ' ' or '\t' or 0x00A0 or 0x3000)
        {
            traits |= CharacterTraits.Space | CharacterTraits.KanaName;
        }

        if (IsKana(character) || IsLatin(character) || IdentifierText.IsHyphen(character))
        {
            traits |= CharacterTraits.KanaName;
        }

        if (character is (>= '0' and <= '9') or (>= '０' and <= '９'))
        {
            traits |= CharacterTraits.Digit;
        }

        return traits;
    }

    private static bool IsKana(int character) =>
        character is (>= 0x3041 and <= 0x3096) or (>= 0x3099 and <= 0x309E) or (>= 0x30A1 and <= 0x30FA) or (>= 0x30FC and <= 0x30FE)
            or (>= 0xFF66 and <= 0xFF9F);

    private static bool IsLatin(int character) =>
        character is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= 'Ａ' and <= 'Ｚ') or (>= 'ａ' and <= 'ｚ')
            or (>= 0x00C0 and <= 0x024F and not 0x00D7 and not 0x00F7) or (>= 0x1E00 and <= 0x1EFF);

    private void Mark(string characters, CharacterTraits trait)
    {
        foreach (var character in characters)
        {
            _traits[character] |= trait;
        }
    }
}
