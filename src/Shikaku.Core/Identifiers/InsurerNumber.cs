using System.Globalization;
using Shikaku.Core.Records;

namespace Shikaku.Core.Identifiers;

/// <summary>
/// 保険者番号, the number of an insurer: eight digits (法別番号 2, 都道府県番号 2, insurer 3, check digit M10), or six for 国民健康保険,
/// where the 法別番号 is missing (ID-30). For a 福祉事務所 it holds its 公費負担者番号 (ID-33). The default value is no number.
/// </summary>
public readonly record struct InsurerNumber
{
    private readonly int _value;

    private InsurerNumber(int value) => _value = value;

    /// <summary>Whether this is no number at all.</summary>
    public bool IsNone => _value == 0;

    /// <summary>法別番号: 1 to 99, or 0 for a number of six digits, which has none. Names are in <see cref="SchemeTable"/>.</summary>
    public int Scheme => _value / 1_000_000;

    /// <summary>都道府県番号 (ID-38).</summary>
    public int PrefectureNumber => _value / 10_000 % 100;

    /// <summary>The three digits that name the insurer within scheme and prefecture.</summary>
    public int InsurerPart => _value / 10 % 1000;

    /// <summary>The number as a whole number of at most eight digits, for use as a key.</summary>
    public int ToKey() => _value;

    /// <summary>Reads a number of six or eight digits; spaces or zeros may fill it up on the left (ID-30).</summary>
    /// <param name="text">The text as submitted, in UTF-8.</param>
    /// <param name="allowMadeUpBodies">Whether prefecture numbers 51 to 99, which mark made-up bodies, are accepted (ID-38).</param>
    /// <param name="number">The number, or none.</param>
    /// <param name="code">S125; meaningless on success.</param>
    /// <returns>Whether the text is well formed. Whether the scheme exists is for <see cref="SchemeTable"/> to say.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, bool allowMadeUpBodies, out InsurerNumber number, out FindingCode code)
    {
        number = default;
        code = FindingCode.S125;
        Span<byte> buffer = stackalloc byte[IdentifierText.MaxLength];
        var length = IdentifierText.FoldDigits(text, buffer);
        if (length is not (6 or 8))
        {
            return false;
        }

        var digits = buffer[..length];
        if (CheckDigits.Modulus10(digits[..^1]) != digits[^1] - '0' || !digits.ContainsAnyExcept(digits[0]))
        {
            return false;
        }

        var parsed = new InsurerNumber((int)IdentifierText.ToNumber(digits));
        if (!Prefecture.IsReal(parsed.PrefectureNumber) && !(allowMadeUpBodies && Prefecture.IsMadeUp(parsed.PrefectureNumber)))
        {
            return false;
        }

        number = parsed;
        return true;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, bool, out InsurerNumber, out FindingCode)"/>
    public static bool TryParse(ReadOnlySpan<char> text, bool allowMadeUpBodies, out InsurerNumber number, out FindingCode code)
    {
        Span<byte> buffer = stackalloc byte[IdentifierText.MaxLength * 3];
        return TryParse(IdentifierText.Encode(text, buffer), allowMadeUpBodies, out number, out code);
    }

    /// <summary>The form in which it is searched: eight digits, with leading 00 where the scheme is missing.</summary>
    public string ToSearchForm() => _value.ToString("D8", CultureInfo.InvariantCulture);

    /// <summary>The form of the interface to clinics: eight characters, filled up with spaces on the left.</summary>
    public string ToClinicForm() => ToString().PadLeft(8);

    /// <summary>The number as issued: six digits without scheme, else eight.</summary>
    public override string ToString() => _value.ToString(Scheme == 0 ? "D6" : "D8", CultureInfo.InvariantCulture);
}
