namespace Shikaku.Core.Addresses;

/// <summary>
/// A read-only dictionary of names as sequences of keys, each belonging to an owner (towns: their municipality). Looked up by a hash that
/// grows unit by unit, so that the longest match from one place costs one look-up per unit. Several entries may have one name.
/// </summary>
internal sealed class KeyedNames
{
    /// <summary>What a look-up that finds nothing returns.</summary>
    public const int None = -1;

    private const int BitsOfWord = 4;
    private const uint WordMask = 15;
    private const uint BeginsName = 1;
    private const uint IsName = 2;

    private readonly int[] _heads;
    private readonly uint _mask;
    private readonly uint[] _prefixes;
    private int[] _keys = new int[1024];
    private Entry[] _entries = new Entry[256];
    private int _keyCount;

    /// <summary>Makes an empty dictionary.</summary>
    /// <param name="expected">About how many names will be added.</param>
    public KeyedNames(int expected)
    {
        _heads = new int[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(expected, 16))];
        _heads.AsSpan().Fill(None);
        _mask = (uint)_heads.Length - 1;
        _prefixes = new uint[_heads.Length];
    }

    /// <summary>Number of entries.</summary>
    public int Count { get; private set; }

    /// <summary>Units of the longest name.</summary>
    public int LongestName { get; private set; }

    /// <summary>Bytes that the arrays take.</summary>
    public int Bytes => sizeof(int) * (_heads.Length + _prefixes.Length + _keys.Length + (4 * _entries.Length));

    /// <summary>The hash of an empty name of an owner.</summary>
    public static uint Begin(int owner) => unchecked((uint)owner * 0x9E3779B1u);

    /// <summary>The hash of a name that is one key longer.</summary>
    public static uint Extend(uint hash, int key) => unchecked(System.Numerics.BitOperations.RotateLeft((hash ^ (uint)key) * 0x85EBCA6Bu, 13));

    /// <summary>The hash of owner and name.</summary>
    public static uint HashOf(int owner, ReadOnlySpan<AddressUnit> name)
    {
        var hash = Begin(owner);
        foreach (ref readonly var unit in name)
        {
            hash = Extend(hash, unit.Key);
        }

        return hash;
    }

    /// <summary>Adds a name.</summary>
    /// <returns>Its entry.</returns>
    public int Add(int owner, ReadOnlySpan<AddressUnit> name)
    {
        var start = _keyCount;
        if (start + name.Length > _keys.Length)
        {
            Array.Resize(ref _keys, 2 * _keys.Length);
        }

        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, 2 * Count);
        }

        var hash = Begin(owner);
        for (var i = 0; i < name.Length; i++)
        {
            _keys[start + i] = name[i].Key;
            hash = Extend(hash, name[i].Key);
            var place = Mix(hash);
            _prefixes[(place >> BitsOfWord) & _mask] |= (i + 1 < name.Length ? BeginsName : BeginsName | IsName) << (int)(2 * (place & WordMask));
        }

        ref var head = ref _heads[BucketOf(hash)];
        _entries[Count] = new() { Owner = owner, Next = head, Start = start, Length = name.Length };
        head = Count;
        _keyCount += name.Length;
        LongestName = Math.Max(LongestName, name.Length);
        return Count++;
    }

    /// <summary>Gives back the memory kept for further names.</summary>
    public void Trim()
    {
        Array.Resize(ref _keys, _keyCount);
        Array.Resize(ref _entries, Count);
    }

    /// <summary>Whether some name may begin with what was hashed; if not, looking for a longer one is in vain.</summary>
    public bool MayBegin(uint hash)
    {
        var place = Mix(hash);
        return (_prefixes[(place >> BitsOfWord) & _mask] & (BeginsName << (int)(2 * (place & WordMask)))) != 0;
    }

    /// <summary>Whether some name may be what was hashed; if not, finding it is in vain.</summary>
    public bool MayBe(uint hash)
    {
        var place = Mix(hash);
        return (_prefixes[(place >> BitsOfWord) & _mask] & (IsName << (int)(2 * (place & WordMask)))) != 0;
    }

    /// <summary>Finds an entry by owner and name.</summary>
    /// <param name="hash">The hash of owner and name.</param>
    /// <param name="owner">The owner.</param>
    /// <param name="name">The name.</param>
    /// <param name="after">The entry after which to go on, or <see cref="None"/> to begin.</param>
    /// <returns>The entry, or <see cref="None"/>.</returns>
    public int Find(uint hash, int owner, ReadOnlySpan<AddressUnit> name, int after = None)
    {
        for (var entry = after == None ? _heads[BucketOf(hash)] : _entries[after].Next; entry != None; entry = _entries[entry].Next)
        {
            if (_entries[entry].Owner == owner && _entries[entry].Length == name.Length && IsNamed(entry, name))
            {
                return entry;
            }
        }

        return None;
    }

    /// <summary>The keys of an entry's name.</summary>
    public ReadOnlySpan<int> KeysOf(int entry) => _keys.AsSpan(_entries[entry].Start, _entries[entry].Length);

    private static uint Mix(uint hash) => unchecked((hash ^ (hash >> 15)) * 0x2C1B3C6Du);

    private uint BucketOf(uint hash) => (hash ^ (hash >> 15)) & _mask;

    private bool IsNamed(int entry, ReadOnlySpan<AddressUnit> name)
    {
        var keys = KeysOf(entry);
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] != name[i].Key)
            {
                return false;
            }
        }

        return true;
    }

    // Side by side, since each look-up wants all of it.
    private struct Entry
    {
        public int Owner;
        public int Next;
        public int Start;
        public int Length;
    }
}
