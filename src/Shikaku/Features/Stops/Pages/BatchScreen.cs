using Shikaku.Features.Stops.Batches;

namespace Shikaku.Features.Stops.Pages;

/// <summary>A file of confirmations as its page shows it.</summary>
public sealed class BatchScreen
{
    internal BatchScreen(BatchView file, IReadOnlyList<BatchLine> lines, int sample, bool mayApprove) => (File, Lines, Sample, MayApprove) = (file, lines, sample, mayApprove);

    /// <summary>The file.</summary>
    internal BatchView File { get; }

    /// <summary>The rows of the page.</summary>
    internal IReadOnlyList<BatchLine> Lines { get; }

    /// <summary>So many rows are to be looked at before an approval.</summary>
    internal int Sample { get; }

    /// <summary>Whether whoever looks may approve.</summary>
    internal bool MayApprove { get; }
}
