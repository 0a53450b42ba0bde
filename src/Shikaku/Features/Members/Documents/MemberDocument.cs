namespace Shikaku.Features.Members.Documents;

/// <summary>A member, for systems.</summary>
/// <param name="Id">Names the member in addresses.</param>
/// <param name="Day">The day that was asked about.</param>
/// <param name="KnownAt">The time of record; null is now.</param>
/// <param name="IndividualNumber">The individual number, masked.</param>
/// <param name="Qualifications">All qualifications on record then.</param>
internal sealed record MemberDocument(Guid Id, DateOnly Day, DateTimeOffset? KnownAt, string IndividualNumber, IEnumerable<QualificationDocument> Qualifications)
{
    /// <summary>The document of a view.</summary>
    public static MemberDocument Of(Guid id, MemberView view) =>
        new(id, view.Day, view.Known, view.MaskedNumber, view.Qualifications.Select(QualificationDocument.Of));
}
