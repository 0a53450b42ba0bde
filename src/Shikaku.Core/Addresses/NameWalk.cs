using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Shikaku.Core.Addresses;

/// <summary>How far some units go along the names of an owner in <see cref="KeyedNames"/>, and where on the way a name may end.</summary>
internal struct NameWalk
{
    /// <summary>Units of the longest name that a walk can find.</summary>
    public const int MostUnits = 32;

    // The last keys of a name are kept in its entry, each as far as it fits into a unit of UTF-16.
    private const int MostLastKeys = 8;
    private const int SmallestCutKey = char.MaxValue;

    /// <summary>Where the names of the owner lie.</summary>
    public KeyedNames.Section Section;

    /// <summary>So many units may be the beginning of a name.</summary>
    public int Length;

    private uint _ends;
    private uint _cutKeys;
    private Places _places;
    private Keys _keys;

    /// <summary>Begins a walk; what it will find needs no clearing.</summary>
    [SkipLocalsInit]
    public static void Begin(out NameWalk walk)
    {
        Unsafe.SkipInit(out walk);
        walk._ends = 0;
        walk._cutKeys = 0;

        // Before the first key there are none.
        ((Span<ushort>)walk._keys)[..MostLastKeys].Clear();
    }

    /// <summary>Goes on by one unit.</summary>
    /// <param name="unit">Its place.</param>
    /// <param name="key">Its key.</param>
    /// <param name="place">What the keys so far are looked up by.</param>
    /// <param name="mayBeName">Whether some name may end here.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int unit, int key, uint place, bool mayBeName)
    {
        _places[unit] = place;
        _keys[MostLastKeys + unit] = (ushort)Math.Min(key, SmallestCutKey);
        _ends |= (mayBeName ? 1u : 0u) << unit;
        _cutKeys |= (key >= SmallestCutKey ? 1u : 0u) << unit;
    }

    /// <summary>Whether a name of so many units may end there.</summary>
    public readonly bool EndsWithName(int length) => length > 0 && length <= Length && (_ends >> (length - 1) & 1) != 0;

    /// <summary>Takes the longest name that may be there.</summary>
    public bool TryTakeLongest(out int length)
    {
        length = 32 - BitOperations.LeadingZeroCount(_ends);
        _ends &= ~(uint)(1UL << length >> 1);
        return length > 0;
    }

    /// <summary>What so many keys are looked up by.</summary>
    public readonly uint PlaceOf(int length) => _places[length - 1];

    /// <summary>The last of so many keys.</summary>
    public readonly LastKeys LastKeysOf(int length)
    {
        var keys = MemoryMarshal.Cast<ushort, ulong>(((ReadOnlySpan<ushort>)_keys).Slice(length, MostLastKeys));
        return new(keys[0], keys[1]);
    }

    /// <summary>Whether the last keys are all of so many, and none is cut.</summary>
    public readonly bool HoldsKeysOf(int length) => length <= MostLastKeys && (_cutKeys & ((1u << length) - 1)) == 0;

    /// <summary>Eight keys; those before the first of a shorter name are 0.</summary>
    internal readonly record struct LastKeys(ulong First, ulong Second);

    [InlineArray(MostUnits)]
    private struct Places
    {
        private uint _first;
    }

    [InlineArray(MostLastKeys + MostUnits)]
    private struct Keys
    {
        private ushort _first;
    }
}
