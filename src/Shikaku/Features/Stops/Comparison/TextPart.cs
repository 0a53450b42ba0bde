namespace Shikaku.Features.Stops.Comparison;

/// <summary>A stretch of a compared text.</summary>
/// <param name="Text">The stretch.</param>
/// <param name="IsDifferent">Whether a reason of the comparison points at it.</param>
public sealed record TextPart(string Text, bool IsDifferent);
