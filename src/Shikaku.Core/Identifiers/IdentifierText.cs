using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace Shikaku.Core.Identifiers;

/// <summary>The folding of identifiers as they are typed (ID-02). Works on UTF-8 and allocates nothing.</summary>
public static class IdentifierText
{
    /// <summary>Longest identifier that can be well formed, in bytes; a buffer of this length takes every folded identifier.</summary>
    public const int MaxLength = 64;

    /// <summary>
    /// Folds full-width digits and letters to half width and small letters to capitals, and removes spaces and hyphens (ID-02).
    /// </summary>
    /// <param name="text">The text as submitted, in UTF-8.</param>
    /// <param name="buffer">Where to fold into, at least <see cref="MaxLength"/> bytes.</param>
    /// <returns>The length of the folded text in bytes, or -1 if it does not fit, so that it cannot be an identifier.</returns>
    public static int Fold(ReadOnlySpan<byte> text, Span<byte> buffer) => Fold(text, buffer, removeHyphens: true, capitals: true);

    /// <summary>Folds width only and removes every space: how 記号 and 番号 are compared (ID-22).</summary>
    /// <inheritdoc cref="Fold(ReadOnlySpan{byte}, Span{byte})"/>
    public static int FoldWidth(ReadOnlySpan<byte> text, Span<byte> buffer) => Fold(text, buffer, removeHyphens: false, capitals: false);

    /// <summary>Folds a text that must then consist of digits alone.</summary>
    /// <param name="text">The text as submitted, in UTF-8.</param>
    /// <param name="buffer">Where to fold into, at least <see cref="MaxLength"/> bytes.</param>
    /// <returns>The number of digits, or -1 if anything else remains.</returns>
    public static int FoldDigits(ReadOnlySpan<byte> text, Span<byte> buffer)
    {
        var length = Fold(text, buffer);
        return length >= 0 && IsDigits(buffer[..length]) ? length : -1;
    }

    /// <summary>The value of exactly eight ASCII digits, read as one word: dates and insurer numbers have this form.</summary>
    /// <returns>-1 if some byte is no digit.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int ToNumberOfEight(ReadOnlySpan<byte> text)
    {
        unchecked
        {
            var word = BinaryPrimitives.ReadUInt64LittleEndian(text);
            var high = word & 0xF0F0F0F0F0F0F0F0;
            var sixes = (word + 0x0606060606060606) & 0xF0F0F0F0F0F0F0F0;
            if (high != 0x3030303030303030 || sixes != 0x3030303030303030)
            {
                return -1;
            }

            word &= 0x0F0F0F0F0F0F0F0F;
            word = (word * 10) + (word >> 8);
            var low = (word & 0x000000FF000000FF) * 0x000F424000000064;
            var odd = ((word >> 16) & 0x000000FF000000FF) * 0x0000271000000001;
            return (int)((low + odd) >> 32);
        }
    }

    /// <summary>The value of ASCII digits, at most eighteen.</summary>
    internal static long ToNumber(ReadOnlySpan<byte> digits)
    {
        var value = 0L;
        foreach (var digit in digits)
        {
            value = (value * 10) + digit - '0';
        }

        return value;
    }

    /// <summary>Whether a text consists of ASCII digits alone; true for an empty one.</summary>
    public static bool IsDigits(ReadOnlySpan<byte> text) => !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    /// <summary>Whether a text is empty or holds only spaces (CHK-03).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsBlank(ReadOnlySpan<byte> text) => text.IsEmpty || (MayBeginSpace(text[0]) && SkipSpaces(text).IsEmpty);

    /// <summary>A text without the spaces at its start (CHK-03).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<byte> SkipSpaces(ReadOnlySpan<byte> text) =>
        text.IsEmpty || !MayBeginSpace(text[0]) ? text : SkipSpacesOneByOne(text);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool MayBeginSpace(byte first) => first is (byte)' ' or (byte)'\t' or 0xC2 or 0xE3;

    private static ReadOnlySpan<byte> SkipSpacesOneByOne(ReadOnlySpan<byte> text)
    {
        for (var width = SpaceWidth(text); width > 0; width = SpaceWidth(text))
        {
            text = text[width..];
        }

        return text;
    }

    /// <summary>The number of bytes of the space at the start of a text (U+0020, U+3000, U+00A0, TAB: CHK-03), or 0 if it does not start with one.</summary>
    public static int SpaceWidth(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return 0;
        }

        return text[0] switch
        {
            (byte)' ' or (byte)'\t' => 1,
            0xC2 when text.Length > 1 && text[1] == 0xA0 => 2,
            0xE3 when text.Length > 2 && text[1] == 0x80 && text[2] == 0x80 => 3,
            _ => 0,
        };
    }

    /// <summary>Whether a character is one of the hyphens of MAT-11, or the long vowel mark that often stands for one between digits.</summary>
    public static bool IsHyphen(int codePoint) =>
        codePoint is '-' or (>= 0x2010 and <= 0x2015) or 0x2212 or 0xFE63 or 0xFF0D or 0x2500 or 0x2501 or 0x30FC or 0xFF70;

    /// <summary>Encodes a text for the parsers over UTF-8.</summary>
    /// <returns>The bytes in <paramref name="buffer"/>; a text too long for it gives a buffer full of NUL, which no parser accepts.</returns>
    internal static ReadOnlySpan<byte> Encode(ReadOnlySpan<char> text, Span<byte> buffer)
    {
        if (System.Text.Unicode.Utf8.FromUtf16(text, buffer, out _, out var written) == System.Buffers.OperationStatus.Done)
        {
            return buffer[..written];
        }

        buffer.Clear();
        return buffer;
    }

    private static int Fold(ReadOnlySpan<byte> text, Span<byte> buffer, bool removeHyphens, bool capitals)
    {
        var length = 0;
        while (!text.IsEmpty)
        {
            var space = SpaceWidth(text);
            if (space > 0)
            {
                text = text[space..];
                continue;
            }

            Rune.DecodeFromUtf8(text, out var rune, out var consumed);
            text = text[consumed..];
            var value = rune.Value is >= 0xFF01 and <= 0xFF5E ? rune.Value - 0xFEE0 : rune.Value;
            if (removeHyphens && IsHyphen(value))
            {
                continue;
            }

            if (capitals && value is >= 'a' and <= 'z')
            {
                value -= 'a' - 'A';
            }

            if (!new Rune(value).TryEncodeToUtf8(buffer[length..MaxLength], out var width))
            {
                return -1;
            }

            length += width;
        }

        return length;
    }
}
