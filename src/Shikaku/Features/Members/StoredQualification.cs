namespace Shikaku.Features.Members;

/// <summary>A version as it is on record, or will be with the transaction at hand.</summary>
/// <param name="Version">Names it.</param>
/// <param name="Content">What it says.</param>
/// <param name="IsNew">Whether the transaction opens it.</param>
internal sealed record StoredQualification(Guid Version, Qualification Content, bool IsNew);
