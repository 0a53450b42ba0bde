namespace Shikaku.Features.Accounts;

/// <summary>A page of what was found.</summary>
/// <typeparam name="T">What was looked for.</typeparam>
/// <param name="Rows">The rows of the page.</param>
/// <param name="Total">Number of rows on all pages.</param>
internal sealed record Found<T>(IReadOnlyList<T> Rows, long Total);
