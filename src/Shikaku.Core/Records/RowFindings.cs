namespace Shikaku.Core.Records;

/// <summary>The findings of one row. Made once per worker and filled again for each row, so that checking allocates nothing.</summary>
public sealed class RowFindings
{
    private readonly Finding[] _findings = new Finding[64];
    private int _count;

    /// <summary>The findings, in the order in which they were found.</summary>
    public ReadOnlySpan<Finding> All => _findings.AsSpan(0, _count);

    /// <summary>Whether one of them refuses the row.</summary>
    public bool HasError { get; private set; }

    /// <summary>Forgets the row before.</summary>
    public void Reset()
    {
        _count = 0;
        HasError = false;
    }

    /// <summary>Adds a finding; the same code for the same column counts once.</summary>
    public void Add(FindingCode code, MemberColumn column)
    {
        var finding = new Finding(code, column);
        if (_count == _findings.Length || All.Contains(finding))
        {
            return;
        }

        _findings[_count++] = finding;
        HasError |= FindingCatalogue.Of(code).Severity == Severity.Error;
    }
}
