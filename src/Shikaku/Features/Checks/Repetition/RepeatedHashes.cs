using System.Numerics;
using Shikaku.Features.Checks.Join;
using Shikaku.Features.Checks.Passes;

namespace Shikaku.Features.Checks.Repetition;

/// <summary>
/// Finds which of many 64-bit hashes occur more than once. Eight bytes for each hash, and for each worker a small table that is used again for one
/// share of the hashes after the other.
/// </summary>
internal sealed class RepeatedHashes : IDisposable
{
    private const int FewestSlots = 1 << 17;
    private const int MostShares = 16;

    private readonly UnmanagedList<ulong> _hashes = new();
    private readonly UnmanagedList<ulong>.Appender[] _appenders;

    /// <summary>Makes an empty collection.</summary>
    /// <param name="workers">How many workers add.</param>
    public RepeatedHashes(int workers)
    {
        _appenders = new UnmanagedList<ulong>.Appender[workers];
        for (var i = 0; i < workers; i++)
        {
            _appenders[i] = new UnmanagedList<ulong>.Appender(_hashes);
        }
    }

    /// <summary>Where a worker adds its hashes. Hashes are spread evenly over their range.</summary>
    public UnmanagedList<ulong>.Appender Of(int worker) => _appenders[worker];

    /// <summary>The hashes that were added at least twice.</summary>
    public HashSet<ulong> Find(int workers, CancellationToken cancellation)
    {
        var ranges = _appenders.SelectMany(appender => appender.Ranges).ToArray();
        var count = ranges.Sum(range => (long)range.Count);

        // A table of the fewest slots stays in the processor's own cache; more than a few shares would cost more passes over the hashes than that saves.
        var shares = (int)Math.Min(MostShares, BitOperations.RoundUpToPowerOf2((ulong)((count / (FewestSlots / 2)) + 1)));
        var slotCount = Math.Max(FewestSlots, (int)BitOperations.RoundUpToPowerOf2((ulong)(2 * count / shares)));
        var repeated = new HashSet<ulong>();
        var next = -1;
        Workers.Run(
            Math.Min(workers, shares),
            (_, stop) =>
            {
                var slots = new ulong[slotCount];
                var found = new HashSet<ulong>();
                int share;
                while ((share = Interlocked.Increment(ref next)) < shares)
                {
                    stop.ThrowIfCancellationRequested();
                    FindInShare(ranges, (ulong)share, (ulong)shares - 1, slots, found);
                }

                lock (repeated)
                {
                    repeated.UnionWith(found);
                }
            },
            cancellation);
        return repeated;
    }

    /// <inheritdoc/>
    public void Dispose() => _hashes.Dispose();

    private void FindInShare((uint First, int Count)[] ranges, ulong share, ulong shareMask, ulong[] slots, HashSet<ulong> found)
    {
        Array.Clear(slots);
        var used = 0;
        foreach (var (first, count) in ranges)
        {
            for (var i = 0U; i < count; i++)
            {
                var hash = _hashes[first + i];
                if ((hash & shareMask) == share && !TryInsert(slots, ref used, hash))
                {
                    found.Add(hash);
                }
            }
        }
    }

    /// <returns>False if the hash was there before.</returns>
    private static bool TryInsert(ulong[] slots, ref int used, ulong hash)
    {
        // 0 marks a free slot.
        hash |= hash == 0 ? 1UL : 0;
        var slot = (int)(hash >> (64 - BitOperations.Log2((uint)slots.Length)));
        while (slots[slot] != 0)
        {
            if (slots[slot] == hash)
            {
                return false;
            }

            slot = (slot + 1) & (slots.Length - 1);
        }

        if (++used == slots.Length)
        {
            throw new InvalidOperationException("The hashes are not spread evenly over their range.");
        }

        slots[slot] = hash;
        return true;
    }
}
