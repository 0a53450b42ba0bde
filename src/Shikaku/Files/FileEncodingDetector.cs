using System.Text.Unicode;

namespace Shikaku.Files;

/// <summary>
/// Tells UTF-8 from CP932 by the beginning of a file. CP932 text is hardly ever valid UTF-8, while single damaged characters
/// in a UTF-8 file must not turn the whole file into CP932: so UTF-8 wins where little of it is damaged, else the encoding with the smaller share of damage.
/// </summary>
internal static class FileEncodingDetector
{
    /// <summary>So much of the file is looked at.</summary>
    public const int SampleBytes = 1 << 20;

    /// <summary>
    /// So large a share of damaged characters is little. Of a row in CP932 with a name in kanji more than half is damage as UTF-8, while UTF-8 may have little damage as CP932,
    /// which takes nearly any two bytes for a character.
    /// </summary>
    private const double LittleDamage = 0.25;

    /// <summary>Tells the encoding.</summary>
    /// <param name="beginning">Up to <see cref="SampleBytes"/> bytes from the start of the file.</param>
    /// <param name="isWholeFile">Whether the file ends there; else a character cut at the end is no damage.</param>
    public static FileEncoding Detect(ReadOnlySpan<byte> beginning, bool isWholeFile)
    {
        if (!isWholeFile && beginning.LastIndexOf((byte)'\n') is var lastLine and > 0)
        {
            beginning = beginning[..(lastLine + 1)];
        }

        if (Utf8.IsValid(beginning))
        {
            return FileEncoding.Utf8;
        }

        var damage = DamageAsUtf8(beginning);
        return damage <= LittleDamage || damage <= DamageAsCp932(beginning) ? FileEncoding.Utf8 : FileEncoding.Cp932;
    }

    private static double DamageAsUtf8(ReadOnlySpan<byte> text)
    {
        var characters = 0;
        var damaged = 0;
        while (!text.IsEmpty)
        {
            var status = System.Text.Rune.DecodeFromUtf8(text, out var rune, out var used);
            if (status != System.Buffers.OperationStatus.Done)
            {
                damaged++;
            }
            else if (rune.Value >= 0x80)
            {
                characters++;
            }

            text = text[used..];
        }

        return (double)damaged / Math.Max(1, damaged + characters);
    }

    private static double DamageAsCp932(ReadOnlySpan<byte> text)
    {
        var characters = 0;
        var damaged = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var lead = text[i];
            if (lead < 0x80)
            {
                continue;
            }

            if (lead is >= 0xA1 and <= 0xDF)
            {
                characters++;
            }
            else if (lead is >= 0x81 and <= 0xFC && lead != 0xA0 && i + 1 < text.Length && text[i + 1] is (>= 0x40 and <= 0x7E) or (>= 0x80 and <= 0xFC))
            {
                characters++;
                i++;
            }
            else
            {
                damaged++;
            }
        }

        return (double)damaged / Math.Max(1, damaged + characters);
    }
}
