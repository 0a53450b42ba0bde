namespace Shikaku.Core.Identifiers;

/// <summary>
/// The check digits 検査数字 (ID-10 to ID-12). Each takes the body, without its check digit, as ASCII digits.
/// A right check digit says that a text is well formed, never whose number it is (ID-05).
/// </summary>
public static class CheckDigits
{
    /// <summary>M10: 保険者番号, 公費負担者番号, 受給者番号, 医療機関コード (ID-10).</summary>
    /// <param name="body">The digits before the check digit; leading zeros do not change the result.</param>
    /// <returns>0 to 9.</returns>
    public static int Modulus10(ReadOnlySpan<byte> body)
    {
        var sum = 0;
        var weight = 2;
        for (var i = body.Length - 1; i >= 0; i--)
        {
            var product = (body[i] - '0') * weight;
            sum += product > 9 ? product - 9 : product;
            weight = 3 - weight;
        }

        return (10 - (sum % 10)) % 10;
    }

    /// <summary>M11P: 個人番号 (ID-11).</summary>
    /// <param name="body">The first eleven digits.</param>
    /// <returns>0 to 9.</returns>
    public static int Modulus11Person(ReadOnlySpan<byte> body)
    {
        var remainder = WeightedSum(body, "65432765432"u8) % 11;
        return remainder <= 1 ? 0 : 11 - remainder;
    }

    /// <summary>M11L: 全国地方公共団体コード (ID-12).</summary>
    /// <param name="body">The first five digits.</param>
    /// <returns>0 to 9.</returns>
    public static int Modulus11LocalGovernment(ReadOnlySpan<byte> body) => (11 - (WeightedSum(body, "65432"u8) % 11)) % 10;

    private static int WeightedSum(ReadOnlySpan<byte> body, ReadOnlySpan<byte> weights)
    {
        if (body.Length != weights.Length)
        {
            throw new ArgumentException($"The body has {weights.Length} digits.", nameof(body));
        }

        var sum = 0;
        for (var i = 0; i < body.Length; i++)
        {
            sum += (body[i] - '0') * (weights[i] - '0');
        }

        return sum;
    }
}
