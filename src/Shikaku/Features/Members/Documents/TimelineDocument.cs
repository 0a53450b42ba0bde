namespace Shikaku.Features.Members.Documents;

/// <summary>A change of a member, for systems.</summary>
/// <param name="MadeAt">When.</param>
/// <param name="Actor">Who.</param>
/// <param name="Operation">What was done, as the audit names it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Evidence">What shows that it is right.</param>
/// <param name="AcquiredOn">The qualification, by its day of acquisition.</param>
/// <param name="Result">added, changed or cancelled.</param>
/// <param name="Changes">What was different.</param>
internal sealed record TimelineDocument(
    DateTimeOffset MadeAt, string Actor, string Operation, string? Reason, string? Evidence, DateOnly AcquiredOn, string Result,
    IEnumerable<DifferenceDocument> Changes)
{
    /// <summary>The document of an entry.</summary>
    public static TimelineDocument Of(TimelineEntry entry) => new(
        entry.MadeAt, entry.Actor.ToString(), entry.Operation, entry.Reason, entry.Evidence, entry.AcquiredOn, DocumentText.NameOf(entry.Result),
        entry.Changes.Select(DifferenceDocument.Of));
}
