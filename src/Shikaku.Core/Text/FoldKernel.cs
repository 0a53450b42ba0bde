using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Shikaku.Core.Text;

/// <summary>
/// Decodes and folds up to eight characters of three bytes in UTF-8 at once: kanji, katakana, hiragana, full-width letters and signs, the full-width space, of which nearly
/// all texts consist (MAT-11, MAT-91). What the fold makes of these is a matter of ranges; a table that says otherwise is not served (<see cref="AgreesWith"/>).
/// </summary>
internal static class FoldKernel
{
    /// <summary>Most characters at once.</summary>
    public const int MostCharacters = 8;

    /// <summary>Bytes of a character.</summary>
    public const int Width = 3;

    /// <summary>Fewest bytes that are taken at once.</summary>
    public const int FewestBytes = BytesOfWord;

    /// <summary>Bytes of that many characters.</summary>
    public const int MostBytes = MostCharacters * Width;

    private const int BytesOfVector = 16;
    private const int BytesOfWord = 8;
    private const int BitsOfByte = 8;
    private const char FirstKanji = '\u4E00';
    private const char LastKanji = '\u9FFF';
    private const char FirstKatakana = 'ァ';
    private const char Bar = 'ー';
    private const char FirstHiragana = 'ぁ';
    private const char LastHiragana = 'ゖ';
    private const ushort ToKatakana = 'ァ' - 'ぁ';
    private const char FirstFullWidth = '！';
    private const char LastFullWidth = '～';
    private const ushort FromFullWidth = '！' - '!';
    private const ushort FromSmallLetter = 'a' - 'A';

    /// <summary>Whether a table folds the characters that are folded here as they are folded here.</summary>
    /// <param name="becomes">What the table makes of a character; null if not one character.</param>
    public static bool AgreesWith(Func<char, char?> becomes) =>
        Agrees(becomes, FirstKanji, LastKanji, 0)
        && Agrees(becomes, FirstKatakana, Bar, 0)
        && Agrees(becomes, FirstHiragana, LastHiragana, ToKatakana)
        && Agrees(becomes, FirstFullWidth, '｀', -FromFullWidth)
        && Agrees(becomes, 'ａ', 'ｚ', -FromFullWidth - FromSmallLetter)
        && Agrees(becomes, '｛', LastFullWidth, -FromFullWidth)
        && becomes('　') == ' ';

    /// <summary>Decodes and folds the characters with which a text begins, as far as they are of the known ones. May write behind them.</summary>
    /// <param name="text">The text; has at least <see cref="FewestBytes"/>.</param>
    /// <param name="start">Where the characters stand in the source.</param>
    /// <param name="source">Receives the characters; has room for <see cref="MostCharacters"/>.</param>
    /// <param name="folded">Receives what they become; the same.</param>
    /// <param name="starts">Receives where they stand; the same.</param>
    /// <param name="isAfterBar">Whether what was folded before ends with ー, which a digit turns into a hyphen.</param>
    /// <returns>The number of characters, of which none is a digit behind ー.</returns>
    public static int Fold(ReadOnlySpan<byte> text, int start, Span<char> source, Span<char> folded, Span<ushort> starts, bool isAfterBar)
    {
        var (beginning, end) = BytesOf(text);
        var low = Vector128.Shuffle(beginning, Vector128.Create((byte)2, 1, 0, 255, 5, 4, 3, 255, 8, 7, 6, 255, 11, 10, 9, 255)).AsUInt32();
        var high = Vector128.Shuffle(end, Vector128.Create((byte)6, 5, 4, 255, 9, 8, 7, 255, 12, 11, 10, 255, 15, 14, 13, 255)).AsUInt32();
        var characters = Vector128.Narrow(Decode(low), Decode(high));
        var isFullWidth = IsWithin(characters, FirstFullWidth, LastFullWidth);
        var isHiragana = IsWithin(characters, FirstHiragana, LastHiragana);
        var isSpace = Vector128.Equals(characters, Vector128.Create((ushort)'　'));
        var isKnown = IsWithin(characters, FirstKanji, LastKanji) | IsWithin(characters, FirstKatakana, Bar) | isFullWidth | isHiragana | isSpace;
        var known = (isKnown & Vector128.Narrow(AreWellFormed(low), AreWellFormed(high))).ExtractMostSignificantBits();

        // A digit behind ー is not for here.
        var bars = Vector128.Equals(characters, Vector128.Create((ushort)Bar)).ExtractMostSignificantBits();
        var digits = IsWithin(characters, '０', '９').ExtractMostSignificantBits();
        var last = ~known | (digits & ((bars << 1) | (isAfterBar ? 1u : 0u))) | (1u << MostCharacters);

        var isSmallLetter = IsWithin(characters, 'ａ', 'ｚ');
        var becomes = characters
            + (isHiragana & Vector128.Create(ToKatakana))
            - (isFullWidth & Vector128.Create(FromFullWidth))
            - (isSmallLetter & Vector128.Create(FromSmallLetter));
        becomes = Vector128.ConditionalSelect(isSpace, Vector128.Create((ushort)' '), becomes);
        characters.StoreUnsafe(ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(source[..MostCharacters])));
        becomes.StoreUnsafe(ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(folded[..MostCharacters])));
        (Vector128<ushort>.Indices + Vector128.Create(unchecked((ushort)start))).StoreUnsafe(ref MemoryMarshal.GetReference(starts[..MostCharacters]));
        return BitOperations.TrailingZeroCount(last);
    }

    // The first sixteen and the last sixteen of so many bytes. What is not of the text is zero, which is no known character.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<byte> Beginning, Vector128<byte> End) BytesOf(ReadOnlySpan<byte> text)
    {
        ref var first = ref MemoryMarshal.GetReference(text);
        if (text.Length >= MostBytes)
        {
            return (Vector128.LoadUnsafe(ref first), Vector128.LoadUnsafe(ref first, MostBytes - BytesOfVector));
        }

        // Two words that overlap instead of a copy: what has just been written byte by byte cannot be read as a vector at once.
        var end = Read8(ref first, text.Length - BytesOfWord) >> (BitsOfByte * (-text.Length & (BytesOfWord - 1)));
        return text.Length switch
        {
            > BytesOfVector => (Vector128.LoadUnsafe(ref first), Vector128.Create(Read8(ref first, BytesOfWord), end).AsByte()),
            > BytesOfWord => (Vector128.Create(Read8(ref first, 0), end).AsByte(), Vector128.Create(end, 0).AsByte()),
            _ => (Vector128.Create(end, 0).AsByte(), Vector128<byte>.Zero),
        };
    }

    private static ulong Read8(ref byte first, int place) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, place));

    private static bool Agrees(Func<char, char?> becomes, char first, char last, int distance)
    {
        for (int character = first; character <= last; character++)
        {
            if (becomes((char)character) != (char)(character + distance))
            {
                return false;
            }
        }

        return true;
    }

    // In each element the three bytes of a character, the first one highest.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> AreWellFormed(Vector128<uint> bytes) =>
        Vector128.Equals(bytes & Vector128.Create(0xF0C0C0u), Vector128.Create(0xE08080u));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Decode(Vector128<uint> bytes) =>
        ((bytes >>> 4) & Vector128.Create(0xF000u)) | ((bytes >>> 2) & Vector128.Create(0x0FC0u)) | (bytes & Vector128.Create(0x3Fu));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> IsWithin(Vector128<ushort> characters, char first, char last) =>
        Vector128.LessThanOrEqual(characters - Vector128.Create((ushort)first), Vector128.Create((ushort)(last - first)));
}
