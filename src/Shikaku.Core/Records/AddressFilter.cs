using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Shikaku.Core.Text;

namespace Shikaku.Core.Records;

/// <summary>
/// Says in some nanoseconds that an ordinary address holds neither a placeholder nor an improper word nor a telephone number. It asks of every
/// three neighbouring bytes whether they may begin one of them, sixteen places at a time, by their half-bytes; a yes still has to be proved.
/// </summary>
internal sealed class AddressFilter
{
    private const int Width = 16;
    private const int PatternLength = 3;
    private const int Window = Width + PatternLength - 1;
    private const int WordBuckets = 3;

    private readonly Vector128<byte>[] _low = new Vector128<byte>[PatternLength];
    private readonly Vector128<byte>[] _high = new Vector128<byte>[PatternLength];

    /// <summary>Makes the filter.</summary>
    /// <param name="words">The improper words of addresses, in UTF-8.</param>
    public AddressFilter(IEnumerable<byte[]> words)
    {
        // One bit for each family of placeholders (see Placeholder), so that their half-bytes do not mix.
        Add(0, [0xEE], [], []);
        Add(1, [0xEF], Between(0x80, 0xA3), []);
        Add(2, [0xF3, 0xF4], [.. Between(0xB0, 0xBF), .. Between(0x80, 0x8F)], []);
        Add(3, [0xE2], [0x96, 0x97], [0x86, 0x8F, 0xA0, 0xA1]);
        Add(4, [0xE3, 0xEF], [0x80, 0xBF], [0x93, 0xBD]);

        // Neighbours in the order of bytes share half-bytes, so a bucket of neighbours answers yes least often without cause.
        byte[][] sorted = [.. words];
        Array.Sort(sorted, static (left, right) => left.AsSpan().SequenceCompareTo(right));
        for (var i = 0; i < sorted.Length; i++)
        {
            var word = sorted[i].AsSpan();
            Add(8 - WordBuckets + (i * WordBuckets / sorted.Length), [word[0]], At(word, 1), At(word, 2));
        }

        static byte[] At(ReadOnlySpan<byte> word, int position) => position < word.Length ? [word[position]] : [];
    }

    /// <summary>Looks over an address.</summary>
    /// <param name="address">The text in UTF-8.</param>
    /// <param name="digits">How many digits of either width it holds.</param>
    /// <returns>Whether it may hold a placeholder or an improper word.</returns>
    public bool MayHold(ReadOnlySpan<byte> address, out int digits)
    {
        if (address.Length < Window)
        {
            return MayHoldShort(address, out digits);
        }

        return Kernels.AreVectorised ? MayHoldVectorised(address, out digits) : MayHoldScalar(address, out digits);
    }

    /// <summary>Apart, so that the buffer is made only for a text that needs it.</summary>
    private bool MayHoldShort(ReadOnlySpan<byte> address, out int digits)
    {
        Span<byte> padded = stackalloc byte[Window + 1];
        padded.Clear();
        address.CopyTo(padded);
        return MayHold(padded, out digits);
    }

    private bool MayHoldVectorised(ReadOnlySpan<byte> address, out int digits)
    {
        ref var start = ref MemoryMarshal.GetReference(address);
        var (low0, low1, low2, high0, high1, high2) = (_low[0], _low[1], _low[2], _high[0], _high[1], _high[2]);
        var found = Vector128<byte>.Zero;
        var last = address.Length - Window;
        var place = 0;
        digits = 0;
        do
        {
            // The last window overlaps the one before; what was counted is not counted again.
            var counted = Math.Max(0, place - last);
            place -= counted;
            var first = Vector128.LoadUnsafe(ref start, (nuint)place);
            var second = Vector128.LoadUnsafe(ref start, (nuint)place + 1);
            var third = Vector128.LoadUnsafe(ref start, (nuint)place + 2);
            found |= Families(first, low0, high0) & Families(second, low1, high1) & Families(third, low2, high2);
            digits += BitOperations.PopCount(DigitsIn(first, second, third) >> counted);
            place += Width;
        }
        while (place <= last + Width - 1);

        digits += DigitsAtEnd(address);
        return found != Vector128<byte>.Zero;
    }

    private bool MayHoldScalar(ReadOnlySpan<byte> address, out int digits)
    {
        var found = 0;
        digits = DigitsAtEnd(address);
        for (var place = 0; place + PatternLength <= address.Length; place++)
        {
            var families = (int)byte.MaxValue;
            for (var position = 0; position < PatternLength; position++)
            {
                var value = address[place + position];
                families &= _low[position].GetElement(value & 0x0F) & _high[position].GetElement(value >> 4);
            }

            found |= families;
            var isWide = address[place] == 0xEF && address[place + 1] == 0xBC && address[place + 2] is >= 0x90 and < 0x9A;
            digits += isWide || char.IsAsciiDigit((char)address[place]) ? 1 : 0;
        }

        return found != 0;
    }

    /// <summary>The two last bytes begin no pattern but may be digits.</summary>
    private static int DigitsAtEnd(ReadOnlySpan<byte> address) =>
        (char.IsAsciiDigit((char)address[^1]) ? 1 : 0) + (char.IsAsciiDigit((char)address[^2]) ? 1 : 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint DigitsIn(Vector128<byte> first, Vector128<byte> second, Vector128<byte> third)
    {
        var ascii = Vector128.LessThan(first - Vector128.Create((byte)'0'), Vector128.Create((byte)10));
        var wide = Vector128.Equals(first, Vector128.Create((byte)0xEF))
            & Vector128.Equals(second, Vector128.Create((byte)0xBC))
            & Vector128.LessThan(third - Vector128.Create((byte)0x90), Vector128.Create((byte)10));
        return (ascii | wide).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Families(Vector128<byte> bytes, Vector128<byte> low, Vector128<byte> high) =>
        Vector128.ShuffleNative(low, bytes & Vector128.Create((byte)0x0F)) & Vector128.ShuffleNative(high, bytes >>> 4);

    /// <summary>Adds a family: the bytes that may stand at each position, none given meaning any.</summary>
    private void Add(int family, params ReadOnlySpan<byte[]> positions)
    {
        for (var position = 0; position < PatternLength; position++)
        {
            if (positions[position].Length == 0)
            {
                _low[position] |= Vector128.Create((byte)(1 << family));
                _high[position] |= Vector128.Create((byte)(1 << family));
            }

            foreach (var value in positions[position])
            {
                _low[position] = With(_low[position], value & 0x0F, family);
                _high[position] = With(_high[position], value >> 4, family);
            }
        }
    }

    private static byte[] Between(byte first, byte last)
    {
        var bytes = new byte[last - first + 1];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(first + i);
        }

        return bytes;
    }

    private static Vector128<byte> With(Vector128<byte> table, int place, int family) =>
        table.WithElement(place, (byte)(table.GetElement(place) | (1 << family)));
}
