using Shikaku.ReferenceData;

namespace Shikaku.Features.Doctor;

/// <summary>A reference table and whether it is the one that the manifest lists.</summary>
/// <param name="Entry">What the manifest says.</param>
/// <param name="Damage">What is wrong with it, as a Japanese sentence; null if nothing is.</param>
internal sealed record TableState(TableEntry Entry, string? Damage);
