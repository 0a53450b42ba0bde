using System.Numerics;
using Shikaku.Features.Checks.Join;
using Shikaku.Features.Checks.Passes;

namespace Shikaku.Features.Checks.Repetition;

/// <summary>
/// Finds which of many 64-bit hashes occur more than once. They are parted into shares as they come, eight bytes each, so that a table for one share
/// stays in the processor's own cache; each worker uses one table for one share after the other. Hashes are spread evenly over their range.
/// </summary>
internal sealed class RepeatedHashes : IDisposable
{
    private const int Shares = 32;
    private const int FewestSlots = 1 << 10;

    private readonly UnmanagedList<ulong> _hashes = new();
    private readonly Adder[] _adders;

    /// <summary>Makes an empty collection.</summary>
    /// <param name="workers">How many workers add.</param>
    public RepeatedHashes(int workers) => _adders = Workers.Equip(workers, _ => new Adder(_hashes));

    /// <summary>Where a worker adds its hashes.</summary>
    public Adder Of(int worker) => _adders[worker];

    /// <summary>The hashes that were added at least twice.</summary>
    public HashSet<ulong> Find(int workers, CancellationToken cancellation)
    {
        var repeated = new HashSet<ulong>();
        var next = -1;
        Workers.Run(
            Math.Min(workers, Shares),
            (_, stop) =>
            {
                ulong[] slots = [];
                var found = new HashSet<ulong>();
                int share;
                while ((share = Interlocked.Increment(ref next)) < Shares)
                {
                    stop.ThrowIfCancellationRequested();
                    FindInShare(share, ref slots, found);
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

    private void FindInShare(int share, ref ulong[] slots, HashSet<ulong> found)
    {
        var ranges = new List<(uint First, int Count)>();
        var hashes = 0L;
        foreach (var adder in _adders)
        {
            foreach (var range in adder.RangesOf(share))
            {
                ranges.Add(range);
                hashes += range.Count;
            }
        }

        var wanted = Math.Max(FewestSlots, (int)BitOperations.RoundUpToPowerOf2((ulong)(2 * hashes)));
        if (slots.Length < wanted)
        {
            slots = new ulong[wanted];
        }
        else
        {
            Array.Clear(slots);
        }

        var shift = 64 - BitOperations.Log2((uint)slots.Length);
        foreach (var (first, count) in ranges)
        {
            foreach (var hash in _hashes.Slice(first, count))
            {
                if (!TryInsert(slots, hash, shift))
                {
                    found.Add(hash);
                }
            }
        }
    }

    /// <returns>False if the hash was there before. At most half of the slots are ever taken.</returns>
    private static bool TryInsert(ulong[] slots, ulong hash, int shift)
    {
        // 0 marks a free slot.
        hash |= hash == 0 ? 1UL : 0;
        var slot = (int)(hash >> shift);
        while (slots[slot] != 0)
        {
            if (slots[slot] == hash)
            {
                return false;
            }

            slot = (slot + 1) & (slots.Length - 1);
        }

        slots[slot] = hash;
        return true;
    }

    /// <summary>Adds hashes for one worker.</summary>
    /// <param name="hashes">Takes them.</param>
    public sealed class Adder(UnmanagedList<ulong> hashes)
    {
        private readonly UnmanagedList<ulong>.Appender[] _shares =
            Array.ConvertAll(new UnmanagedList<ulong>.Appender[Shares], _ => new UnmanagedList<ulong>.Appender(hashes));

        /// <summary>Adds a hash.</summary>
        public void Add(ulong hash) => _shares[(int)(hash % Shares)].Add(hash);

        /// <summary>Where the hashes of a share lie.</summary>
        internal IEnumerable<(uint First, int Count)> RangesOf(int share) => _shares[share].Ranges;
    }
}
