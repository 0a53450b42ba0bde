namespace Shikaku.Features.Members;

/// <summary>A member that was found.</summary>
/// <param name="Newest">The newest version of the newest qualification.</param>
/// <param name="State">Where the present day stands to that qualification.</param>
internal sealed record MemberHit(StoredQualification Newest, QualificationState State);
