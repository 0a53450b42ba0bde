namespace Shikaku.Features.Stops.Batches;

/// <summary>How the audit names a file of confirmations.</summary>
internal static class BatchEvidence
{
    /// <summary>The text.</summary>
    public static string Of(Guid batch) => $"confirmation file {batch}";
}
