namespace Shikaku.Features.Members.Documents;

/// <summary>A qualification, for systems.</summary>
/// <param name="Id">Names the qualification in addresses.</param>
/// <param name="Etag">To be sent as If-Match with a notice about it; null in a view of former times.</param>
/// <param name="State">future, active or lost on the day.</param>
/// <param name="Versions">Its versions in the order of their days.</param>
internal sealed record QualificationDocument(Guid Id, string? Etag, string State, IEnumerable<VersionDocument> Versions)
{
    /// <summary>The document of a qualification.</summary>
    public static QualificationDocument Of(QualificationView view) =>
        new(view.Versions[^1].Id, DocumentText.TagOf(view.LastChange), DocumentText.NameOf(view.State), view.Versions.Select(VersionDocument.Of));
}
