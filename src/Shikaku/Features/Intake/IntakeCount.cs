namespace Shikaku.Features.Intake;

/// <summary>How many rows had a result.</summary>
/// <param name="Word">The result in a word.</param>
/// <param name="Rows">Number of rows.</param>
public sealed record IntakeCount(string Word, long Rows);
