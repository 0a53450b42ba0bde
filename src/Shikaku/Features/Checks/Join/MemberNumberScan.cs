using Shikaku.Core.Identifiers;
using Shikaku.Core.Records;
using Shikaku.Core.Text;
using Shikaku.Features.Checks.Files;

namespace Shikaku.Features.Checks.Join;

/// <summary>Reads the numbers of the members before they are judged, for the spilled join. One for each worker.</summary>
/// <param name="setup">The check.</param>
/// <param name="entries">Takes the entries of the rows with a number.</param>
internal sealed class MemberNumberScan(CheckSetup setup, Action<MemberEntry> entries)
{
    private readonly FieldRange[] _fields = new FieldRange[setup.MemberHeader.FieldCount];
    private readonly FieldDecoder _decoder = new(setup.Members.Encoding);

    /// <summary>Reads a block.</summary>
    /// <returns>Number of records in it, blank lines not counted.</returns>
    public int Read(FileBlock block)
    {
        if (block.IsTooLongRecord)
        {
            return 1;
        }

        _decoder.Begin(block.Bytes);
        var reader = new CsvReader(block.Bytes);
        var rows = 0;
        while (reader.TryRead(_fields, out var record))
        {
            if (record.IsBlankLine(_fields))
            {
                continue;
            }

            if (RecordFault.Of(record, setup.MemberHeader.FieldCount) is null
                && _decoder.TryDecode(block.Bytes, record, _fields, out var text))
            {
                ReadRow(new MemberRow(text, _fields, setup.MemberHeader.FieldOfColumn), block.Index, rows);
            }

            rows++;
        }

        return rows;
    }

    private void ReadRow(in MemberRow row, int block, int place)
    {
        if (IndividualNumber.TryParse(row[MemberColumn.IndividualNumber], out var number, out _))
        {
            entries(new MemberEntry(number.ToKey(), block, place, setup.Items.DigestOf(MemberPerson.Of(row))));
        }
    }
}
