using System.Globalization;
using Shikaku.Core.Identifiers;

namespace Shikaku.Features.Vault;

/// <summary>Finds what looks like an individual number in a text that is kept outside the vault.</summary>
internal static class NumberInText
{
    private const string KanjiDigits = "〇一二三四五六七八九";

    private const int GroupLength = 4;

    /// <summary>
    /// Whether twelve digits in a row are an individual number: in any width or script, with spaces or hyphens between them; or in three groups of four, whatever signs
    /// stand between these. Days and amounts with signs in them are not taken for one.
    /// </summary>
    public static bool IsIn(string text)
    {
        Span<char> last = stackalloc char[IndividualNumber.Length];
        var (row, group, groups) = (0, 0, 0);
        foreach (var character in text)
        {
            if (DigitOf(character) is { } digit)
            {
                last[1..].CopyTo(last);
                last[^1] = digit;
                (row, group) = (row + 1, group + 1);
                if (row >= IndividualNumber.Length && IndividualNumber.TryParse(last, out _, out _))
                {
                    return true;
                }

                continue;
            }

            if (char.GetUnicodeCategory(character) == UnicodeCategory.Format)
            {
                continue;
            }

            if (!char.IsWhiteSpace(character) && !IdentifierText.IsHyphen(character))
            {
                row = 0;
            }

            groups = group == GroupLength ? groups + 1 : group == 0 ? groups : 0;
            if (groups >= IndividualNumber.Length / GroupLength && group > 0 && IndividualNumber.TryParse(last, out _, out _))
            {
                return true;
            }

            groups = char.IsLetter(character) ? 0 : groups;
            group = 0;
        }

        return group == GroupLength && groups + 1 >= IndividualNumber.Length / GroupLength && IndividualNumber.TryParse(last, out _, out _);
    }

    private static char? DigitOf(char character)
    {
        if (KanjiDigits.IndexOf(character, StringComparison.Ordinal) is >= 0 and var place)
        {
            return (char)('0' + place);
        }

        // ① and ⓪ are no digits to Unicode, but have the value of one; so do ½ and 十, of which one is none and the other two.
        return char.IsLetter(character) || char.GetNumericValue(character) is not (>= 0 and < 10 and var value) || value != Math.Floor(value) ? null : (char)('0' + (int)value);
    }
}
