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

    /// <summary>Bytes after the lead byte that tell a placeholder from other characters.</summary>
    private const int LongestTail = 2;

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
        const int Window = 16 + LongestTail;
        if (!Vector128.IsHardwareAccelerated || text.Length < Window)
        {
            return IsInByteByByte(text);
        }

        ref var start = ref MemoryMarshal.GetReference(text);
        var last = text.Length - Window;
        for (var i = 0; i < last; i += 16)
        {
            if (MayHold(ref start, i))
            {
                return IsInByteByByte(text);
            }
        }

        return MayHold(ref start, last) && IsInByteByByte(text);
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

    /// <summary>Whether one of sixteen bytes may begin a placeholder: all that do, and few others.</summary>
    private static bool MayHold(ref byte start, int offset)
    {
        var lead = Vector128.LoadUnsafe(ref start, (nuint)offset);
        var second = Vector128.LoadUnsafe(ref start, (nuint)offset + 1);
        var third = Vector128.LoadUnsafe(ref start, (nuint)offset + 2);
        var shapes = Vector128.Equals(lead, Vector128.Create(FirstOfGeometricShapes))
            & Vector128.Equals(second | Vector128<byte>.One, Vector128.Create((byte)0x97));
        var geta = Vector128.Equals(lead, Vector128.Create(FirstOfKana))
            & Vector128.Equals(second, Vector128.Create((byte)0x80))
            & Vector128.Equals(third, Vector128.Create((byte)0x93));
        var forms = Vector128.Equals(lead, Vector128.Create(FirstOfForms))
            & (Vector128.LessThan(second, Vector128.Create((byte)0xA4))
                | (Vector128.Equals(second, Vector128.Create((byte)0xBF)) & Vector128.Equals(third, Vector128.Create((byte)0xBD))));
        var others = Vector128.Equals(lead, Vector128.Create(FirstOfPrivateUse)) | Vector128.GreaterThanOrEqual(lead, Vector128.Create(FirstOfPlane15));
        return (shapes | geta | forms | others) != Vector128<byte>.Zero;
    }

    private static bool IsInByteByByte(ReadOnlySpan<byte> text)
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
}
