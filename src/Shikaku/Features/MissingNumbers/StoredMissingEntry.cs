namespace Shikaku.Features.MissingNumbers;

/// <summary>A version of an entry on record.</summary>
/// <param name="Version">The version.</param>
/// <param name="Content">What it says.</param>
internal sealed record StoredMissingEntry(Guid Version, MissingEntry Content);
