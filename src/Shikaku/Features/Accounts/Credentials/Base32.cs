using System.Text;

namespace Shikaku.Features.Accounts.Credentials;

/// <summary>Base32 of RFC 4648 without padding: what people can copy by hand.</summary>
internal static class Base32
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int BitsPerLetter = 5;

    /// <summary>Writes bytes as letters.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var (window, bits) = (0, 0);
        foreach (var value in bytes)
        {
            window = (window << 8) | value;
            for (bits += 8; bits >= BitsPerLetter; bits -= BitsPerLetter)
            {
                text.Append(Letters[(window >> (bits - BitsPerLetter)) & 31]);
            }

            window &= (1 << bits) - 1;
        }

        return bits == 0 ? text.ToString() : text.Append(Letters[(window << (BitsPerLetter - bits)) & 31]).ToString();
    }

    /// <summary>The letters in groups of four, as they are copied.</summary>
    public static string InGroups(string letters) => string.Join(' ', letters.Chunk(4).Select(group => new string(group)));
}
