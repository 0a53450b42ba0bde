namespace Shikaku.Features.Stops.Work;

/// <summary>Results of a list.</summary>
/// <param name="Rows">Those asked for.</param>
/// <param name="Total">How many the list has.</param>
internal sealed record ResultPage(IReadOnlyList<ResultRow> Rows, long Total);
