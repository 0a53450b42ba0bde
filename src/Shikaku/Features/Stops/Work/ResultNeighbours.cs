namespace Shikaku.Features.Stops.Work;

/// <summary>What stands beside a result in a list.</summary>
/// <param name="Previous">The one before; null if it is the first.</param>
/// <param name="Next">The one after; null if it is the last.</param>
/// <param name="Rest">How many come after it.</param>
internal sealed record ResultNeighbours(QualificationReference? Previous, QualificationReference? Next, long Rest);
