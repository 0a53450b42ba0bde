using System.Numerics;

namespace Shikaku.Features.Sampling;

/// <summary>
/// Random numbers that are the same on every machine and in every release: xoshiro256** of Blackman and Vigna, its state filled by SplitMix64
/// from a seed and a stream. Different streams of one seed are independent for all practical purposes. Not for secrets.
/// </summary>
internal sealed class DeterministicRandom
{
    private ulong _state0;
    private ulong _state1;
    private ulong _state2;
    private ulong _state3;

    /// <summary>Starts at the beginning of a stream.</summary>
    public DeterministicRandom(ulong seed, ulong stream = 0) => Restart(seed, stream);

    /// <summary>Goes to the beginning of a stream.</summary>
    public void Restart(ulong seed, ulong stream)
    {
        unchecked
        {
            var position = Mix(seed, stream);
            _state0 = Scramble(position += Step);
            _state1 = Scramble(position += Step);
            _state2 = Scramble(position += Step);
            _state3 = Scramble(position + Step);
        }
    }

    /// <summary>A number that depends on seed and index alone: the index-th number of SplitMix64 for a scrambled seed.</summary>
    public static ulong Mix(ulong seed, ulong index)
    {
        unchecked
        {
            return Scramble(Scramble(seed + Step) + (index * Step));
        }
    }

    /// <summary>Any of the 2^64 numbers.</summary>
    public ulong Next()
    {
        unchecked
        {
            var result = BitOperations.RotateLeft(_state1 * 5, 7) * 9;
            var shifted = _state1 << 17;
            _state2 ^= _state0;
            _state3 ^= _state1;
            _state1 ^= _state2;
            _state0 ^= _state3;
            _state2 ^= shifted;
            _state3 = BitOperations.RotateLeft(_state3, 45);
            return result;
        }
    }

    /// <summary>A number from 0 to below <paramref name="limit"/>, which must be positive. The bias is below limit / 2^64.</summary>
    public int Below(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return (int)Math.BigMul(Next(), (ulong)limit, out _);
    }

    /// <summary>A number from the first to the last, both included.</summary>
    public int Between(int first, int last) => first + Below(last - first + 1);

    /// <summary>True in so many of a thousand cases.</summary>
    public bool Chance(int perMille) => Below(1000) < perMille;

    /// <summary>One of the items.</summary>
    public T Pick<T>(ReadOnlySpan<T> items) => items[Below(items.Length)];

    private const ulong Step = 0x9E3779B97F4A7C15;

    private static ulong Scramble(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
