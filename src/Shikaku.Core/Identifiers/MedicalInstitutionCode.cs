using System.Globalization;

namespace Shikaku.Core.Identifiers;

/// <summary>医療機関コード: 都道府県番号 2, 点数表 1, 郡市区 2, number 4, check digit M10 (ID-36).</summary>
public readonly record struct MedicalInstitutionCode
{
    private readonly long _value;

    private MedicalInstitutionCode(long value) => _value = value;

    /// <summary>都道府県番号 (ID-38).</summary>
    public int PrefectureNumber => (int)(_value / 100_000_000);

    /// <summary>点数表: which fee table the institution bills by.</summary>
    public FeeTable FeeTable => (FeeTable)(_value / 10_000_000 % 10);

    /// <summary>Reads a code of ten digits.</summary>
    /// <param name="text">The text as submitted, in UTF-8.</param>
    /// <param name="allowMadeUpBodies">Whether prefecture numbers 51 to 99 are accepted (ID-38).</param>
    /// <param name="code">The code.</param>
    /// <returns>False if the form, the check digit, the prefecture or the 点数表 is wrong.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, bool allowMadeUpBodies, out MedicalInstitutionCode code)
    {
        code = default;
        Span<byte> buffer = stackalloc byte[IdentifierText.MaxLength];
        if (IdentifierText.FoldDigits(text, buffer) != 10 || CheckDigits.Modulus10(buffer[..9]) != buffer[9] - '0')
        {
            return false;
        }

        var parsed = new MedicalInstitutionCode(IdentifierText.ToNumber(buffer[..10]));
        if (parsed.FeeTable is not (FeeTable.Medical or FeeTable.Dental or FeeTable.Pharmacy or FeeTable.HomeNursing)
            || !(Prefecture.IsReal(parsed.PrefectureNumber) || (allowMadeUpBodies && Prefecture.IsMadeUp(parsed.PrefectureNumber))))
        {
            return false;
        }

        code = parsed;
        return true;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, bool, out MedicalInstitutionCode)"/>
    public static bool TryParse(ReadOnlySpan<char> text, bool allowMadeUpBodies, out MedicalInstitutionCode code)
    {
        Span<byte> buffer = stackalloc byte[IdentifierText.MaxLength * 3];
        return TryParse(IdentifierText.Encode(text, buffer), allowMadeUpBodies, out code);
    }

    /// <summary>The seven digits that claims show: the fourth to the tenth.</summary>
    public string ToClaimCode() => (_value % 10_000_000).ToString("D7", CultureInfo.InvariantCulture);

    /// <summary>The ten digits.</summary>
    public override string ToString() => _value.ToString("D10", CultureInfo.InvariantCulture);
}
