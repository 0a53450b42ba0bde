namespace Shikaku.Features.Members.Documents;

/// <summary>A page of members, for systems.</summary>
/// <param name="Members">The members.</param>
/// <param name="Next">To be sent as after for the next page; null if this is the last.</param>
internal sealed record PageDocument(IEnumerable<HitDocument> Members, MemberPlace? Next)
{
    /// <summary>The document of a page.</summary>
    public static PageDocument Of(MemberPage page) => new(page.Hits.Select(HitDocument.Of), page.Next);
}
