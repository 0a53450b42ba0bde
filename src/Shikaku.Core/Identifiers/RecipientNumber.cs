using System.Globalization;
using Shikaku.Core.Records;

namespace Shikaku.Core.Identifiers;

/// <summary>公費負担医療の受給者番号 of 医療扶助: six digits and a check digit M10; leading zeros are part of it (ID-35).</summary>
public readonly record struct RecipientNumber
{
    private readonly int _value;

    private RecipientNumber(int value) => _value = value;

    /// <summary>Reads a number of seven digits.</summary>
    /// <param name="text">The text as submitted, in UTF-8.</param>
    /// <param name="number">The number.</param>
    /// <param name="code">S125; meaningless on success.</param>
    /// <returns>Whether the text is such a number.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out RecipientNumber number, out FindingCode code)
    {
        number = default;
        code = FindingCode.S125;
        Span<byte> buffer = stackalloc byte[IdentifierText.MaxLength];
        if (IdentifierText.FoldDigits(text, buffer) != 7)
        {
            return false;
        }

        var digits = buffer[..7];
        if (CheckDigits.Modulus10(digits[..6]) != digits[6] - '0' || !digits.ContainsAnyExcept(digits[0]))
        {
            return false;
        }

        number = new RecipientNumber((int)IdentifierText.ToNumber(digits));
        return true;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, out RecipientNumber, out FindingCode)"/>
    public static bool TryParse(ReadOnlySpan<char> text, out RecipientNumber number, out FindingCode code)
    {
        Span<byte> buffer = stackalloc byte[IdentifierText.MaxLength * 3];
        return TryParse(IdentifierText.Encode(text, buffer), out number, out code);
    }

    /// <summary>The seven digits.</summary>
    public override string ToString() => _value.ToString("D7", CultureInfo.InvariantCulture);
}
