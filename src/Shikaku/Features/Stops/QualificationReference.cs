namespace Shikaku.Features.Stops;

/// <summary>Which qualification: the member at its insurer, and the day of acquisition.</summary>
/// <param name="MemberKey">The member's key.</param>
/// <param name="AcquiredOn">資格取得年月日.</param>
internal readonly record struct QualificationReference(Guid MemberKey, DateOnly AcquiredOn);
