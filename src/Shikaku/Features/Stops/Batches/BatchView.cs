using Shikaku.Features.Audit;

namespace Shikaku.Features.Stops.Batches;

/// <summary>A file of confirmations as it stands.</summary>
/// <param name="Id">Names it.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="ReceivedBy">Who handed it in.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Accepted">Of them, those that were taken.</param>
/// <param name="Waiting">Of those, the ones that wait for approval.</param>
/// <param name="Approved">The ones that were approved.</param>
/// <param name="Looked">The waiting ones that whoever asks has looked at.</param>
internal sealed record BatchView(Guid Id, DateTimeOffset ReceivedAt, Actor ReceivedBy, int Rows, int Accepted, int Waiting, int Approved, int Looked);
