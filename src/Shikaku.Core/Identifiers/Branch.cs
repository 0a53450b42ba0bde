using System.Globalization;

namespace Shikaku.Core.Identifiers;

/// <summary>枝番: two digits that tell the persons of one 記号・番号 apart (ID-23). Which digits mean whom is the insurer's affair.</summary>
/// <param name="Value">0 to 99.</param>
public readonly record struct Branch(byte Value)
{
    /// <summary>Reads a branch; one digit is padded with 0 on the left, and a blank text is no branch, which a search allows.</summary>
    /// <param name="text">The text as submitted, in UTF-8.</param>
    /// <param name="branch">The branch, or null for a blank text.</param>
    /// <returns>False if the text is neither blank nor one or two digits.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out Branch? branch)
    {
        branch = null;
        if (IdentifierText.IsBlank(text))
        {
            return true;
        }

        Span<byte> buffer = stackalloc byte[IdentifierText.MaxLength];
        var length = IdentifierText.FoldDigits(text, buffer);
        if (length is not (1 or 2))
        {
            return false;
        }

        branch = new Branch((byte)IdentifierText.ToNumber(buffer[..length]));
        return true;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, out Branch?)"/>
    public static bool TryParse(ReadOnlySpan<char> text, out Branch? branch)
    {
        Span<byte> buffer = stackalloc byte[IdentifierText.MaxLength * 3];
        return TryParse(IdentifierText.Encode(text, buffer), out branch);
    }

    /// <summary>The two digits.</summary>
    public override string ToString() => Value.ToString("D2", CultureInfo.InvariantCulture);
}
