using System.Buffers;
using System.Globalization;
using System.Text;

namespace Shikaku.Core.Matching;

/// <summary>Copies a stretch of a member's text into an explanation: short, printable, and nothing of a text whose digits could be an individual number.</summary>
internal static class MemberSnippet
{
    private const int MaximumRunes = 20;
    private const int DigitsOfIndividualNumber = 12;
    private const string KanjiDigits = "〇零一二三四五六七八九";

    /// <summary>Writes the characters of a stretch; nothing where the stretch lies behind the end of the text.</summary>
    /// <param name="output">Takes UTF-8.</param>
    /// <param name="text">The whole text, UTF-8; broken bytes count as one code unit each and show as U+FFFD.</param>
    /// <param name="range">The stretch, in UTF-16 code units.</param>
    public static void Write(ArrayBufferWriter<byte> output, ReadOnlySpan<byte> text, TextRange range)
    {
        if (HoldsIndividualNumber(text))
        {
            output.Write("＊"u8);
            return;
        }

        var place = 0;
        var runes = 0;
        while (!text.IsEmpty && place < range.Start + range.Length)
        {
            Rune.DecodeFromUtf8(text, out var rune, out var bytes);
            text = text[bytes..];
            if (place >= range.Start)
            {
                if (runes++ == MaximumRunes)
                {
                    output.Write("…"u8);
                    return;
                }

                Write(output, rune);
            }

            place += rune.Utf16SequenceLength;
        }
    }

    private static void Write(ArrayBufferWriter<byte> output, Rune rune)
    {
        // The entry separator inside a snippet would split it.
        var shown = Rune.IsControl(rune) || rune.Value == ';' ? Rune.ReplacementChar : rune;
        output.Advance(shown.EncodeToUtf8(output.GetSpan(4)));
    }

    /// <summary>Twelve digits of any script and width, whatever stands between them: a text with so many digits loses its excerpt rather than show a number.</summary>
    private static bool HoldsIndividualNumber(ReadOnlySpan<byte> text)
    {
        var digits = 0;
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf8(text, out var rune, out var bytes);
            text = text[bytes..];
            digits += IsDigit(rune) ? 1 : 0;
        }

        return digits >= DigitsOfIndividualNumber;
    }

    private static bool IsDigit(Rune rune) =>
        Rune.IsDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber
        || (rune.IsBmp && KanjiDigits.Contains((char)rune.Value));
}
