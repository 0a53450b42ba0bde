using System.Text.Unicode;

namespace Shikaku.Files;

/// <summary>Knows a text in EUC-JP, which would be read as CP932 with nonsense for every name.</summary>
internal static class EucJapanese
{
    private const byte HalfWidthKana = 0x8E;
    private const byte SupplementaryKanji = 0x8F;
    private const byte First = 0xA1;
    private const byte Last = 0xFE;

    /// <summary>No half-width kana of CP932 has this byte or a higher one.</summary>
    private const byte BeyondKana = 0xE0;

    /// <summary>Whether a text can be nothing else.</summary>
    /// <param name="beginning">The first bytes of the file, or all; a character may be cut at the end.</param>
    public static bool Is(ReadOnlySpan<byte> beginning)
    {
        var isBeyondKana = false;
        for (var i = 0; i < beginning.Length; i++)
        {
            if (beginning[i] < 0x80)
            {
                continue;
            }

            var following = beginning[i] switch { SupplementaryKanji => 2, HalfWidthKana or (>= First and <= Last) => 1, _ => 0 };
            var rest = beginning.Slice(i + 1, Math.Min(following, beginning.Length - i - 1));
            if (following == 0 || rest.ContainsAnyExceptInRange(First, Last))
            {
                return false;
            }

            isBeyondKana |= beginning[i] >= BeyondKana || rest.ContainsAnyInRange(BeyondKana, Last);
            i += following;
        }

        return isBeyondKana && !Utf8.IsValid(beginning);
    }
}
