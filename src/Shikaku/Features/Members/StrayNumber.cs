using System.Text;
using Shikaku.Core.Identifiers;

namespace Shikaku.Features.Members;

/// <summary>
/// Finds an individual number that slipped into another column (S141): twelve digits of any width in one run, or in groups of four with a hyphen or a space between.
/// Digits in other groups, as addresses have them, are none. Allocates nothing.
/// </summary>
internal static class StrayNumber
{
    private const int Group = 4;
    private const int LeastDigit = '0', MostDigit = '9', WideDigit = 0xFF10 - '0';

    /// <summary>Whether a text holds a number of anybody: twelve digits with the right check digit.</summary>
    /// <param name="text">UTF-8.</param>
    public static bool IsAnyIn(ReadOnlySpan<byte> text) => Find(text, default);

    /// <summary>Whether a text holds this number.</summary>
    /// <param name="text">UTF-8.</param>
    /// <param name="number">The number; none is in no text.</param>
    public static bool IsIn(ReadOnlySpan<byte> text, IndividualNumber number) => !number.IsNone && Find(text, number);

    /// <param name="text">The text.</param>
    /// <param name="wanted">The number; none for any.</param>
    private static bool Find(ReadOnlySpan<byte> text, IndividualNumber wanted)
    {
        if (text.Length < IndividualNumber.Length)
        {
            return false;
        }

        Span<byte> last = stackalloc byte[IndividualNumber.Length];
        var (digits, isAfterGap) = (0, false);
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf8(text, out var rune, out var consumed);
            text = text[consumed..];
            var digit = rune.Value > char.MaxValue || rune.Value < WideDigit ? rune.Value : rune.Value - WideDigit;
            if (digit is >= LeastDigit and <= MostDigit)
            {
                last[1..].CopyTo(last);
                last[^1] = (byte)digit;
                isAfterGap = false;
                if (++digits >= IndividualNumber.Length && IndividualNumber.TryParse(last, out var found, out _) && (wanted.IsNone || found == wanted))
                {
                    return true;
                }
            }
            else if (!isAfterGap && digits > 0 && digits % Group == 0 && (Rune.IsWhiteSpace(rune) || IdentifierText.IsHyphen(rune.Value)))
            {
                isAfterGap = true;
            }
            else
            {
                (digits, isAfterGap) = (0, false);
            }
        }

        return false;
    }
}
