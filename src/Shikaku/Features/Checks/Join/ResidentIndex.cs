using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Shikaku.Core.Text;

namespace Shikaku.Features.Checks.Join;

/// <summary>Finds resident rows by 個人番号: an open hash table of ordinals over a list of entries. Read by all workers at once.</summary>
internal sealed unsafe class ResidentIndex : IDisposable
{
    private readonly UnmanagedList<ResidentEntry> _entries;
    private readonly ulong _hashKey;
    private readonly uint* _slots;
    private readonly int _shift;

    /// <summary>Makes an empty table.</summary>
    /// <param name="entries">The entries, which must live as long as the table.</param>
    /// <param name="count">How many entries will be added.</param>
    /// <param name="hashKey">Random bits, so that nobody can choose numbers that collide.</param>
    public ResidentIndex(UnmanagedList<ResidentEntry> entries, long count, ulong hashKey)
    {
        _entries = entries;
        _hashKey = hashKey | 1;
        var bits = 64 - System.Numerics.BitOperations.LeadingZeroCount((ulong)Math.Max(16, count * 2) - 1);
        _shift = 64 - bits;
        var bytes = ((nuint)1 << bits) * sizeof(uint);
        _slots = (uint*)HugePages.Allocate(bytes);
        NativeMemory.Clear(_slots, bytes);
    }

    /// <summary>Bytes that a table of so many entries takes, with the entries.</summary>
    public static long BytesFor(long count) => count * (sizeof(ResidentEntry) + (4 * sizeof(uint)));

    /// <summary>
    /// Adds an entry. Several threads may add at once; of entries with one number the one that stands first in the file stays,
    /// whatever the order of adding.
    /// </summary>
    /// <param name="ordinal">The entry.</param>
    /// <returns>The link of the entry with the same number that lost, or null.</returns>
    public ResidentLink? Add(uint ordinal)
    {
        ref readonly var entry = ref _entries[ordinal];
        var slot = SlotOf(entry.Number);
        while (true)
        {
            var present = Volatile.Read(ref _slots[slot]);
            if (present == 0)
            {
                present = Interlocked.CompareExchange(ref _slots[slot], ordinal + 1, 0);
                if (present == 0)
                {
                    return null;
                }
            }

            ref readonly var other = ref _entries[present - 1];
            if (other.Number != entry.Number)
            {
                slot = Next(slot);
            }
            else if (other.Link.Offset < entry.Link.Offset)
            {
                return entry.Link;
            }
            else if (Interlocked.CompareExchange(ref _slots[slot], ordinal + 1, present) == present)
            {
                return other.Link;
            }
        }
    }

    /// <summary>Finds the row of a number.</summary>
    /// <param name="number">個人番号.</param>
    /// <param name="digest">Digest of the member's five items.</param>
    public ResidentLink Find(ulong number, FieldDigest digest)
    {
        var slot = SlotOf(number);
        while (true)
        {
            var present = _slots[slot];
            if (present == 0)
            {
                return default;
            }

            ref readonly var entry = ref _entries[present - 1];
            if (entry.Number == number)
            {
                return entry.Digest == digest ? entry.Link.AsEqual() : entry.Link;
            }

            slot = Next(slot);
        }
    }

    /// <summary>Asks the processor to fetch the slot of an entry that is added soon.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void FetchSlotOf(uint ordinal) => FetchSlot(_entries[ordinal].Number);

    /// <summary>Asks the processor to fetch the slot of a number; the table is larger than its caches.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void FetchSlot(ulong number)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(_slots + SlotOf(number));
        }
    }

    /// <summary>Asks the processor to fetch the entry of a number, whose slot should be there by now.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void FetchEntry(ulong number)
    {
        if (Sse.IsSupported && _slots[SlotOf(number)] is var present and > 0)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref _entries[present - 1]));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => HugePages.Free(_slots);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private nuint SlotOf(ulong number) => (nuint)(unchecked((number ^ (_hashKey >> 17)) * _hashKey * 0x9E3779B97F4A7C15) >> _shift);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private nuint Next(nuint slot) => (slot + 1) & (((nuint)1 << (64 - _shift)) - 1);
}
