namespace Shikaku.Core.Residue;

/// <summary>How things stood at the end of a day, as was known then.</summary>
/// <param name="Day">The day.</param>
/// <param name="Detected">How many were found since the point before.</param>
/// <param name="Stopped">How many were stopped.</param>
/// <param name="Residue">How many of them were left over.</param>
public sealed record ResiduePoint(DateOnly Day, long Detected, long Stopped, long Residue);
