namespace Shikaku.Features.MissingNumbers.Pages;

/// <summary>The counts of all insurers as their page shows them.</summary>
public sealed class MissingCountList
{
    internal MissingCountList(IEnumerable<MissingCount> counts) => Rows = [.. counts.GroupBy(count => count.Insurer, StringComparer.Ordinal).Select(insurer => new Row(insurer.Key, insurer.ToDictionary(count => count.State, count => count.Count)))];

    /// <summary>A row for each insurer.</summary>
    internal IReadOnlyList<Row> Rows { get; }

    /// <summary>The counts of an insurer.</summary>
    /// <param name="Insurer">保険者番号.</param>
    /// <param name="Counts">How many are in which state.</param>
    internal sealed record Row(string Insurer, IReadOnlyDictionary<MissingState, long> Counts);
}
