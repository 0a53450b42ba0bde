using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Shikaku.Core.Text;

namespace Shikaku.Features.Checks.Join;

/// <summary>
/// Finds resident rows by 個人番号: an open hash table over a list of entries. Each slot holds an ordinal and a tag of the number, so that the entry of
/// another number is hardly ever fetched from the memory. Read by all workers at once.
/// </summary>
internal sealed unsafe class ResidentIndex : IDisposable
{
    private const int FewestSlots = 16;
    private const int TagShift = 32;

    private readonly UnmanagedList<ResidentEntry> _entries;
    private readonly ulong _hashKey;
    private readonly ulong* _slots;
    private readonly int _shift;

    /// <summary>Makes an empty table.</summary>
    /// <param name="entries">The entries, which must live as long as the table.</param>
    /// <param name="count">How many entries will be added.</param>
    /// <param name="hashKey">Random bits, so that nobody can choose numbers that collide.</param>
    public ResidentIndex(UnmanagedList<ResidentEntry> entries, long count, ulong hashKey)
    {
        _entries = entries;
        _hashKey = hashKey | 1;
        var slots = SlotsFor(count);
        _shift = 64 - System.Numerics.BitOperations.Log2(slots);
        var bytes = (nuint)slots * sizeof(ulong);
        _slots = (ulong*)HugePages.Allocate(bytes);
        NativeMemory.Clear(_slots, bytes);
    }

    /// <summary>Bytes that a table of so many entries takes, with the entries.</summary>
    public static long BytesFor(long count) => (count * sizeof(ResidentEntry)) + ((long)SlotsFor(count) * sizeof(ulong));

    /// <summary>
    /// Adds an entry. Several threads may add at once; of entries with one number the one that stands first in the file stays,
    /// whatever the order of adding.
    /// </summary>
    /// <param name="ordinal">The entry.</param>
    /// <returns>The link of the entry with the same number that lost, or null.</returns>
    public ResidentLink? Add(uint ordinal)
    {
        ref readonly var entry = ref _entries[ordinal];
        var hash = HashOf(entry.Number);
        var content = TagOf(hash) | (ordinal + 1UL);
        var slot = SlotOf(hash);
        while (true)
        {
            var present = Volatile.Read(ref _slots[slot]);
            if (present == 0)
            {
                present = Interlocked.CompareExchange(ref _slots[slot], content, 0);
                if (present == 0)
                {
                    return null;
                }
            }

            if (TagIn(present) != TagOf(hash) || _entries[OrdinalIn(present)].Number != entry.Number)
            {
                slot = Next(slot);
                continue;
            }

            ref readonly var other = ref _entries[OrdinalIn(present)];
            if (other.Link.Offset < entry.Link.Offset)
            {
                return entry.Link;
            }

            if (Interlocked.CompareExchange(ref _slots[slot], content, present) == present)
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
        var hash = HashOf(number);
        for (var slot = SlotOf(hash); _slots[slot] is var present and not 0; slot = Next(slot))
        {
            if (TagIn(present) == TagOf(hash))
            {
                ref readonly var entry = ref _entries[OrdinalIn(present)];
                if (entry.Number == number)
                {
                    return entry.Digest == digest ? entry.Link.AsEqual() : entry.Link;
                }
            }
        }

        return default;
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
            Sse.Prefetch0(_slots + SlotOf(HashOf(number)));
        }
    }

    /// <summary>Asks the processor to fetch the entry of a number, whose slot should be there by now.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void FetchEntry(ulong number)
    {
        if (!Sse.IsSupported)
        {
            return;
        }

        var hash = HashOf(number);
        for (var slot = SlotOf(hash); _slots[slot] is var present and not 0; slot = Next(slot))
        {
            if (TagIn(present) == TagOf(hash))
            {
                Sse.Prefetch0(Unsafe.AsPointer(ref _entries[OrdinalIn(present)]));
                return;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => HugePages.Free(_slots);

    /// <summary>Three quarters of the slots are taken at most.</summary>
    private static ulong SlotsFor(long count) => System.Numerics.BitOperations.RoundUpToPowerOf2((ulong)Math.Max(FewestSlots, count * 4 / 3));

    /// <summary>The last bits of the hash: the first ones have chosen the slot.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong TagOf(ulong hash) => hash << TagShift;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong TagIn(ulong slot) => slot & ~(ulong)uint.MaxValue;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint OrdinalIn(ulong slot) => (uint)(slot & uint.MaxValue) - 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong HashOf(ulong number) => unchecked((number ^ (_hashKey >> 17)) * _hashKey * 0x9E3779B97F4A7C15);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private nuint SlotOf(ulong hash) => (nuint)(hash >> _shift);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private nuint Next(nuint slot) => (slot + 1) & (((nuint)1 << (64 - _shift)) - 1);
}
