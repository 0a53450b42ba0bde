namespace Shikaku.Features.Stops;

/// <summary>A standing as it is on record.</summary>
/// <param name="Version">Names the version.</param>
/// <param name="Content">What it says.</param>
internal sealed record StoredStanding(Guid Version, Standing Content);
