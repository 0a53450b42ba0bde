namespace Shikaku.Features.Members.Documents;

/// <summary>What is true of a qualification on some days, for systems.</summary>
/// <param name="From">First day.</param>
/// <param name="Until">The day after the last; null without end.</param>
/// <param name="Values">By the columns of the members file; a column that says nothing is left out.</param>
internal sealed record VersionDocument(DateOnly From, DateOnly? Until, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>The document of a version.</summary>
    public static VersionDocument Of(MemberVersion version) => new(version.Content.From, version.Content.Until, DocumentText.ValuesOf(version.Content));
}
