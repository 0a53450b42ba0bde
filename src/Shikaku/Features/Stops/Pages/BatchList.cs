using Shikaku.Features.Stops.Batches;

namespace Shikaku.Features.Stops.Pages;

/// <summary>Files of confirmations as their page shows them.</summary>
public sealed class BatchList
{
    internal BatchList(IReadOnlyList<BatchView> files) => Files = files;

    /// <summary>The files, newest first.</summary>
    internal IReadOnlyList<BatchView> Files { get; }
}
