namespace Shikaku.Features.Members;

/// <summary>Where a page of found members ends, and the next begins. It holds what the member is called: it belongs into bodies, never into addresses.</summary>
/// <param name="Key">What the search goes by.</param>
/// <param name="MemberId">The member.</param>
internal sealed record MemberPlace(string Key, string MemberId);
