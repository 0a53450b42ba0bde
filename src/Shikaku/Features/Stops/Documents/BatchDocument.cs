using Shikaku.Features.Stops.Batches;

namespace Shikaku.Features.Stops.Documents;

/// <summary>A file of confirmations, for systems.</summary>
/// <param name="Id">Names it.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Accepted">Of them, those that were taken.</param>
/// <param name="Waiting">Of those, the ones that wait for approval.</param>
/// <param name="Approved">The ones that were approved.</param>
public sealed record BatchDocument(Guid Id, DateTimeOffset ReceivedAt, int Rows, int Accepted, int Waiting, int Approved)
{
    /// <summary>The document of a file.</summary>
    internal static BatchDocument Of(BatchView view) => new(view.Id, view.ReceivedAt, view.Rows, view.Accepted, view.Waiting, view.Approved);
}
