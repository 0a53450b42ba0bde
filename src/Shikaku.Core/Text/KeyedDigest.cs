using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Shikaku.Core.Text;

/// <summary>
/// A fast keyed digest of several fields, for telling equal records from others without keeping their texts. With a random key the chance
/// that two different records share the 128 bits is below 2^-100; without the key nobody can make such records.
/// It is no cryptographic hash: it is never stored nor shown.
/// </summary>
public struct KeyedDigest
{
    private readonly ulong _key0;
    private readonly ulong _key1;
    private ulong _first;
    private ulong _second;

    /// <summary>Starts a digest.</summary>
    /// <param name="key">128 random bits, one key for all digests that are compared.</param>
    public KeyedDigest(UInt128 key)
    {
        _key0 = (ulong)(key >> 64) | 1;
        _key1 = unchecked((ulong)key) | 1;
        _first = _key1;
        _second = _key0;
    }

    /// <summary>The digest of the fields added so far.</summary>
    public readonly UInt128 Value => new(Fold(_first ^ 0x9E3779B97F4A7C15, _key1), Fold(_second ^ 0xD1B54A32D192ED03, _key0));

    /// <summary>Adds a field; where one field ends and the next begins counts.</summary>
    public void Add(ReadOnlySpan<byte> field)
    {
        // The length goes into the last step: without it "a","bc" and "ab","c" would be one.
        var length = unchecked((ulong)field.Length * 0x8BB84B93962EACC9);
        while (field.Length > 16)
        {
            Mix(BinaryPrimitives.ReadUInt64LittleEndian(field), BinaryPrimitives.ReadUInt64LittleEndian(field[8..]));
            field = field[16..];
        }

        if (field.Length >= 8)
        {
            Mix(BinaryPrimitives.ReadUInt64LittleEndian(field) ^ length, BinaryPrimitives.ReadUInt64LittleEndian(field[^8..]));
        }
        else if (field.Length >= 4)
        {
            Mix(BinaryPrimitives.ReadUInt32LittleEndian(field) ^ length, BinaryPrimitives.ReadUInt32LittleEndian(field[^4..]));
        }
        else
        {
            Mix(field.Length == 0 ? length : (field[0] | ((ulong)field[field.Length / 2] << 8) | ((ulong)field[^1] << 16)) ^ length, 0);
        }
    }

    /// <summary>Adds a number.</summary>
    public void Add(ulong number) => Mix(number, 0xA0761D6478BD642F);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Fold(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out ulong low);
        return high ^ low;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Mix(ulong low, ulong high)
    {
        _first = Fold(low ^ _key0 ^ _first, high ^ _key1) ^ high;
        _second = Fold(high ^ _key0 ^ _second, low ^ ~_key1) ^ low;
    }
}
