using Shikaku.Core.Records;
using Shikaku.ReferenceData;

namespace Shikaku.Features.Mergers;

/// <summary>What became of a list.</summary>
/// <param name="Rows">Rows of the list.</param>
/// <param name="Imported">Rows taken in.</param>
/// <param name="Findings">What was wrong or worth telling, by line.</param>
/// <param name="Entry">What the new manifest says of the table; null if nothing was written.</param>
internal sealed record MergerImportResult(int Rows, int Imported, IReadOnlyList<MergerFinding> Findings, TableEntry? Entry)
{
    /// <summary>Findings that refuse the list.</summary>
    public int Errors => Findings.Count(finding => finding.Severity == Severity.Error);

    /// <summary>Findings that do not.</summary>
    public int Warnings => Findings.Count - Errors;
}
