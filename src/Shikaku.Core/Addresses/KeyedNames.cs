using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Shikaku.Core.Addresses;

/// <summary>
/// A read-only dictionary of names as sequences of keys, each belonging to an owner (towns: their municipality) and standing for a value. A walk
/// goes on unit by unit as long as names begin so; then the longest name is looked up first, mostly the only one. The names of one owner lie side by side, and most names
/// lie whole in their entry: the way to the memory takes longer than all else. Owners are filled one after the other.
/// </summary>
/// <param name="keys">The keys of the units.</param>
internal sealed class KeyedNames(PlaceKeys keys)
{
    /// <summary>What a look-up that finds nothing returns.</summary>
    public const int None = -1;

    private const int FewestEntries = 8;
    private const int EntriesPerWord = 2;
    private const int BitsOfWord = 4;
    private const uint WordMask = 15;
    private const uint BeginsName = 1;
    private const uint IsName = 2;
    private const int BytesPerLine = 64;
    private const int LittleShare = 8;

    // The first entries are of nobody: an owner without names finds nothing there.
    private Entry[] _entries = new Entry[2 * FewestEntries];
    private uint[] _prefixes = new uint[2 * FewestEntries / EntriesPerWord];
    private int[] _keys = new int[1024];
    private Section[] _sections = new Section[1];
    private int _keyCount;
    private int _endOfEntries = FewestEntries;
    private int _lastOwner = None;
    private int _countOfLast;

    /// <summary>Number of names.</summary>
    public int Count { get; private set; }

    /// <summary>Units of the longest name.</summary>
    public int LongestName { get; private set; }

    /// <summary>Bytes that the arrays take.</summary>
    public int Bytes => (sizeof(int) * (_prefixes.Length + _keys.Length)) + (Unsafe.SizeOf<Entry>() * _entries.Length) + (Unsafe.SizeOf<Section>() * _sections.Length);

    /// <summary>Whether the owner has names.</summary>
    public bool HasNames(int owner) => owner < _sections.Length && _sections[owner].EntryCount > 1;

    /// <summary>The entries of an owner, in no order; some are empty and have no keys.</summary>
    public Range EntriesOf(int owner) => HasNames(owner) ? _sections[owner].Start..(_sections[owner].Start + _sections[owner].EntryCount) : default;

    /// <summary>Makes room for so many names, that they need not be moved as they grow.</summary>
    /// <param name="names">About how many names there will be.</param>
    /// <param name="units">About how many units they have together.</param>
    public void Reserve(int names, int units)
    {
        Array.Resize(ref _entries, Math.Max(_entries.Length, 2 * names));
        Array.Resize(ref _prefixes, _entries.Length / EntriesPerWord);
        Array.Resize(ref _keys, Math.Max(_keys.Length, units));
    }

    /// <summary>Begins with an owner that has no name yet.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="names">How many names it will have, or more: they are placed but once if this is not too few.</param>
    /// <exception cref="InvalidOperationException">It has names.</exception>
    public void BeginOwner(int owner, int names)
    {
        if (HasNames(owner))
        {
            throw new InvalidOperationException("The names of one owner must be added together.");
        }

        if (owner >= _sections.Length)
        {
            Array.Resize(ref _sections, Math.Max(owner + 1, 2 * _sections.Length));
        }

        var entries = FewestEntries;
        while (IsFull(entries, names - 1))
        {
            entries *= 2;
        }

        _sections[owner] = new(_endOfEntries, entries);
        _endOfEntries += entries;
        _lastOwner = owner;
        _countOfLast = 0;
        MakeRoom();
    }

    /// <summary>Adds a name, unless the owner has it already.</summary>
    /// <param name="owner">The owner: the one before, or one that has no name yet.</param>
    /// <param name="name">The name.</param>
    /// <param name="value">What it stands for.</param>
    /// <param name="entry">Where the name stands already, or <see cref="None"/>.</param>
    /// <returns>Whether it was added.</returns>
    public bool TryAdd(int owner, ReadOnlySpan<AddressUnit> name, int value, out int entry)
    {
        if (name.Length > NameWalk.MostUnits)
        {
            throw new InvalidDataException("The name of a place is too long.");
        }

        if (owner != _lastOwner)
        {
            BeginOwner(owner, 1);
        }

        if (_keyCount + name.Length > _keys.Length)
        {
            Array.Resize(ref _keys, 2 * (_keyCount + name.Length));
        }

        var nameKeys = _keys.AsSpan(_keyCount, name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            nameKeys[i] = keys.KeyOf(name[i]);
        }

        Walk(nameKeys, out var walk);
        walk.Section = _sections[owner];
        entry = name.IsEmpty ? None : Find(walk, name);
        if (entry != None)
        {
            return false;
        }

        if (IsFull(_sections[owner].EntryCount, _countOfLast))
        {
            GrowLastSection();
        }

        Place(_sections[owner], new() { Start = _keyCount, Length = (byte)name.Length, Value = value, LastKeys = walk.LastKeysOf(name.Length) }, walk);
        _keyCount += name.Length;
        LongestName = Math.Max(LongestName, name.Length);
        _countOfLast++;
        Count++;
        return true;
    }

    /// <summary>Gives back the memory kept for further names, unless it is little.</summary>
    public void Trim()
    {
        if (_keys.Length - _keyCount > _keys.Length / LittleShare)
        {
            Array.Resize(ref _keys, _keyCount);
        }

        if (_entries.Length - _endOfEntries > _entries.Length / LittleShare)
        {
            Array.Resize(ref _entries, _endOfEntries);
            Array.Resize(ref _prefixes, _endOfEntries / EntriesPerWord);
        }
    }

    /// <summary>Tells the processor that the names of an owner will be asked for.</summary>
    public void Prefetch(int owner)
    {
        if (HasNames(owner))
        {
            ref var word = ref _prefixes[_sections[owner].Start / EntriesPerWord];
            Prefetch(ref word);
            Prefetch(ref Unsafe.AddByteOffset(ref word, BytesPerLine));
        }
    }

    /// <summary>Walks along units as long as some name of an owner may begin with them.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="units">The units.</param>
    /// <param name="most">So many units are looked at at most.</param>
    /// <param name="walk">Receives the names that may be there, for <see cref="TryNext"/>.</param>
    public void Walk(int owner, ReadOnlySpan<AddressUnit> units, int most, out NameWalk walk)
    {
        NameWalk.Begin(out walk);
        walk.Section = owner < _sections.Length ? _sections[owner] : default;
        var longest = Math.Min(Math.Min(LongestName, most), units.Length);
        var hash = 0u;
        var i = 0;
        for (; i < longest; i++)
        {
            var key = keys.KeyOf(units[i]);
            hash = Extend(hash, key);
            var place = Mix(hash);
            var found = _prefixes[walk.Section.WordOf(place >> BitsOfWord)] >> (int)(2 * (place & WordMask));
            if ((found & BeginsName) == 0)
            {
                break;
            }

            walk.Add(i, key, place, mayBeName: (found & IsName) != 0);
        }

        walk.Length = i;
    }

    /// <summary>Finds the longest name along a walk that was not found yet.</summary>
    /// <param name="walk">The walk.</param>
    /// <param name="units">The units along which it went.</param>
    /// <param name="entry">The entry of the name.</param>
    /// <param name="length">Units of the name.</param>
    /// <returns>False if there is none left.</returns>
    public bool TryNext(ref NameWalk walk, ReadOnlySpan<AddressUnit> units, out int entry, out int length)
    {
        while (walk.TryTakeLongest(out length))
        {
            entry = Find(walk, units[..length]);
            if (entry != None)
            {
                return true;
            }
        }

        entry = None;
        return false;
    }

    /// <summary>Finds an entry by owner and name.</summary>
    public int Find(int owner, ReadOnlySpan<AddressUnit> name)
    {
        Walk(owner, name, name.Length, out var walk);
        return walk.EndsWithName(name.Length) ? Find(walk, name) : None;
    }

    /// <summary>The keys of an entry's name; none if the entry is empty.</summary>
    public ReadOnlySpan<int> KeysOf(int entry) => _keys.AsSpan(_entries[entry].Start, _entries[entry].Length);

    /// <summary>What an entry stands for.</summary>
    public int ValueOf(int entry) => _entries[entry].Value;

    /// <summary>Lets an entry stand for something else.</summary>
    public void SetValue(int entry, int value) => _entries[entry].Value = value;

    private int Find(in NameWalk walk, ReadOnlySpan<AddressUnit> name)
    {
        var lastKeys = walk.LastKeysOf(name.Length);
        for (var place = walk.PlaceOf(name.Length) >> BitsOfWord; ; place = unchecked(place + 1))
        {
            var index = walk.Section.EntryOf(place);
            ref readonly var entry = ref _entries[index];
            if (entry.Length == 0)
            {
                return None;
            }

            if (entry.LastKeys == lastKeys && entry.Length == name.Length && (walk.HoldsKeysOf(name.Length) || IsNamed(index, name)))
            {
                return index;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Extend(uint hash, int key) => unchecked(System.Numerics.BitOperations.RotateLeft((hash ^ (uint)key) * 0x85EBCA6Bu, 13));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Mix(uint hash) => unchecked((hash ^ (hash >> 15)) * 0x2C1B3C6Du);

    private bool IsNamed(int entry, ReadOnlySpan<AddressUnit> name)
    {
        var named = KeysOf(entry);
        for (var i = 0; i < named.Length; i++)
        {
            if (named[i] != keys.KeyOf(name[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsFull(int entries, int names) => 4 * names >= 3 * entries;

    private void GrowLastSection()
    {
        var former = _sections[_lastOwner];
        var last = _entries.AsSpan(former.Start, former.EntryCount);
        Entry[] entries = [.. last];
        last.Clear();
        _prefixes.AsSpan(former.Start / EntriesPerWord, former.EntryCount / EntriesPerWord).Clear();
        _endOfEntries += former.EntryCount;
        MakeRoom();
        var section = _sections[_lastOwner] = new(former.Start, 2 * former.EntryCount);
        foreach (var entry in entries)
        {
            Walk(_keys.AsSpan(entry.Start, entry.Length), out var walk);
            Place(section, entry, walk);
        }
    }

    private void MakeRoom()
    {
        if (_endOfEntries > _entries.Length)
        {
            Array.Resize(ref _entries, 2 * _endOfEntries);
            Array.Resize(ref _prefixes, _entries.Length / EntriesPerWord);
        }
    }

    // An address that the collector has moved meanwhile does no harm.
    private static unsafe void Prefetch<T>(ref T place)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref place));
        }
    }

    // What the beginnings of a name are looked up by.
    private static void Walk(ReadOnlySpan<int> nameKeys, out NameWalk walk)
    {
        NameWalk.Begin(out walk);
        var hash = 0u;
        for (var i = 0; i < nameKeys.Length; i++)
        {
            hash = Extend(hash, nameKeys[i]);
            walk.Add(i, nameKeys[i], Mix(hash), mayBeName: false);
        }
    }

    private void Place(Section section, in Entry entry, in NameWalk walk)
    {
        if (entry.Length == 0)
        {
            return;
        }

        for (var length = 1; length <= entry.Length; length++)
        {
            var begun = walk.PlaceOf(length);
            _prefixes[section.WordOf(begun >> BitsOfWord)] |= (length < entry.Length ? BeginsName : BeginsName | IsName) << (int)(2 * (begun & WordMask));
        }

        var place = walk.PlaceOf(entry.Length) >> BitsOfWord;
        while (_entries[section.EntryOf(place)].Length > 0)
        {
            place = unchecked(place + 1);
        }

        _entries[section.EntryOf(place)] = entry;
    }

    /// <summary>Where the names of one owner lie. The default value is that of an owner without names.</summary>
    internal readonly struct Section(int start, int entryCount)
    {
        private readonly int _mask = entryCount - 1;

        /// <summary>First entry.</summary>
        public int Start => start;

        /// <summary>Number of entries, empty ones counted; 1 of an owner without names.</summary>
        public int EntryCount => _mask + 1;

        /// <summary>The entry of a place, which may be any number.</summary>
        public int EntryOf(uint place) => unchecked(start + ((int)place & _mask));

        /// <summary>The word of the prefixes of a place, which may be any number.</summary>
        public int WordOf(uint place) => unchecked((int)((uint)EntryOf(place) / EntriesPerWord));
    }

    // Side by side, since each look-up wants all of it. Empty if it has no length.
    [StructLayout(LayoutKind.Auto)]
    private struct Entry
    {
        private const int BitsOfLength = 8;

        public NameWalk.LastKeys LastKeys;
        public int Value;
        private uint _place;

        public int Start
        {
            readonly get => (int)(_place >> BitsOfLength);
            set => _place = ((uint)value << BitsOfLength) | Length;
        }

        public byte Length
        {
            readonly get => unchecked((byte)_place);
            set => _place = (_place & ~(uint)byte.MaxValue) | value;
        }
    }
}
