using Shikaku.Core.Identifiers;

namespace Shikaku.Features.Vault;

/// <summary>Finds what looks like an individual number in a text that is kept outside the vault.</summary>
internal static class NumberInText
{
    /// <summary>Whether twelve digits in a row, in any width and with spaces or hyphens between them, are an individual number.</summary>
    public static bool IsIn(string text)
    {
        Span<char> last = stackalloc char[IndividualNumber.Length];
        var digits = 0;
        foreach (var character in text)
        {
            if (char.IsDigit(character))
            {
                last[1..].CopyTo(last);
                last[^1] = (char)('0' + (int)char.GetNumericValue(character));
                if (++digits >= IndividualNumber.Length && IndividualNumber.TryParse(last, out _, out _))
                {
                    return true;
                }
            }
            else if (!char.IsWhiteSpace(character) && !IdentifierText.IsHyphen(character))
            {
                digits = 0;
            }
        }

        return false;
    }
}
