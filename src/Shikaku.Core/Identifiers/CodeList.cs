using System.Runtime.CompilerServices;

namespace Shikaku.Core.Identifiers;

/// <summary>One code list (ID-04): codes with names and the days between which they may be given.</summary>
public sealed class CodeList
{
    /// <summary>Most bytes of a code.</summary>
    public const int MaxCodeLength = 8;

    private readonly ulong[] _keys;
    private readonly Entry[] _entries;

    internal CodeList(string name, IReadOnlyList<Entry> entries)
    {
        Name = name;
        _entries = [.. entries];
        _keys = Array.ConvertAll(_entries, static entry => KeyOf(System.Text.Encoding.UTF8.GetBytes(entry.Code)));
    }

    /// <summary>Name of the list, as in <c>loss_reason</c>.</summary>
    public string Name { get; }

    /// <summary>The codes.</summary>
    public IReadOnlyList<Entry> Entries => _entries;

    /// <summary>Finds a code after the folding of ID-02; the number of digits must be that of the list, so 1 is not 01.</summary>
    /// <param name="text">The code as submitted, in UTF-8.</param>
    /// <returns>Null if the list does not hold it.</returns>
    public Entry? Find(ReadOnlySpan<byte> text) => FindFolded(text) ?? FindByFolding(text);

    /// <summary>
    /// Whether a code may be registered on a day: one that is not yet in force is unknown. One that has ended is accepted, since rows about earlier years carry it.
    /// </summary>
    public bool IsKnown(ReadOnlySpan<byte> text, DateOnly today) => Find(text) is { } entry && !(entry.ValidFrom > today);

    /// <summary>Apart, so that the buffer is made only for a text that needs it.</summary>
    private Entry? FindByFolding(ReadOnlySpan<byte> text)
    {
        Span<byte> buffer = stackalloc byte[IdentifierText.MaxLength];
        var length = IdentifierText.Fold(text, buffer);
        return length < 0 ? null : FindFolded(buffer[..length]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Entry? FindFolded(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > MaxCodeLength)
        {
            return null;
        }

        // So few codes that calling a search costs more than looking through them.
        var key = KeyOf(text);
        for (var i = 0; i < _keys.Length; i++)
        {
            if (_keys[i] == key)
            {
                return _entries[i];
            }
        }

        return null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong KeyOf(ReadOnlySpan<byte> text)
    {
        var key = 0UL;
        foreach (var character in text)
        {
            key = (key << 8) | character;
        }

        return key;
    }

    /// <summary>One code.</summary>
    /// <param name="Code">The code.</param>
    /// <param name="Name">Japanese name.</param>
    /// <param name="ValidFrom">First day, or null.</param>
    /// <param name="ValidTo">Last day, or null.</param>
    public sealed record Entry(string Code, string Name, DateOnly? ValidFrom, DateOnly? ValidTo);
}
