namespace Shikaku.Features.MissingNumbers.Documents;

/// <summary>A page of the work list of missing numbers, the oldest first.</summary>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Entries">Those of the page.</param>
public sealed record MissingPageDocument(long Total, IReadOnlyList<MissingEntryDocument> Entries)
{
    /// <summary>The document of a page.</summary>
    internal static MissingPageDocument Of(MissingPage page) => new(page.Total, [.. page.Rows.Select(row => MissingEntryDocument.Of(row.Content))]);
}
