using System.Runtime.InteropServices;
using Shikaku.Core.Calendar;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Records;
using Shikaku.Core.Text;
using Shikaku.Features.Checks;
using Shikaku.Features.Checks.Repetition;
using Shikaku.Files;

namespace Shikaku.Features.Intake;

/// <summary>
/// A first look through a file, at hashes alone: which members and which numbers occur in more than one row. Rows that share a key are then looked at together
/// (S121, S122).
/// </summary>
internal sealed class FileRepetition
{
    private readonly FiveItems _items = new();
    private readonly Dictionary<long, FindingCode> _findings = [];
    private HashSet<ulong> _members = [];
    private HashSet<ulong> _numbers = [];

    /// <summary>What the repetition of its key does to a row: S121 it is ignored, S122 it is refused; null nothing.</summary>
    /// <param name="line">Line of the row.</param>
    public FindingCode? FindingOf(long line) => _findings.TryGetValue(line, out var code) ? code : null;

    /// <summary>Whether another row of the file may be of the same member or have the same number.</summary>
    public bool MayShare(ReadOnlySpan<byte> member, IndividualNumber number) =>
        _members.Contains(HashOf(member)) || (!number.IsNone && _numbers.Contains(HashOf(number)));

    /// <summary>Looks through a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="header">Its header.</param>
    /// <param name="dates">Reads dates.</param>
    /// <param name="cancellation">Stops.</param>
    public void Look(InputFile file, FileHeader header, DateText dates, CancellationToken cancellation)
    {
        using var members = new RepeatedHashes(1);
        using var numbers = new RepeatedHashes(1);
        EachRow(
            file,
            header,
            (in MemberRow row, long _) =>
            {
                members.Of(0).Add(HashOf(row[MemberColumn.MemberId]));
                if (NumberReading.Of(row[MemberColumn.IndividualNumber]) is { Number.IsNone: false } reading)
                {
                    numbers.Of(0).Add(HashOf(reading.Number));
                }
            },
            cancellation);
        _members = members.Find(1, cancellation);
        _numbers = numbers.Find(1, cancellation);
        if (_members.Count > 0)
        {
            LookAtKeys(file, header, dates, cancellation);
        }
    }

    private delegate void RowAction(in MemberRow row, long line);

    private static void EachRow(InputFile file, FileHeader header, RowAction action, CancellationToken cancellation)
    {
        using var reader = new FileBlockReader(file, header, takeDigest: false);
        var block = new FileBlock();
        var row = new BlockRow(file.Encoding, header.FieldCount);
        while (reader.TryRead(block))
        {
            cancellation.ThrowIfCancellationRequested();
            var rows = new BlockRows(block, header, file.Encoding);
            while (rows.TryRead(row))
            {
                if (row.Fault is null)
                {
                    action(new MemberRow(row.TextIn(block), row.Fields, header.FieldOfColumn), row.Line);
                }
            }
        }
    }

    private void LookAtKeys(InputFile file, FileHeader header, DateText dates, CancellationToken cancellation)
    {
        var byKey = new Dictionary<FieldDigest, List<RowSummary>>();
        EachRow(
            file,
            header,
            (in MemberRow row, long line) =>
            {
                var member = row[MemberColumn.MemberId];
                if (_members.Contains(HashOf(member)) && dates.Read(row[MemberColumn.AcquiredOn], DateUse.Qualification) is { IsValid: true, Date: var acquired })
                {
                    var key = _items.Start();
                    key.Add((ulong)acquired.ToNumber());
                    key.Add(member);
                    (CollectionsMarshal.GetValueRefOrAddDefault(byKey, key.Value, out _) ??= []).Add(
                        new RowSummary(line, key.Value, RowHashes.OfContent(_items, row), default, default, default, acquired, default));
                }
            },
            cancellation);
        var found = new List<RowFinding>();
        foreach (var rows in byKey.Values.Where(rows => rows.Count > 1))
        {
            RepeatedRows.JudgeKey(rows.ToArray(), found);
        }

        found.ForEach(finding => _findings.Add(finding.Line, finding.Finding.Code));
    }

    private ulong HashOf(ReadOnlySpan<byte> member)
    {
        var digest = _items.Start();
        digest.Add(member);
        return RowHashes.Shorten(digest.Value);
    }

    private ulong HashOf(IndividualNumber number) => RowHashes.OfNumber(_items, new MemberFacts { Number = number });
}
