namespace Shikaku.Features.Stops.Batches;

/// <summary>What came of the approval of a file.</summary>
/// <param name="Approved">So many stops were lifted.</param>
/// <param name="SentBack">So many could no longer be approved, since something has changed.</param>
/// <param name="Left">So many wait for another person.</param>
internal sealed record BatchApproval(int Approved, int SentBack, int Left);
