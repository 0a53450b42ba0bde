using Shikaku.Core.Identifiers;
using Shikaku.Core.Records;
using Shikaku.Core.Text;
using Shikaku.Features.Checks.Files;
using Shikaku.Features.Checks.Results;

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

    private readonly FieldRange[] _fields = new FieldRange[setup.ResidentHeader.FieldCount];
    private readonly FieldDecoder _decoder = new(setup.Residents.Encoding);

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
        if (block.IsTooLongRecord)
        {
            Rows++;
            FindingWriter.Write(findings, block.FirstLine, WholeRow, FindingCode.S005, Counts);
            return;
        }

        _decoder.Begin(block.Bytes);
        var reader = new CsvReader(block.Bytes);
        var line = block.FirstLine;
        while (reader.TryRead(_fields, out var record))
        {
            if (!record.IsBlankLine(_fields))
            {
                Rows++;
                ReadRow(block, record, line, findings);
            }

            if (record.EndsWithCarriageReturn != setup.ResidentHeader.EndsWithCarriageReturn && line < FirstOtherLineEnd && block.Bytes[record.End - 1] == (byte)'\n')
            {
                FirstOtherLineEnd = line;
            }

            line += record.LineCount;
        }
    }

    private void ReadRow(FileBlock block, in CsvRecord record, long line, CsvWriter findings)
    {
        if (RecordFault.Of(record, setup.ResidentHeader.FieldCount) is { } fault)
        {
            FindingWriter.Write(findings, line, WholeRow, fault, Counts);
            return;
        }

        if (!_decoder.TryDecode(block.Bytes, record, _fields, out var text))
        {
            FindingWriter.Write(findings, line, WholeRow, FindingCode.S003, Counts);
            return;
        }

        var row = new ResidentRow(text, _fields, setup.ResidentHeader.FieldOfColumn);
        if (!IndividualNumber.TryParse(row[ResidentColumn.IndividualNumber], out var number, out _))
        {
            FindingWriter.Write(findings, line, NumberColumn, FindingCode.S009, Counts);
            return;
        }

        var link = new ResidentLink(block.Offset + record.Start, row.Answer);
        entries(new ResidentEntry(number.ToKey(), link, setup.Items.DigestOf(row.Person)));
    }
}
