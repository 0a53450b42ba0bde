using Shikaku.Core.Identifiers;
using Shikaku.Core.Records;
using Shikaku.Files;

namespace Shikaku.Features.Checks.Join;

/// <summary>Reads the numbers of the members before they are judged, for the spilled join. One for each worker.</summary>
/// <param name="setup">The check.</param>
/// <param name="entries">Takes the entries of the rows with a number.</param>
internal sealed class MemberNumberScan(CheckSetup setup, Action<MemberEntry> entries)
{
    private readonly BlockRow _row = new(setup.Members.Encoding, setup.MemberHeader.FieldCount);

    /// <summary>Reads a block.</summary>
    /// <returns>Number of records in it, blank lines not counted.</returns>
    public int Read(FileBlock block)
    {
        var rows = new BlockRows(block, setup.MemberHeader, setup.Members.Encoding);
        while (rows.TryRead(_row))
        {
            if (_row.Fault is null)
            {
                ReadRow(setup.MemberOf(_row, block), block.Index, _row.Ordinal);
            }
        }

        return rows.Count;
    }

    private void ReadRow(in MemberRow row, int block, int place)
    {
        if (IndividualNumber.TryParse(row[MemberColumn.IndividualNumber], out var number, out _))
        {
            entries(new MemberEntry(number.ToKey(), block, place, setup.Items.DigestOf(MemberPerson.Of(row))));
        }
    }
}
