namespace Shikaku.Features.Stops.Confirmations;

/// <summary>A confirmation as it is on record.</summary>
/// <param name="Version">Names the version.</param>
/// <param name="Content">What it says.</param>
/// <param name="RecordedAt">Since when it says so.</param>
internal sealed record StoredConfirmation(Guid Version, Confirmation Content, DateTimeOffset RecordedAt);
