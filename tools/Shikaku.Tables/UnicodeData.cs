namespace Shikaku.Tables;

/// <summary>What UnicodeData.txt says about each character.</summary>
internal sealed class UnicodeData
{
    private readonly Dictionary<int, Entry> _entries = [];
    private readonly Dictionary<(int First, int Second), int> _compositions = [];

    public UnicodeData(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var fields = line.Split(';');
            var decomposition = fields[5];
            var tag = decomposition.StartsWith('<') ? decomposition[1..decomposition.IndexOf('>', StringComparison.Ordinal)] : "";
            int[] parts = [.. decomposition.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(part => part[0] != '<').Select(part => CodePoint.Parse(part))];
            var codePoint = CodePoint.Parse(fields[0]);
            _entries[codePoint] = new(fields[1], fields[2], tag, parts, fields[12].Length == 0 ? null : CodePoint.Parse(fields[12]));
        }

        // The composition exclusions are all outside what a name or an address of this register holds, but for singletons,
        // which have one part and so never get here.
        foreach (var (codePoint, entry) in _entries)
        {
            if (entry.Tag.Length == 0 && entry.Parts.Length == 2)
            {
                _compositions.TryAdd((entry.Parts[0], entry.Parts[1]), codePoint);
            }
        }
    }

    public IEnumerable<KeyValuePair<int, Entry>> All => _entries.OrderBy(entry => entry.Key);

    public Entry? Find(int codePoint) => _entries.GetValueOrDefault(codePoint);

    /// <summary>The one character that NFKC makes of a character.</summary>
    /// <returns>The character itself if NFKC leaves it or makes several of it.</returns>
    public int SingleCompatibilityForm(int codePoint)
    {
        var parts = new List<int>();
        Decompose(codePoint, parts);
        while (parts.Count > 1 && _compositions.TryGetValue((parts[0], parts[1]), out var composed))
        {
            parts[0] = composed;
            parts.RemoveAt(1);
        }

        return parts.Count == 1 ? parts[0] : codePoint;
    }

    private void Decompose(int codePoint, List<int> parts)
    {
        var entry = Find(codePoint);
        if (entry is null || entry.Parts.Length == 0)
        {
            parts.Add(codePoint);
            return;
        }

        foreach (var part in entry.Parts)
        {
            Decompose(part, parts);
        }
    }

    /// <param name="Name">Character name.</param>
    /// <param name="Category">General category.</param>
    /// <param name="Tag">Kind of compatibility decomposition; empty if canonical or none.</param>
    /// <param name="Parts">The decomposition, one step.</param>
    /// <param name="Capital">The capital letter of a small one.</param>
    internal sealed record Entry(string Name, string Category, string Tag, int[] Parts, int? Capital);
}
