using System.Numerics;

namespace Shikaku.Features.Sampling;

/// <summary>
/// A shuffled order of the numbers 0 to count − 1 that needs no memory: multiplications by odd numbers and shifted exclusive-ors, each of which
/// is one-to-one on a power of two, repeated until the result is below the count (cycle walking), which keeps it one-to-one.
/// </summary>
internal sealed class Permutation
{
    private readonly ulong _count;
    private readonly ulong _mask;
    private readonly int _shift;
    private readonly ulong _factor1;
    private readonly ulong _factor2;
    private readonly ulong _factor3;
    private readonly ulong _offset;

    /// <summary>Chooses an order.</summary>
    /// <param name="count">How many numbers, at least 1.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="stream">Which of the orders of this seed.</param>
    public Permutation(ulong count, ulong seed, ulong stream)
    {
        _count = count;
        var bits = 64 - BitOperations.LeadingZeroCount(count - 1);
        _mask = bits == 0 ? 0 : ulong.MaxValue >> (64 - bits);
        _shift = Math.Max(1, (bits + 1) / 2);
        var random = new DeterministicRandom(seed, stream);
        _factor1 = random.Next() | 1;
        _factor2 = random.Next() | 1;
        _factor3 = random.Next() | 1;
        _offset = random.Next();
    }

    /// <summary>The number at a place; different places have different numbers.</summary>
    /// <param name="place">0 to count − 1.</param>
    public ulong At(ulong place)
    {
        unchecked
        {
            var value = place;
            do
            {
                value = ((value + _offset) * _factor1) & _mask;
                value ^= value >> _shift;
                value = (value * _factor2) & _mask;
                value ^= value >> _shift;
                value = (value * _factor3) & _mask;
            }
            while (value >= _count);

            return value;
        }
    }
}
