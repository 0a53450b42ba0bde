using Shikaku.Core.Text;

namespace Shikaku.Core.Addresses;

/// <summary>Cuts a folded address into units: numbers are read, spaces, signs between words and 大字 leave (MAT-11, MAT-73, MAT-74).</summary>
internal sealed class AddressUnitReader(PlaceKeys keys)
{
    /// <summary>So many units after the last one are <see cref="AddressUnitKind.End"/>, so that looking ahead needs no check.</summary>
    public const int Lookahead = 6;

    /// <summary>Whether the last text held a placeholder (外字).</summary>
    public bool HasPlaceholder { get; private set; }

    /// <summary>Reads the units of a text.</summary>
    /// <param name="text">The text after F1.</param>
    /// <param name="units">Receives the units; longer than twice the text by <see cref="Lookahead"/>.</param>
    /// <returns>The number of units.</returns>
    public int Read(ReadOnlySpan<char> text, Span<AddressUnit> units)
    {
        var count = 0;
        HasPlaceholder = false;
        var afterSpace = false;
        var afterListSign = false;
        var afterOaza = false;
        for (var i = 0; i < text.Length;)
        {
            if (IsSeparatingSign(text[i]))
            {
                afterSpace = true;
                afterListSign |= IsListSign(text[i]);
                i++;
                continue;
            }

            if (text[i] == '大' && i + 1 < text.Length && text[i + 1] == '字')
            {
                afterOaza = true;
                i += 2;
                continue;
            }

            var before = count > 0 ? units[count - 1] : default;
            var unit = ReadUnit(text, i, before);
            if (afterSpace && count > 0 && RunsOn(before) && RunsOn(unit))
            {
                var kind = afterListSign ? AddressUnitKind.Hyphen : AddressUnitKind.Gap;
                units[count++] = new() { Kind = kind, Key = ' ', Point = ' ', Start = unit.Start, End = unit.Start };
            }

            HasPlaceholder |= unit.Kind == AddressUnitKind.Placeholder;
            unit.AfterSpace = afterSpace;
            unit.AfterOaza = afterOaza;
            units[count++] = unit;
            afterSpace = afterListSign = afterOaza = false;
            i = unit.End;
        }

        units.Slice(count, Lookahead).Fill(new() { Kind = AddressUnitKind.End, Start = (ushort)text.Length, End = (ushort)text.Length });
        return count;
    }

    private static bool RunsOn(in AddressUnit unit) => unit.Kind == AddressUnitKind.Number || unit.IsLatin;

    private static bool IsKatakana(char character) => character is (>= 'ァ' and <= 'ヺ') or 'ー';

    private static bool IsSeparatingSign(char character) => character switch
    {
        ' ' or ',' or '.' or '(' or ')' or '[' or ']' or '/' or ':' or ';' or '~' or '〜' or '\'' or '"' => true,
        '、' or '。' or '・' or '「' or '」' or '『' or '』' or '【' or '】' or '〔' or '〕' or '《' or '》' => true,
        _ => false,
    };

    // 6-1・2 goes on with the list of numbers; after a space or a bracket it may be over.
    private static bool IsListSign(char character) => character is ',' or '.' or '/' or '、' or '・' or '~' or '〜';

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
        else
        {
            while (end < text.Length && KanjiNumber.IsNumeral(text[end]))
            {
                end++;
            }

            if (end == start || !KanjiNumber.TryRead(text[start..end], out unit.Point))
            {
                return false;
            }

            unit.IsKanjiNumber = true;
        }

        unit.Kind = AddressUnitKind.Number;
        unit.Key = AddressUnit.NumberKey | unit.Point;
        unit.End = (ushort)end;
        return true;
    }

    private AddressUnit ReadUnit(ReadOnlySpan<char> text, int start, in AddressUnit before)
    {
        var character = text[start];
        var unit = new AddressUnit { Start = (ushort)start, End = (ushort)(start + 1) };
        var afterNumber = before.Kind == AddressUnitKind.Number && before.End == start;
        var next = start + 1 < text.Length ? text[start + 1] : default;
        if ((character == 'ー' && afterNumber)
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
            unit.Point = unit.Key = character;
        }
        else if (!TryReadNumber(text, start, ref unit))
        {
            unit.Point = character;
            if (char.IsHighSurrogate(character) && char.IsLowSurrogate(next))
            {
                unit.Point = char.ConvertToUtf32(character, next);
                unit.End++;
            }

            unit.Kind = Placeholder.Is(unit.Point) ? AddressUnitKind.Placeholder : AddressUnitKind.Text;
            unit.Key = keys.KeyOf(unit.Point);
        }

        return unit;
    }
}
