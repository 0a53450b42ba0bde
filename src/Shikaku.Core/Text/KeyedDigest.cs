using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Shikaku.Core.Text;

/// <summary>
/// A fast keyed digest of several fields, for telling equal records from others without keeping their texts. With a random key the chance
/// that two different records share the 128 bits is below 2^-100; without the key nobody can make such records.
/// It is no cryptographic hash: it is never stored nor shown.
/// </summary>
public struct KeyedDigest
{
    /// <summary>Bytes that are mixed in at once.</summary>
    private const int Step = 16;

    private readonly ulong _key0;
    private readonly ulong _key1;
    private ulong _first;
    private ulong _second;

    /// <summary>Starts a digest.</summary>
    /// <param name="key">128 random bits, one key for all digests that are compared.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public KeyedDigest(FieldDigest key)
    {
        _key0 = key.First | 1;
        _key1 = key.Second | 1;
        _first = _key1;
        _second = _key0;
    }

    /// <summary>The digest of the fields added so far.</summary>
    public readonly FieldDigest Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Fold(_first ^ 0x9E3779B97F4A7C15, _key1), Fold(_second ^ 0xD1B54A32D192ED03, _key0));
    }

    /// <summary>Adds a field; where one field ends and the next begins counts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ReadOnlySpan<byte> field)
    {
        // The state is worked on in registers and stored once. The length goes into the last step: without it "a","bc" and "ab","c" would be one.
        var (first, second) = (_first, _second);
        var length = unchecked((ulong)field.Length * 0x8BB84B93962EACC9);
        ulong low;
        ulong high = 0;
        if (field.Length >= Step)
        {
            // The last step takes the last bytes, whether the step before has taken some of them or not.
            ref var start = ref MemoryMarshal.GetReference(field);
            var last = field.Length - Step;
            for (var place = 0; place < last; place += Step)
            {
                Mix(ref first, ref second, Read(ref start, place), Read(ref start, place + sizeof(ulong)));
            }

            low = Read(ref start, last);
            high = Read(ref start, last + sizeof(ulong));
        }
        else if (field.Length >= 8)
        {
            low = BinaryPrimitives.ReadUInt64LittleEndian(field);
            high = BinaryPrimitives.ReadUInt64LittleEndian(field[^8..]);
        }
        else if (field.Length >= 4)
        {
            low = BinaryPrimitives.ReadUInt32LittleEndian(field);
            high = BinaryPrimitives.ReadUInt32LittleEndian(field[^4..]);
        }
        else
        {
            low = field.Length == 0 ? 0 : field[0] | ((ulong)field[field.Length / 2] << 8) | ((ulong)field[^1] << 16);
        }

        Mix(ref first, ref second, low ^ length, high);
        (_first, _second) = (first, second);
    }

    /// <summary>Adds a number.</summary>
    public void Add(ulong number)
    {
        var (first, second) = (_first, _second);
        Mix(ref first, ref second, number, 0xA0761D6478BD642F);
        (_first, _second) = (first, second);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Read(ref byte start, int place) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, place));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Fold(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out ulong low);
        return high ^ low;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Mix(ref ulong first, ref ulong second, ulong low, ulong high)
    {
        first = Fold(low ^ _key0 ^ first, high ^ _key1) ^ high;
        second = Fold(high ^ _key0 ^ second, low ^ ~_key1) ^ low;
    }
}
