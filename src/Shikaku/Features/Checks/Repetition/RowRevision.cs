using Shikaku.Core.Records;

namespace Shikaku.Features.Checks.Repetition;

/// <summary>What becomes of one row because others share its key or its number.</summary>
internal sealed class RowRevision
{
    private readonly List<Finding> _findings = [];

    /// <summary>The findings to add.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Whether the row repeats an earlier one in full and is ignored (S121).</summary>
    public bool IsIgnored { get; private set; }

    /// <summary>Whether the row is refused.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>Number of valid qualifications that hold the number of the row, where the judgement depends on it; else 0.</summary>
    public int ValidQualifications { get; set; }

    /// <summary>Adds a finding.</summary>
    public void Add(Finding finding)
    {
        _findings.Add(finding);
        IsIgnored |= finding.Code == FindingCode.S121;
        IsRefused |= FindingCatalogue.Of(finding.Code).Severity == Severity.Error;
    }
}
