namespace Shikaku.Features.Inspections.Documents;

/// <summary>A page of the records of a campaign, for systems.</summary>
/// <param name="Total">Number of records on all pages.</param>
/// <param name="Records">Those of this page, what is to be decided first.</param>
public sealed record RecordPageDocument(long Total, IReadOnlyList<RecordDocument> Records);
