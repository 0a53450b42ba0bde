namespace Shikaku.Features.Sampling;

/// <summary>Names of one kind, drawn by their frequency, and found by reading or first character.</summary>
internal sealed class NameList
{
    private readonly PersonNameEntry[] _entries;
    private readonly AliasTable _draw;
    private readonly Dictionary<string, PersonNameEntry[]> _byReading;
    private readonly Dictionary<char, PersonNameEntry[]> _byFirstCharacter;

    /// <summary>Makes the list.</summary>
    /// <param name="entries">Name and weight.</param>
    public NameList(IReadOnlyList<(PersonNameEntry Entry, long Weight)> entries)
    {
        _entries = [.. entries.Select(entry => entry.Entry)];
        _draw = new AliasTable([.. entries.Select(entry => entry.Weight)]);
        _byReading = _entries.GroupBy(entry => entry.Reading, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        _byFirstCharacter = _entries.GroupBy(entry => entry.Text[0]).ToDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>Draws a name.</summary>
    public PersonNameEntry Draw(DeterministicRandom random) => _entries[_draw.Draw(random)];

    /// <summary>The names read alike, 同音.</summary>
    public ReadOnlySpan<PersonNameEntry> ReadAs(string reading) => _byReading.GetValueOrDefault(reading);

    /// <summary>Draws among the names that begin with a character, as the names of brothers and sisters often do; among all if there is none.</summary>
    public PersonNameEntry DrawBeginningWith(char first, DeterministicRandom random) =>
        _byFirstCharacter.TryGetValue(first, out var entries) ? random.Pick<PersonNameEntry>(entries) : Draw(random);
}
