namespace Shikaku.Features.MissingNumbers;

/// <summary>A page of the work list.</summary>
/// <param name="Total">How many entries there are on all pages.</param>
/// <param name="Rows">Those of the page.</param>
internal sealed record MissingPage(long Total, IReadOnlyList<StoredMissingEntry> Rows);
