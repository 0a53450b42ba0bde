using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Shikaku.Core.Text;

/// <summary>Counts the line ends of a text and tells whether it holds a quotation mark, in one pass over many bytes.</summary>
public static class LineEnds
{
    private const int Step = 64;

    /// <summary>Number of line feeds.</summary>
    /// <param name="text">The bytes, in UTF-8 or CP932.</param>
    /// <param name="hasQuote">Whether there is a quotation mark.</param>
    public static int Count(ReadOnlySpan<byte> text, out bool hasQuote)
    {
        var count = 0;
        hasQuote = false;
        if (Kernels.AreVectorised && Vector256.IsHardwareAccelerated)
        {
            ref var first = ref MemoryMarshal.GetReference(text);
            var quotes = Vector256<byte>.Zero;
            var place = 0;
            for (; place <= text.Length - Step; place += Step)
            {
                var (low, high) = (Vector256.LoadUnsafe(ref first, (nuint)place), Vector256.LoadUnsafe(ref first, (nuint)place + (Step / 2)));
                count += BitOperations.PopCount(Find(low, (byte)'\n').ExtractMostSignificantBits() | ((ulong)Find(high, (byte)'\n').ExtractMostSignificantBits() << 32));
                quotes |= Find(low, (byte)'"') | Find(high, (byte)'"');
            }

            hasQuote = quotes != Vector256<byte>.Zero;
            text = text[place..];
        }

        count += CountScalar(text, out var hasQuoteInRest);
        hasQuote |= hasQuoteInRest;
        return count;
    }

    /// <summary>The same, byte by byte: for the last bytes of a text, for machines without vectors, and as the oracle of the vectorised one.</summary>
    /// <param name="text">The bytes.</param>
    /// <param name="hasQuote">Whether there is a quotation mark.</param>
    public static int CountScalar(ReadOnlySpan<byte> text, out bool hasQuote)
    {
        var count = 0;
        hasQuote = false;
        foreach (var value in text)
        {
            count += value == (byte)'\n' ? 1 : 0;
            hasQuote |= value == (byte)'"';
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Find(Vector256<byte> bytes, byte value) => Vector256.Equals(bytes, Vector256.Create(value));
}
