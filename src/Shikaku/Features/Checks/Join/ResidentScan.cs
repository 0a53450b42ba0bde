using Shikaku.Core.Identifiers;
using Shikaku.Core.Records;
using Shikaku.Core.Text;
using Shikaku.Features.Checks.Results;
using Shikaku.Files;

namespace Shikaku.Features.Checks.Join;

/// <summary>Reads blocks of the residents file and keeps an entry of each usable row. One for each worker.</summary>
/// <param name="setup">The check.</param>
/// <param name="entries">Takes the entries.</param>
internal sealed class ResidentScan(CheckSetup setup, Action<ResidentEntry> entries)
{
    /// <summary>How findings name the residents file.</summary>
    public const string WholeRow = "residents";

    /// <summary>How findings name the number in the residents file.</summary>
    public const string NumberColumn = WholeRow + ".individual_number";

    private readonly BlockRow _row = new(setup.Residents.Encoding, setup.ResidentHeader.FieldCount);

    /// <summary>Number of rows read, blank lines left out.</summary>
    public long Rows { get; private set; }

    /// <summary>The first line that this worker saw end otherwise than the header; the largest number if there is none.</summary>
    public long FirstOtherLineEnd { get; private set; } = long.MaxValue;

    /// <summary>The findings of this worker, counted.</summary>
    public FindingCounts Counts { get; } = new();

    /// <summary>Reads a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="findings">Takes the lines for findings.csv.</param>
    public void Read(FileBlock block, CsvWriter findings)
    {
        var rows = new BlockRows(block, setup.ResidentHeader, setup.Residents.Encoding);
        while (rows.TryRead(_row))
        {
            if (_row.Fault is { } fault)
            {
                FindingWriter.Write(findings, _row.Line, WholeRow, fault, Counts);
            }
            else
            {
                ReadRow(new ResidentRow(_row.TextIn(block), _row.Fields, setup.ResidentHeader.FieldOfColumn), _row.Offset, _row.Line, findings);
            }
        }

        Rows += rows.Count;
        FirstOtherLineEnd = Math.Min(FirstOtherLineEnd, rows.FirstOtherLineEnd);
    }

    private void ReadRow(in ResidentRow row, long offset, long line, CsvWriter findings)
    {
        if (IndividualNumber.TryParse(row[ResidentColumn.IndividualNumber], out var number, out _))
        {
            entries(new ResidentEntry(number.ToKey(), new ResidentLink(offset, row.Answer), setup.Items.DigestOf(row.Person)));
        }
        else
        {
            FindingWriter.Write(findings, line, NumberColumn, FindingCode.S009, Counts);
        }
    }
}
