using System.Globalization;

namespace Shikaku.Core.Identifiers;

/// <summary>全国地方公共団体コード of a prefecture or municipality: five digits and a check digit M11L (ID-37).</summary>
public readonly record struct MunicipalityCode
{
    private readonly int _value;

    private MunicipalityCode(int value) => _value = value;

    /// <summary>都道府県番号 (ID-38).</summary>
    public int PrefectureNumber => _value / 10_000;

    /// <summary>Reads a code of six digits, or of five, which is then completed.</summary>
    /// <param name="text">The text as submitted, in UTF-8.</param>
    /// <param name="code">The code.</param>
    /// <returns>False if the form, the check digit or the prefecture is wrong.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out MunicipalityCode code)
    {
        code = default;
        Span<byte> buffer = stackalloc byte[IdentifierText.MaxLength];
        var length = IdentifierText.FoldDigits(text, buffer);
        if (length is not (5 or 6))
        {
            return false;
        }

        var checkDigit = CheckDigits.Modulus11LocalGovernment(buffer[..5]);
        if (length == 6 && buffer[5] - '0' != checkDigit)
        {
            return false;
        }

        var parsed = new MunicipalityCode((int)(IdentifierText.ToNumber(buffer[..5]) * 10) + checkDigit);
        code = Prefecture.IsReal(parsed.PrefectureNumber) ? parsed : default;
        return Prefecture.IsReal(parsed.PrefectureNumber);
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, out MunicipalityCode)"/>
    public static bool TryParse(ReadOnlySpan<char> text, out MunicipalityCode code)
    {
        Span<byte> buffer = stackalloc byte[IdentifierText.MaxLength * 3];
        return TryParse(IdentifierText.Encode(text, buffer), out code);
    }

    /// <summary>The six digits.</summary>
    public override string ToString() => _value.ToString("D6", CultureInfo.InvariantCulture);
}
