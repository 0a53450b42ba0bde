using Shikaku.Features.Stops.Confirmations;

namespace Shikaku.Features.Stops.Batches;

/// <summary>A row of a file with what became of it.</summary>
/// <param name="Answer">The answer it got.</param>
/// <param name="State">How far its confirmation is; null if it was not taken.</param>
/// <param name="Remark">Why it was sent back or taken back.</param>
/// <param name="IsLooked">Whether whoever asks has looked at it.</param>
internal sealed record BatchLine(BatchAnswer Answer, ConfirmationState? State, string? Remark, bool IsLooked);
