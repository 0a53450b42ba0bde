using Shikaku.Features.Stops.Batches;
using Shikaku.Features.Stops.Confirmations;

namespace Shikaku.Features.Stops.Pages;

/// <summary>What waits for the second person, as its page shows it.</summary>
public sealed class ApprovalList
{
    internal ApprovalList(IReadOnlyList<StoredConfirmation> confirmations, IReadOnlyList<BatchView> batches) => (Confirmations, Batches) = (confirmations, batches);

    /// <summary>Those entered one by one.</summary>
    internal IReadOnlyList<StoredConfirmation> Confirmations { get; }

    /// <summary>The files.</summary>
    internal IReadOnlyList<BatchView> Batches { get; }
}
