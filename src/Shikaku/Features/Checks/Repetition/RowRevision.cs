using Shikaku.Core.Records;

namespace Shikaku.Features.Checks.Repetition;

/// <summary>What becomes of one row because others share its key or its number. A row whose key is in doubt is not asked about its number, so there is one finding at most.</summary>
/// <param name="Finding">The finding to add, if there is one.</param>
/// <param name="ValidQualifications">Number of valid qualifications that hold the number of the row, where the judgement depends on it; else 0.</param>
internal readonly record struct RowRevision(Finding? Finding, int ValidQualifications)
{
    /// <summary>Whether the row repeats an earlier one in full and is ignored (S121).</summary>
    public bool IsIgnored => Finding?.Code == FindingCode.S121;

    /// <summary>Whether the row is refused.</summary>
    public bool IsRefused => Finding is { } finding && FindingCatalogue.Of(finding.Code).Severity == Severity.Error;
}
