namespace Shikaku.Features.Members.Documents;

/// <summary>A search, as systems send it.</summary>
/// <param name="Terms">What is looked for.</param>
/// <param name="After">What the page before gave as next; null for the first page.</param>
/// <param name="Count">Most members of the page.</param>
internal sealed record SearchDocument(MemberSearchTerms? Terms = null, MemberPlace? After = null, int Count = 50);
