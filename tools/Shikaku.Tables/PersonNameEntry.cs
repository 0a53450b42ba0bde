using System.Buffers;

namespace Shikaku.Tables;

/// <summary>A surname or given name of the dictionary.</summary>
/// <param name="Name">As written.</param>
/// <param name="Reading">In full-width katakana.</param>
internal sealed record PersonNameEntry(string Name, string Reading)
{
    // Marks of names transcribed from other languages; the dictionary holds those too.
    private static readonly SearchValues<char> ForeignKana = SearchValues.Create("ァィゥェォヴー");

    /// <summary>The entries of one kind, each name once, with the reading that the dictionary holds to be the commonest (the cheapest).</summary>
    public static IReadOnlyList<PersonNameEntry> Read(IEnumerable<string> lines, string kind) =>
        [.. lines.Select(line => line.Split(','))
            .Where(fields => fields[7] == kind && IsPlain(fields[0], fields[11]))
            .GroupBy(fields => fields[0], StringComparer.Ordinal)
            .Select(name => name.OrderBy(fields => int.Parse(fields[3], System.Globalization.CultureInfo.InvariantCulture)).ThenBy(fields => fields[11], StringComparer.Ordinal).First())
            .Select(fields => new PersonNameEntry(fields[0], fields[11]))];

    private static bool IsPlain(string name, string reading) =>
        name.Length <= 3 && name.All(IsKanji) && reading.Length is >= 2 and <= 7 && reading.AsSpan().IndexOfAny(ForeignKana) < 0;

    private static bool IsKanji(char character) => character is '々' or (>= '\u4E00' and <= '\u9FFF');
}
