namespace Shikaku.Features.Members;

/// <summary>Members that were found.</summary>
/// <param name="Hits">The members.</param>
/// <param name="Next">Where the next page begins; null if this is the last.</param>
internal sealed record MemberPage(IReadOnlyList<MemberHit> Hits, MemberPlace? Next);
