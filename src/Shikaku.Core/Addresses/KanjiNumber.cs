namespace Shikaku.Core.Addresses;

/// <summary>漢数字: numbers in kanji numerals, by place (二三), by unit (二十三) or in the forms of deeds (壱弐参) (MAT-74).</summary>
internal static class KanjiNumber
{
    /// <summary>Longest run of digits, or of kanji numerals with or without units, that is a number; a longer one is text.</summary>
    public const int MaximumDigits = 9;

    private const int NotANumeral = -1;
    private const int Ten = 10;

    private static readonly char[] Numerals = ByLastByte().Numerals;
    private static readonly int[] Values = ByLastByte().Values;

    /// <summary>Whether a character is a kanji numeral.</summary>
    public static bool IsNumeral(char character) => ValueOf(character) != NotANumeral;

    /// <summary>
    /// Whether a number goes on from one numeral to the next: no one writes 壱 and 三 in one number, so in 上壱三丁目 the town 上壱 ends between them.
    /// </summary>
    public static bool GoesOn(char numeral, char next) => !(IsDeedsDigit(numeral) ? IsPlainDigit(next) : IsPlainDigit(numeral) && IsDeedsDigit(next));

    /// <summary>Reads a run of kanji numerals.</summary>
    /// <returns>False if the run is no number, such as 三十十.</returns>
    public static bool TryRead(ReadOnlySpan<char> run, out int value)
    {
        value = 0;
        var smallestUnit = int.MaxValue;
        var pending = 0;
        var pendingDigits = 0;
        foreach (var character in run)
        {
            var numeral = ValueOf(character);
            if (numeral < Ten)
            {
                if (++pendingDigits > MaximumDigits)
                {
                    return false;
                }

                pending = (pending * 10) + numeral;
                continue;
            }

            if (IsTens(numeral))
            {
                if (pendingDigits > 0 || smallestUnit <= Ten)
                {
                    return false;
                }

                value += numeral;
                smallestUnit = Ten;
                continue;
            }

            if (numeral >= smallestUnit || pendingDigits > 1 || (pendingDigits == 1 && pending == 0))
            {
                return false;
            }

            value += (pendingDigits == 0 ? 1 : pending) * numeral;
            smallestUnit = numeral;
            pending = 0;
            pendingDigits = 0;
        }

        if (smallestUnit != int.MaxValue && pendingDigits > 1)
        {
            return false;
        }

        value += pending;
        return true;
    }

    // 廿 and 卅 are tens in one sign.
    private static bool IsTens(int numeral) => numeral is 2 * Ten or 3 * Ten;

    private static bool IsDeedsDigit(char character) => character is '壱' or '壹' or '弐' or '貳' or '参' or '參';

    private static bool IsPlainDigit(char character) => ValueOf(character) is >= 0 and < Ten && !IsDeedsDigit(character);

    // The value by table, since no one can foresee which numeral will come: no two of them share their last byte.
    private static int ValueOf(char character) => Numerals[character & byte.MaxValue] == character ? Values[character & byte.MaxValue] : NotANumeral;

    private static (char[] Numerals, int[] Values) ByLastByte()
    {
        (string Numerals, int Value)[] all =
        [
            ("〇", 0), ("一壱壹", 1), ("二弐貳", 2), ("三参參", 3), ("四", 4), ("五", 5), ("六", 6), ("七", 7), ("八", 8), ("九", 9),
            ("十拾", Ten), ("廿", 2 * Ten), ("卅", 3 * Ten), ("百", 100), ("千", 1000),
        ];
        var (numerals, values) = (new char[byte.MaxValue + 1], new int[byte.MaxValue + 1]);
        foreach (var (characters, value) in all)
        {
            foreach (var character in characters)
            {
                numerals[character & byte.MaxValue] = character;
                values[character & byte.MaxValue] = value;
            }
        }

        return (numerals, values);
    }
}
