namespace Shikaku.Core.Matching;

/// <summary>A stretch of a submitted text, in UTF-16 code units. The default value is the empty stretch at the start.</summary>
/// <param name="Start">Index of the first code unit, 0 to 65,535.</param>
/// <param name="Length">Number of code units, 0 to 65,535.</param>
public readonly record struct TextRange(ushort Start, ushort Length);
