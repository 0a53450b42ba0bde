namespace Shikaku.Features.Stops.Residue;

/// <summary>Members behind a figure.</summary>
/// <param name="Rows">Those asked for.</param>
/// <param name="Total">How many there are.</param>
internal sealed record ResidueRows(IReadOnlyList<ResidueRow> Rows, long Total);
