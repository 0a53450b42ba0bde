using System.Text;
using Shikaku.Core.Identifiers;

namespace Shikaku.Core.Records;

/// <summary>
/// Finds a telephone number in an address (CHK-04): ten or eleven digits that begin with 0 and not with 00, in one run or in up to three groups
/// parted by hyphens or brackets. House numbers do not begin with 0, and a postal code has seven digits.
/// </summary>
internal static class TelephoneNumber
{
    /// <summary>Fewest digits of a number.</summary>
    public const int FewestDigits = 10;

    private const int MostDigits = 11;

    /// <summary>Whether a text holds a telephone number.</summary>
    public static bool IsIn(ReadOnlySpan<byte> text)
    {
        var wasDigit = false;
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf8(text, out var rune, out var consumed);
            var digit = DigitOf(rune);
            if (digit == 0 && !wasDigit && StartsHere(text))
            {
                return true;
            }

            wasDigit = digit >= 0;
            text = text[consumed..];
        }

        return false;
    }

    private static bool StartsHere(ReadOnlySpan<byte> text)
    {
        var digits = 0;
        var separators = 0;
        var wasSeparator = false;
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf8(text, out var rune, out var consumed);
            var digit = DigitOf(rune);
            if (digit >= 0)
            {
                if (digits == 1 && digit == 0)
                {
                    return false;
                }

                digits++;
                wasSeparator = false;
            }
            else if (digits >= FewestDigits || wasSeparator || separators == 2 || !IsSeparator(rune))
            {
                break;
            }
            else
            {
                separators++;
                wasSeparator = true;
            }

            text = text[consumed..];
        }

        return digits is >= FewestDigits and <= MostDigits;
    }

    private static int DigitOf(Rune rune) => rune.Value switch
    {
        >= '0' and <= '9' => rune.Value - '0',
        >= '０' and <= '９' => rune.Value - '０',
        _ => -1,
    };

    private static bool IsSeparator(Rune rune) => IdentifierText.IsHyphen(rune.Value) || rune.Value is '(' or ')' or '（' or '）';
}
