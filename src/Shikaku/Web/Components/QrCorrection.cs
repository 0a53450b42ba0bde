namespace Shikaku.Web.Components;

/// <summary>The correcting bytes of QR codes: Reed-Solomon over the field of 256 with the polynomial x⁸+x⁴+x³+x²+1.</summary>
internal static class QrCorrection
{
    private const int Polynomial = 0b1_0001_1101;

    /// <summary>The bytes that correct a block of data.</summary>
    /// <param name="data">The block.</param>
    /// <param name="length">How many.</param>
    public static byte[] Of(ReadOnlySpan<byte> data, int length)
    {
        var generator = GeneratorOf(length);
        var rest = new byte[length];
        foreach (var value in data)
        {
            var factor = (byte)(value ^ rest[0]);
            rest.AsSpan(1).CopyTo(rest);
            rest[^1] = 0;
            for (var i = 0; i < length; i++)
            {
                rest[i] ^= Multiply(generator[i], factor);
            }
        }

        return rest;
    }

    /// <summary>The product of (x - 2ⁱ) for i from 0, without its first coefficient, which is 1.</summary>
    private static byte[] GeneratorOf(int length)
    {
        var generator = new byte[length];
        generator[^1] = 1;
        byte root = 1;
        for (var i = 0; i < length; i++)
        {
            for (var j = 0; j < length; j++)
            {
                generator[j] = (byte)(Multiply(generator[j], root) ^ (j + 1 < length ? generator[j + 1] : 0));
            }

            root = Multiply(root, 2);
        }

        return generator;
    }

    private static byte Multiply(byte left, byte right)
    {
        var product = 0;
        for (var bit = 7; bit >= 0; bit--)
        {
            product = (product << 1) ^ ((product >> 7) * Polynomial);
            product ^= ((right >> bit) & 1) * left;
        }

        return (byte)product;
    }
}
