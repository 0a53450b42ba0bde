namespace Shikaku.Features.Members.Documents;

/// <summary>A member that was found, for systems.</summary>
/// <param name="Id">Names the member in addresses.</param>
/// <param name="State">future, active or lost.</param>
/// <param name="Values">The newest version, by the columns of the members file.</param>
internal sealed record HitDocument(Guid Id, string State, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>The document of a hit.</summary>
    public static HitDocument Of(MemberHit hit) => new(hit.Newest.Content.MemberKey, DocumentText.NameOf(hit.State), DocumentText.ValuesOf(hit.Newest.Content));
}
