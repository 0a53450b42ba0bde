using System.Runtime.CompilerServices;
using Shikaku.Core.Text;

namespace Shikaku.Core.Addresses;

/// <summary>Cuts a folded address into units: numbers are read, spaces, signs between words and 大字 leave (MAT-11, MAT-73, MAT-74).</summary>
internal sealed class AddressUnitReader
{
    /// <summary>So many units after the last one are <see cref="AddressUnitKind.End"/>, so that looking ahead needs no check.</summary>
    public const int Lookahead = 6;

    /// <summary>Whether the last text held a placeholder (外字).</summary>
    public bool HasPlaceholder { get; private set; }

    /// <summary>How a character is read.</summary>
    public static AddressCharacterForm FormOf(char character) =>
        char.IsAsciiDigit(character) ? AddressCharacterForm.Digit
        : KanjiNumber.IsNumeral(character) ? AddressCharacterForm.Numeral
        : IsSeparatingSign(character) ? AddressCharacterForm.SeparatingSign
        : character == '大' ? AddressCharacterForm.Oaza
        : character is '-' or 'ー' or '通' or 'カ' or '々' or 'ヴ' || char.IsSurrogate(character) || Placeholder.Is(character)
            || AddressSigns.CircledNumber(character) > 0 || !RomanNumeralSign.LettersOf(character).IsEmpty ? AddressCharacterForm.Other
        : AddressCharacterForm.Plain;

    /// <summary>How many units of a text stand fast whatever follows its beginning: a unit depends on the character after it and, with two exceptions, on nothing behind that.</summary>
    /// <param name="units">The units of the text, without the look-ahead.</param>
    /// <param name="end">Where the beginning ends.</param>
    public static int CountBefore(ReadOnlySpan<AddressUnit> units, int end)
    {
        // Mostly a character is a unit, or several are one.
        var count = Math.Min(units.Length, end);
        while (count < units.Length && units[count].End < end)
        {
            count++;
        }

        while (count > 0 && (units[count - 1].End >= end || DependsOnMore(units[count - 1])))
        {
            count--;
        }

        return count;
    }

    /// <summary>Reads the units of a text.</summary>
    /// <param name="text">The text after F1.</param>
    /// <param name="units">Receives the units; longer than four times the text by <see cref="Lookahead"/>.</param>
    /// <param name="count">So many units at the beginning have been read already; none of them is a placeholder.</param>
    /// <returns>The number of units, those before counted.</returns>
    public int Read(ReadOnlySpan<char> text, Span<AddressUnit> units, int count = 0)
    {
        HasPlaceholder = false;
        var traits = AddressUnitTraits.None;
        var afterListSign = false;
        for (var i = count == 0 ? AddressSigns.LengthBeforeAddress(text) : units[count - 1].End; i < text.Length;)
        {
            var character = text[i];
            var form = AddressCharacters.FormOf(character, out var words);
            if (form == AddressCharacterForm.Plain && (traits == AddressUnitTraits.None || (words & AddressWord.Latin) == AddressWord.None))
            {
                units[count++] = new(AddressUnitKind.Text, character, i, i + 1, words, traits);
                i++;
                traits = AddressUnitTraits.None;
                afterListSign = false;
                continue;
            }

            if (form == AddressCharacterForm.Digit && traits == AddressUnitTraits.None && TryReadDigits(text, i, out var value, out var end))
            {
                units[count++] = new(AddressUnitKind.Number, AddressUnit.NumberCode | value, i, end);
                i = end;
                continue;
            }

            if (form == AddressCharacterForm.SeparatingSign)
            {
                traits |= AddressUnitTraits.AfterSpace;
                afterListSign |= IsListSign(character);
                i++;
                continue;
            }

            if (form == AddressCharacterForm.Oaza && i + 1 < text.Length && text[i + 1] == '字')
            {
                traits |= AddressUnitTraits.AfterOaza;
                i += 2;
                continue;
            }

            var unit = ReadUnit(text, i, form, units, count);
            var roman = form == AddressCharacterForm.Other ? RomanNumeralSign.LettersOf(character) : [];
            if (!roman.IsEmpty)
            {
                unit = unit.WithLetter(roman[0]);
            }

            if ((traits & AddressUnitTraits.AfterSpace) != AddressUnitTraits.None && count > 0 && RunsOn(units[count - 1]) && RunsOn(unit))
            {
                units[count++] = new(afterListSign ? AddressUnitKind.Hyphen : AddressUnitKind.Gap, ' ', i, i);
            }

            HasPlaceholder |= unit.Kind == AddressUnitKind.Placeholder;
            units[count++] = unit.With(traits);
            for (var letter = 1; letter < roman.Length; letter++)
            {
                units[count++] = unit.WithLetter(roman[letter]);
            }

            traits = AddressUnitTraits.None;
            afterListSign = false;
            i = unit.End;
        }

        units.Slice(count, Lookahead).Fill(new(AddressUnitKind.End, 0, text.Length, text.Length));
        return count;
    }

    // A gap of no width belongs to the unit after it; and a digit stands alone only because the whole run of digits is no number.
    private static bool DependsOnMore(in AddressUnit unit) =>
        unit.Start == unit.End
        || (unit.Kind == AddressUnitKind.Text && unit.Code <= char.MaxValue && (char.IsAsciiDigit((char)unit.Code) || KanjiNumber.IsNumeral((char)unit.Code)));

    private static bool RunsOn(in AddressUnit unit) => unit.Kind == AddressUnitKind.Number || unit.IsLatin;

    private static bool IsKatakana(char character) => character is (>= 'ァ' and <= 'ヺ') or 'ー';

    // The カ between the kanji of a name is ヶ (六カ所村); after a town or before a number it is the letter of a lot (南町カ12, 南町カ部12).
    private static bool IsWithinName(char before, char next) =>
        IsKanji(before) && before != '町' && IsKanji(next) && next is not ('部' or '字' or '之') && !KanjiNumber.IsNumeral(next);

    private static bool IsKanji(char character) => character is (>= '一' and <= '鿿') or (>= '㐀' and <= '䶿') or '々';

    private static bool IsSeparatingSign(char character) => character switch
    {
        ' ' or ',' or '.' or '(' or ')' or '[' or ']' or '/' or ':' or ';' or '~' or '〜' or '\'' or '"' or '#' => true,
        '、' or '。' or '・' or '「' or '」' or '『' or '』' or '【' or '】' or '〔' or '〕' or '《' or '》' => true,
        _ => false,
    };

    // 6-1・2 goes on with the list of numbers; after a space or a bracket it may be over.
    private static bool IsListSign(char character) => character is ',' or '.' or '/' or ':' or '、' or '・' or '~' or '〜';

    // False if the run is too long for a number.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryReadDigits(ReadOnlySpan<char> text, int start, out int value, out int end)
    {
        value = text[start] - '0';
        for (end = start + 1; end < text.Length && char.IsAsciiDigit(text[end]); end++)
        {
            if (end - start == KanjiNumber.MaximumDigits)
            {
                return false;
            }

            value = (value * 10) + (text[end] - '0');
        }

        return true;
    }

    private static bool TryReadNumber(ReadOnlySpan<char> text, int start, AddressCharacterForm form, out AddressUnit unit)
    {
        unit = default;
        var end = start;
        int value;
        var traits = AddressUnitTraits.None;
        if (form == AddressCharacterForm.Digit)
        {
            if (!TryReadDigits(text, start, out value, out end))
            {
                return false;
            }
        }
        else if (form == AddressCharacterForm.Numeral)
        {
            while (end < text.Length && KanjiNumber.IsNumeral(text[end]) && (end == start || KanjiNumber.GoesOn(text[end - 1], text[end])))
            {
                if (++end - start > KanjiNumber.MaximumDigits)
                {
                    return false;
                }
            }

            if (!KanjiNumber.TryRead(text[start..end], out value))
            {
                return false;
            }

            traits = AddressUnitTraits.KanjiNumber;
        }
        else
        {
            value = AddressSigns.CircledNumber(text[start]);
            if (value == 0)
            {
                return false;
            }

            end++;
        }

        unit = new(AddressUnitKind.Number, AddressUnit.NumberCode | value, start, end, AddressWord.None, traits);
        return true;
    }

    private static AddressUnit ReadUnit(ReadOnlySpan<char> text, int start, AddressCharacterForm form, ReadOnlySpan<AddressUnit> units, int count)
    {
        AddressUnit unit;
        if (form == AddressCharacterForm.Digit && TryReadNumber(text, start, form, out unit))
        {
            return unit;
        }

        var character = text[start];
        var next = start + 1 < text.Length ? text[start + 1] : default;
        var before = count > 0 ? units[count - 1] : default;
        if ((character == 'ー' && start > 0 && !IsKatakana(text[start - 1]))
            || (character == '一' && before.Kind == AddressUnitKind.Number && before.End == start && !before.IsKanjiNumber && char.IsAsciiDigit(next)))
        {
            character = '-';
        }
        else if (character == '-' && start > 0 && IsKatakana(text[start - 1]) && IsKatakana(next))
        {
            character = 'ー';
        }

        if (character == '-')
        {
            return new(AddressUnitKind.Hyphen, character, start, start + 1);
        }

        if (TryReadNumber(text, start, form, out unit))
        {
            return unit;
        }

        var (code, length) = ((int)character, 1);
        if (character == 'ヴ')
        {
            code = AddressSigns.OfVu(next, out length);
        }
        else if (character == '通' && next == 'リ')
        {
            length++;
        }
        else if (character == 'カ' && start > 0 && IsWithinName(text[start - 1], next))
        {
            code = 'ヵ';
        }
        else if (character == '々' && before.Kind == AddressUnitKind.Text && before.End == start)
        {
            code = before.Code;
        }
        else if (char.IsHighSurrogate(character) && char.IsLowSurrogate(next))
        {
            code = char.ConvertToUtf32(character, next);
            length++;
        }

        return new(Placeholder.Is(code) ? AddressUnitKind.Placeholder : AddressUnitKind.Text, code, start, start + length, AddressCharacters.WordsOf(code));
    }
}
