namespace Shikaku.Features.Sampling;

/// <summary>Where a household lives.</summary>
/// <param name="Town">The town.</param>
/// <param name="Chome">丁目, 0 if the town has none.</param>
/// <param name="Block">街区番号 (番), or the first number of a 地番 (番地).</param>
/// <param name="House">住居番号 (号), or the second number of a 地番; 0 if there is none.</param>
/// <param name="IsLotNumber">Whether the numbers are a 地番, written 番地, rather than a 住居表示, written 番 and 号.</param>
/// <param name="Building">Name of the building, empty for a house.</param>
/// <param name="Room">Room in the building, 0 for a house.</param>
internal sealed record HomeAddress(Town Town, int Chome, int Block, int House, bool IsLotNumber, string Building, int Room);
