using Shikaku.Core.Text;

namespace Shikaku.Core.Addresses;

/// <summary>Cuts a folded address into units: numbers are read, spaces, signs between words and 大字 leave (MAT-11, MAT-73, MAT-74).</summary>
internal sealed class AddressUnitReader
{
    /// <summary>So many units after the last one are <see cref="AddressUnitKind.End"/>, so that looking ahead needs no check.</summary>
    public const int Lookahead = 6;

    private static readonly uint[] PlainCharacters = FindPlainCharacters();

    /// <summary>Whether the last text held a placeholder (外字).</summary>
    public bool HasPlaceholder { get; private set; }

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
        var afterSpace = false;
        var afterListSign = false;
        var afterOaza = false;
        for (var i = count == 0 ? AddressSigns.LengthBeforeAddress(text) : units[count - 1].End; i < text.Length;)
        {
            var character = text[i];
            if (IsPlain(character) && !afterSpace)
            {
                // In runs, as far as they go.
                do
                {
                    units[count++] = new() { Point = character, Start = unchecked((ushort)i), End = unchecked((ushort)(i + 1)), AfterOaza = afterOaza };
                    afterOaza = false;
                }
                while (++i < text.Length && IsPlain(character = text[i]));
                continue;
            }

            var isDigit = char.IsAsciiDigit(character);
            if (!isDigit && IsSeparatingSign(character))
            {
                afterSpace = true;
                afterListSign |= IsListSign(character);
                i++;
                continue;
            }

            if (character == '大' && i + 1 < text.Length && text[i + 1] == '字')
            {
                afterOaza = true;
                i += 2;
                continue;
            }

            var before = count > 0 ? units[count - 1] : default;
            var unit = ReadUnit(text, i, before);
            var roman = isDigit ? [] : RomanNumeralSign.LettersOf(character);
            if (!roman.IsEmpty)
            {
                unit.Point = roman[0];
            }

            if (afterSpace && count > 0 && RunsOn(before) && RunsOn(unit))
            {
                var kind = afterListSign ? AddressUnitKind.Hyphen : AddressUnitKind.Gap;
                units[count++] = new() { Kind = kind, Point = ' ', Start = unit.Start, End = unit.Start };
            }

            HasPlaceholder |= unit.Kind == AddressUnitKind.Placeholder;
            unit.AfterSpace = afterSpace;
            unit.AfterOaza = afterOaza;
            units[count++] = unit;
            for (var letter = 1; letter < roman.Length; letter++)
            {
                units[count++] = unit with { Point = roman[letter], AfterSpace = false, AfterOaza = false };
            }

            afterSpace = afterListSign = afterOaza = false;
            i = unit.End;
        }

        units.Slice(count, Lookahead).Fill(new() { Kind = AddressUnitKind.End, Start = (ushort)text.Length, End = (ushort)text.Length });
        return count;
    }

    private static bool IsPlain(char character) => (PlainCharacters[character >> 5] & (1u << (character & 31))) != 0;

    // A set of bits, since most characters of an address mean nothing but themselves.
    private static uint[] FindPlainCharacters()
    {
        var plain = new uint[(char.MaxValue + 1) / 32];
        for (var character = 0; character <= char.MaxValue; character++)
        {
            var unit = (char)character;
            var isSpecial = IsSeparatingSign(unit) || unit is '大' or '-' or 'ー' or '通' or 'カ' or '々' || char.IsAsciiDigit(unit) || KanjiNumber.IsNumeral(unit)
                || char.IsSurrogate(unit) || Placeholder.Is(unit) || unit == 'ヴ' || AddressSigns.CircledNumber(unit) > 0 || !RomanNumeralSign.LettersOf(unit).IsEmpty;
            plain[unit >> 5] |= isSpecial ? 0 : 1u << (unit & 31);
        }

        return plain;
    }

    // A gap of no width belongs to the unit after it; and a digit stands alone only because the whole run of digits is no number.
    private static bool DependsOnMore(in AddressUnit unit) =>
        unit.Start == unit.End
        || (unit.Kind == AddressUnitKind.Text && unit.Point <= char.MaxValue && (char.IsAsciiDigit((char)unit.Point) || KanjiNumber.IsNumeral((char)unit.Point)));

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

    private static bool TryReadNumber(ReadOnlySpan<char> text, int start, ref AddressUnit unit)
    {
        var end = start;
        if (char.IsAsciiDigit(text[start]))
        {
            var value = 0;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                if (end - start == KanjiNumber.MaximumDigits)
                {
                    return false;
                }

                value = (value * 10) + (text[end] - '0');
                end++;
            }

            unit.Point = value;
        }
        else if (AddressSigns.CircledNumber(text[start]) is var circled and > 0)
        {
            unit.Point = circled;
            end++;
        }
        else
        {
            while (end < text.Length && KanjiNumber.IsNumeral(text[end]) && (end == start || KanjiNumber.GoesOn(text[end - 1], text[end])))
            {
                if (++end - start > KanjiNumber.MaximumDigits)
                {
                    return false;
                }
            }

            if (end == start || !KanjiNumber.TryRead(text[start..end], out unit.Point))
            {
                return false;
            }

            unit.IsKanjiNumber = true;
        }

        unit.Kind = AddressUnitKind.Number;
        unit.End = (ushort)end;
        return true;
    }

    private static AddressUnit ReadUnit(ReadOnlySpan<char> text, int start, in AddressUnit before)
    {
        var character = text[start];
        var unit = new AddressUnit { Start = (ushort)start, End = (ushort)(start + 1) };
        var afterNumber = before.Kind == AddressUnitKind.Number && before.End == start;
        var next = start + 1 < text.Length ? text[start + 1] : default;
        if ((character == 'ー' && start > 0 && !IsKatakana(text[start - 1]))
            || (character == '一' && afterNumber && !before.IsKanjiNumber && char.IsAsciiDigit(next)))
        {
            character = '-';
        }
        else if (character == '-' && start > 0 && IsKatakana(text[start - 1]) && IsKatakana(next))
        {
            character = 'ー';
        }

        if (character == '-')
        {
            unit.Kind = AddressUnitKind.Hyphen;
            unit.Point = character;
        }
        else if (!TryReadNumber(text, start, ref unit))
        {
            unit.Point = character;
            if (character == 'ヴ')
            {
                unit.Point = AddressSigns.OfVu(next, out var length);
                unit.End = (ushort)(start + length);
            }
            else if (character == '通' && next == 'リ')
            {
                unit.End++;
            }
            else if (character == 'カ' && start > 0 && IsWithinName(text[start - 1], next))
            {
                unit.Point = 'ヵ';
            }
            else if (character == '々' && before.Kind == AddressUnitKind.Text && before.End == start)
            {
                unit.Point = before.Point;
            }
            else if (char.IsHighSurrogate(character) && char.IsLowSurrogate(next))
            {
                unit.Point = char.ConvertToUtf32(character, next);
                unit.End++;
            }

            unit.Kind = Placeholder.Is(unit.Point) ? AddressUnitKind.Placeholder : AddressUnitKind.Text;
        }

        return unit;
    }
}
