namespace Shikaku.Features.Inspections.Documents;

/// <summary>What a system sends about a record that a person has decided.</summary>
/// <param name="Finding">Wrong (別人の番号), SamePerson (本人の番号), or None to take it back.</param>
/// <param name="Evidence">What shows it; why, where it is taken back.</param>
/// <param name="DeleteNumber">Whether a wrong number is taken away at once.</param>
public sealed record FindingDocument(string Finding, string? Evidence = null, bool DeleteNumber = true);
