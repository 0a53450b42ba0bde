using System.Runtime.InteropServices;
using Shikaku.Core.Records;
using Shikaku.Core.Text;

namespace Shikaku.Features.Checks.Repetition;

/// <summary>What becomes of the rows that share a key or a number with others, by line.</summary>
internal sealed class RowRevisions
{
    /// <summary>No row is touched.</summary>
    public static readonly RowRevisions None = new();

    private readonly Dictionary<long, RowRevision> _revisions = [];
    private readonly List<RowSummary> _group = [];

    private RowRevisions()
    {
    }

    private delegate void GroupAction(ReadOnlySpan<RowSummary> rows);

    /// <summary>Whether any row is touched.</summary>
    public bool Any => _revisions.Count > 0;

    /// <summary>The lines that get findings, in order.</summary>
    public IReadOnlyList<long> LinesWithFindings
    {
        get
        {
            var lines = new List<long>(_revisions.Count);
            lines.AddRange(_revisions.Where(pair => pair.Value.Finding is not null).Select(pair => pair.Key));
            lines.Sort();
            return lines;
        }
    }

    /// <summary>Judges the rows by key, then by number.</summary>
    /// <param name="rows">The rows; sorted here, for there may be as many as the file has.</param>
    /// <param name="day">The day of the check.</param>
    /// <param name="addressOnlyLines">Lines whose judgement depends on how many valid qualifications share the number.</param>
    public static RowRevisions Of(RepeatedRow[] rows, DateOnly day, HashSet<long> addressOnlyLines)
    {
        var revisions = new RowRevisions();
        var findings = new List<RowFinding>();
        Array.Sort(rows, (left, right) => Compare(OrderOf(left.Summary.Key), OrderOf(right.Summary.Key), left, right));
        revisions.TakeGroups<FieldDigest>(rows, row => row.SharesKey ? row.Summary.Key : null, summaries =>
        {
            RepeatedRows.JudgeKey(summaries, findings);
            revisions.Take(findings);
        });
        Array.Sort(rows, (left, right) => Compare(left.Number ?? 0, right.Number ?? 0, left, right));
        revisions.TakeGroups<ulong>(rows, row => revisions.IsStanding(row) ? row.Number : null, summaries =>
        {
            RepeatedRows.JudgeNumber(summaries, findings);
            revisions.CountQualifications(summaries, day, addressOnlyLines);
            revisions.Take(findings);
        });
        return revisions;
    }

    /// <summary>What becomes of a line.</summary>
    /// <returns>False if nothing does.</returns>
    public bool TryGet(long line, out RowRevision revision) => _revisions.TryGetValue(line, out revision);

    private static (ulong First, ulong Second) OrderOf(FieldDigest digest) => (digest.First, digest.Second);

    private static int Compare<T>(T left, T right, in RepeatedRow leftRow, in RepeatedRow rightRow)
        where T : IComparable<T>
    {
        var order = left.CompareTo(right);
        return order != 0 ? order : leftRow.Summary.Line.CompareTo(rightRow.Summary.Line);
    }

    /// <summary>Hands out the rows that share a value, which lie side by side; rows without one are left out.</summary>
    private void TakeGroups<T>(RepeatedRow[] rows, Func<RepeatedRow, T?> valueOf, GroupAction judge)
        where T : struct, IEquatable<T>
    {
        _group.Clear();
        T? present = null;
        foreach (ref readonly var row in rows.AsSpan())
        {
            if (valueOf(row) is not { } value)
            {
                continue;
            }

            if (present is { } former && !former.Equals(value))
            {
                judge(CollectionsMarshal.AsSpan(_group));
                _group.Clear();
            }

            present = value;
            _group.Add(row.Summary);
        }

        judge(CollectionsMarshal.AsSpan(_group));
    }

    private bool IsStanding(RepeatedRow row) =>
        !row.HasError && !(TryGet(row.Summary.Line, out var revision) && (revision.IsIgnored || revision.IsRefused));

    private void Take(List<RowFinding> findings)
    {
        foreach (var found in findings)
        {
            ref var revision = ref Touch(found.Line);
            revision = revision with { Finding = found.Finding };
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
                ref var revision = ref Touch(row.Line);
                revision = revision with { ValidQualifications = valid };
            }
        }
    }

    private ref RowRevision Touch(long line) => ref CollectionsMarshal.GetValueRefOrAddDefault(_revisions, line, out _);
}
