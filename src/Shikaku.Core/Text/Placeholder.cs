using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Shikaku.Core.Text;

/// <summary>
/// 外字 placeholders: signs that stand for one character which the system that wrote the text could not store (MAT-41, CHK-02 S108):
/// ● 〓 □ ■ ◆, U+FFFD, and every private-use character, among them the unmapped 行政事務標準文字 of planes 15 and 16.
/// </summary>
public static class Placeholder
{
    private const byte FirstOfGeometricShapes = 0xE2;
    private const byte FirstOfKana = 0xE3;
    private const byte FirstOfPrivateUse = 0xEE;
    private const byte FirstOfForms = 0xEF;
    private const byte FirstOfPlane15 = 0xF3;
    private const byte FirstOfPlane16 = 0xF4;

    /// <summary>Whether a character is a placeholder.</summary>
    public static bool Is(int codePoint) => codePoint switch
    {
        '●' or '〓' or '□' or '■' or '◆' or 0xFFFD => true,
        >= 0xE000 and <= 0xF8FF => true,
        >= 0xF0000 => true,
        _ => false,
    };

    /// <summary>Whether a text in UTF-8 holds a placeholder. Broken UTF-8 gives some answer, never an exception.</summary>
    public static bool IsIn(ReadOnlySpan<byte> text)
    {
        const int Window = 17;
        if (!Kernels.AreVectorised || text.Length < Window)
        {
            return IsInScalar(text);
        }

        ref var start = ref MemoryMarshal.GetReference(text);
        var last = text.Length - Window;
        var found = MayBegin(ref start, last);
        for (var i = 0; i < last; i += Vector128<byte>.Count)
        {
            found |= MayBegin(ref start, i);
        }

        return found != Vector128<byte>.Zero && IsInScalar(text);
    }

    /// <summary>Whether a text holds a placeholder.</summary>
    public static bool IsIn(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var codePoint = char.IsSurrogate(text[i]) && i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])
                ? char.ConvertToUtf32(text[i], text[i + 1])
                : text[i];
            if (Is(codePoint))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where a placeholder may begin, all ones: at every place where one does, and at few others.</summary>
    /// <param name="leads">Bytes of a text in UTF-8.</param>
    /// <param name="seconds">The byte after each of them.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<byte> MayBegin(Vector128<byte> leads, Vector128<byte> seconds)
    {
        var shapes = Vector128.Equals(leads, Vector128.Create(FirstOfGeometricShapes))
            & Vector128.Equals(seconds | Vector128<byte>.One, Vector128.Create((byte)0x97));

        // 〓 is found by its last two bytes, which few kanji have: so the third byte after a lead need not be looked at.
        var geta = Vector128.Equals(leads, Vector128.Create((byte)0x80)) & Vector128.Equals(seconds, Vector128.Create((byte)0x93));

        // Of what begins with EF, the full-width letters and the half-width kana (BC to BE) cannot be meant.
        var forms = Vector128.Equals(leads, Vector128.Create(FirstOfForms))
            & Vector128.GreaterThan(seconds - Vector128.Create((byte)0xBC), Vector128.Create((byte)2));
        var others = Vector128.Equals(leads, Vector128.Create(FirstOfPrivateUse)) | Vector128.GreaterThanOrEqual(leads, Vector128.Create(FirstOfPlane15));
        return shapes | geta | forms | others;
    }

    /// <summary>The same as <see cref="IsIn(ReadOnlySpan{byte})"/>, byte by byte: for short texts, for machines without vectors, and as the oracle of the vectorised one.</summary>
    public static bool IsInScalar(ReadOnlySpan<byte> text)
    {
        // ASCII and the lead bytes of ordinary kana and kanji (E3 to E9) leave in one comparison each.
        for (var i = 0; i < text.Length; i++)
        {
            var lead = text[i];
            if (lead is < FirstOfGeometricShapes or (> FirstOfKana and < FirstOfPrivateUse))
            {
                continue;
            }

            if (i + 2 >= text.Length)
            {
                return false;
            }

            var second = text[i + 1];
            var third = text[i + 2];
            var found = lead switch
            {
                FirstOfGeometricShapes => (second == 0x97 && third is 0x8F or 0x86) || (second == 0x96 && third is 0xA0 or 0xA1),
                FirstOfKana => second == 0x80 && third == 0x93,
                FirstOfPrivateUse => true,
                FirstOfForms => second <= 0xA3 || (second == 0xBF && third == 0xBD),
                FirstOfPlane15 => second >= 0xB0,
                FirstOfPlane16 => true,
                _ => false,
            };
            if (found)
            {
                return true;
            }

            i += 2;
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> MayBegin(ref byte start, int place) =>
        MayBegin(Vector128.LoadUnsafe(ref start, (nuint)place), Vector128.LoadUnsafe(ref start, (nuint)place + 1));
}
