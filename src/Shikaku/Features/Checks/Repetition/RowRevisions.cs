using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Shikaku.Core.Records;

namespace Shikaku.Features.Checks.Repetition;

/// <summary>What becomes of the rows that share a key or a number with others, by line.</summary>
internal sealed class RowRevisions
{
    /// <summary>No row is touched.</summary>
    public static readonly RowRevisions None = new();

    private readonly Dictionary<long, RowRevision> _revisions = [];

    private RowRevisions()
    {
    }

    /// <summary>Whether any row is touched.</summary>
    public bool Any => _revisions.Count > 0;

    /// <summary>The lines that get findings, in order.</summary>
    public IReadOnlyList<long> LinesWithFindings => [.. _revisions.Where(pair => pair.Value.Findings.Count > 0).Select(pair => pair.Key).Order()];

    /// <summary>Judges the rows by key, then by number.</summary>
    /// <param name="rows">The rows, in file order.</param>
    /// <param name="day">The day of the check.</param>
    /// <param name="addressOnlyLines">Lines whose judgement depends on how many valid qualifications share the number.</param>
    public static RowRevisions Of(IReadOnlyList<RepeatedRow> rows, DateOnly day, HashSet<long> addressOnlyLines)
    {
        var revisions = new RowRevisions();
        var findings = new List<RowFinding>();
        foreach (var group in rows.Where(row => row.SharesKey).GroupBy(row => row.Summary.Key))
        {
            RepeatedRows.JudgeKey(Summaries(group), findings);
        }

        revisions.Take(findings);
        foreach (var group in rows.Where(row => row.Number is not null && revisions.IsStanding(row)).GroupBy(row => row.Number))
        {
            var summaries = Summaries(group);
            RepeatedRows.JudgeNumber(summaries, findings);
            revisions.CountQualifications(summaries, day, addressOnlyLines);
        }

        revisions.Take(findings);
        return revisions;
    }

    /// <summary>What becomes of a line.</summary>
    /// <returns>False if nothing does.</returns>
    public bool TryGet(long line, [NotNullWhen(true)] out RowRevision? revision) => _revisions.TryGetValue(line, out revision);

    /// <summary>What becomes of a line that is touched.</summary>
    public RowRevision Of(long line) => _revisions[line];

    private static ReadOnlySpan<RowSummary> Summaries(IEnumerable<RepeatedRow> rows) =>
        CollectionsMarshal.AsSpan(rows.Select(row => row.Summary).ToList());

    private bool IsStanding(RepeatedRow row) =>
        !row.HasError && !(TryGet(row.Summary.Line, out var revision) && (revision.IsIgnored || revision.IsRefused));

    private void Take(List<RowFinding> findings)
    {
        foreach (var finding in findings)
        {
            Touch(finding.Line).Add(finding.Finding);
        }

        findings.Clear();
    }

    private void CountQualifications(ReadOnlySpan<RowSummary> rows, DateOnly day, HashSet<long> addressOnlyLines)
    {
        var today = new Core.Calendar.PartialDate(day).ToNumber();
        var valid = 0;
        foreach (ref readonly var row in rows)
        {
            valid += row.Acquired.ToNumber() <= today && (row.Lost.IsNone || row.Lost.ToNumber() > today) ? 1 : 0;
        }

        foreach (ref readonly var row in rows)
        {
            if (valid >= 2 && addressOnlyLines.Contains(row.Line))
            {
                Touch(row.Line).ValidQualifications = valid;
            }
        }
    }

    private RowRevision Touch(long line)
    {
        ref var revision = ref CollectionsMarshal.GetValueRefOrAddDefault(_revisions, line, out _);
        return revision ??= new RowRevision();
    }
}
