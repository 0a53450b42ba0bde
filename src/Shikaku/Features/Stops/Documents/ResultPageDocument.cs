using Shikaku.Features.Stops.Work;

namespace Shikaku.Features.Stops.Documents;

/// <summary>A page of results, in the order of work.</summary>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Results">Those of the page.</param>
public sealed record ResultPageDocument(long Total, IReadOnlyList<ResultDocument> Results)
{
    /// <summary>The document of a page.</summary>
    internal static ResultPageDocument Of(ResultPage page) => new(page.Total, [.. page.Rows.Select(ResultDocument.Of)]);
}
