namespace Shikaku.Features.Members.Documents;

/// <summary>What became of a notice, for systems.</summary>
/// <param name="Result">added, changed, cancelled, unchanged or refused.</param>
/// <param name="IsRepeated">Whether it was carried out before, and is not again.</param>
/// <param name="Qualification">Names the qualification in addresses; null if it was not added.</param>
/// <param name="Findings">What the checks found.</param>
/// <param name="Changes">What is different; empty for what was added, cancelled or repeated.</param>
/// <param name="CutOff">Changes on days that a loss takes away; they come back if the loss is taken back.</param>
/// <param name="BroughtBack">Changes on days that had been lost, and are back.</param>
internal sealed record ResultDocument(
    string Result, bool IsRepeated, Guid? Qualification, IEnumerable<FindingDocument> Findings, IEnumerable<DifferenceDocument> Changes,
    IEnumerable<DifferenceDocument> CutOff, IEnumerable<DifferenceDocument> BroughtBack)
{
    /// <summary>The document of a result.</summary>
    public static ResultDocument Of(NoticeResult result) => new(
        DocumentText.NameOf(result.Result), result.IsRepeated, result.Version, result.Findings.Select(FindingDocument.Of), result.Changes.Select(DifferenceDocument.Of),
        result.CutOff.Select(DifferenceDocument.Of), result.BroughtBack.Select(DifferenceDocument.Of));
}
