using Shikaku.Core.Records;
using Shikaku.Files;

namespace Shikaku.Features.Checks.Repetition;

/// <summary>Reads the members file once more and picks the rows that share a key or a number with another. One for each worker.</summary>
/// <param name="setup">The check.</param>
/// <param name="keys">Hashes of keys that occur more than once.</param>
/// <param name="numbers">Hashes of numbers that occur more than once.</param>
internal sealed class RepetitionScan(CheckSetup setup, HashSet<ulong> keys, HashSet<ulong> numbers)
{
    private readonly BlockRow _row = new(setup.Members.Encoding, setup.MemberHeader.FieldCount);
    private readonly RegistrationChecks _checks = setup.Tables.CreateChecks();
    private readonly RowFindings _findings = new();

    /// <summary>The rows picked.</summary>
    public List<RepeatedRow> Found { get; } = [];

    /// <summary>Reads a block.</summary>
    public void Read(FileBlock block)
    {
        var rows = new BlockRows(block, setup.MemberHeader, setup.Members.Encoding);
        while (rows.TryRead(_row))
        {
            if (_row.Fault is null)
            {
                ReadRow(setup.MemberOf(_row, block), _row.Line);
            }
        }
    }

    private void ReadRow(in MemberRow row, long line)
    {
        var facts = default(MemberFacts);
        _findings.Reset();
        _checks.Check(row, setup.Day, _findings, ref facts);
        var hasKey = RowHashes.HasKey(row, facts);
        var key = hasKey ? RowHashes.OfKey(setup.Items, row, facts) : default;
        var number = RowHashes.OfNumber(setup.Items, facts);
        var sharesKey = hasKey && keys.Contains(RowHashes.Shorten(key));
        var sharesNumber = !facts.Number.IsNone && numbers.Contains(number);
        if (!sharesKey && !sharesNumber)
        {
            return;
        }

        var summary = new RowSummary(
            line, key, RowHashes.OfContent(setup.Items, row), facts.Insurer, facts.Birth, facts.Sex, facts.Acquired, facts.Lost);
        Found.Add(new RepeatedRow(summary, sharesKey, sharesNumber ? number : null, _findings.HasError));
    }
}
