using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Shikaku.Core.Text;

/// <summary>Finds the bytes that matter to a CSV reader: comma, quotation mark and control characters, 64 bytes at a time.</summary>
public static class CsvSpecials
{
    private const byte FirstPrintable = 0x20;

    /// <summary>One bit for each of the 64 bytes from a place on, set where the byte is special; bits behind the end of the block are 0.</summary>
    /// <param name="block">The bytes.</param>
    /// <param name="start">Index of the first of the 64 bytes, inside the block.</param>
    public static ulong Find(ReadOnlySpan<byte> block, int start) => Find(block, start, Kernels.AreVectorised);

    /// <summary>The same, for a caller who asks <see cref="Kernels"/> once for many places.</summary>
    /// <param name="block">The bytes.</param>
    /// <param name="start">Index of the first of the 64 bytes, inside the block.</param>
    /// <param name="isVectorised">Whether the kernels over vectors run.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Find(ReadOnlySpan<byte> block, int start, bool isVectorised) =>
        isVectorised && block.Length - start >= 64
            ? FindVectorised(ref Unsafe.Add(ref MemoryMarshal.GetReference(block), start))
            : FindScalar(block, start);

    /// <summary>The same, byte by byte: for the last bytes of a block, for machines without vectors, and as the oracle of the vectorised one.</summary>
    /// <param name="block">The bytes.</param>
    /// <param name="start">Index of the first of the 64 bytes, inside the block.</param>
    public static ulong FindScalar(ReadOnlySpan<byte> block, int start)
    {
        var bytes = block[start..Math.Min(block.Length, start + 64)];
        var mask = 0UL;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] is < FirstPrintable or (byte)',' or (byte)'"')
            {
                mask |= 1UL << i;
            }
        }

        return mask;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong FindVectorised(ref byte first)
    {
        // No wider vectors: code that asks for them cannot be compiled ahead.
        if (Vector256.IsHardwareAccelerated)
        {
            return Find32(ref first) | ((ulong)Find32(ref Unsafe.Add(ref first, 32)) << 32);
        }

        return Find16(ref first)
            | ((ulong)Find16(ref Unsafe.Add(ref first, 16)) << 16)
            | ((ulong)Find16(ref Unsafe.Add(ref first, 32)) << 32)
            | ((ulong)Find16(ref Unsafe.Add(ref first, 48)) << 48);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Find32(ref byte first)
    {
        var bytes = Vector256.LoadUnsafe(ref first);
        var special = Vector256.LessThan(bytes, Vector256.Create(FirstPrintable))
            | Vector256.Equals(bytes, Vector256.Create((byte)','))
            | Vector256.Equals(bytes, Vector256.Create((byte)'"'));
        return special.ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Find16(ref byte first)
    {
        var bytes = Vector128.LoadUnsafe(ref first);
        var special = Vector128.LessThan(bytes, Vector128.Create(FirstPrintable))
            | Vector128.Equals(bytes, Vector128.Create((byte)','))
            | Vector128.Equals(bytes, Vector128.Create((byte)'"'));
        return special.ExtractMostSignificantBits();
    }
}
