using Shikaku.Core.Identifiers;
using Shikaku.Core.Records;
using Shikaku.Features.Checks.Join;
using Shikaku.Files;

namespace Shikaku.Features.Checks;

/// <summary>
/// Some neighbouring rows of the members file, read before the first of them is judged: the memory that holds their residents is slow,
/// and is asked for all of them at once.
/// </summary>
/// <param name="setup">What all workers share.</param>
/// <param name="finder">Finds residents.</param>
internal sealed class MemberGroup(CheckSetup setup, ResidentFinder finder)
{
    private const int MostRows = 16;

    private readonly BlockRow[] _rows =
        Array.ConvertAll(new BlockRow[MostRows], _ => new BlockRow(setup.Members.Encoding, setup.MemberHeader.FieldCount));

    private readonly NumberReading[] _numbers = new NumberReading[MostRows];

    /// <summary>The rows read last, in file order.</summary>
    public ReadOnlySpan<BlockRow> Rows => _rows.AsSpan(0, Count);

    /// <summary>The number of each of <see cref="Rows"/>; meaningless where the row has a fault.</summary>
    public ReadOnlySpan<NumberReading> Numbers => _numbers.AsSpan(0, Count);

    /// <summary>How many rows were read last.</summary>
    public int Count { get; private set; }

    /// <summary>Reads the next rows and asks for the places of their residents.</summary>
    /// <param name="rows">The rows of the block.</param>
    /// <param name="block">The block.</param>
    /// <returns>False at the end of the block.</returns>
    public bool TryRead(ref BlockRows rows, FileBlock block)
    {
        for (Count = 0; Count < MostRows && rows.TryRead(_rows[Count]); Count++)
        {
            var row = _rows[Count];
            _numbers[Count] = row.Fault is null ? NumberReading.Of(setup.MemberOf(row, block)[MemberColumn.IndividualNumber]) : default;
            if (_numbers[Count].Number is { IsNone: false } number)
            {
                finder.Announce(number.ToKey());
            }
        }

        return Count > 0;
    }

    /// <summary>Says that the rows will be judged after the next thing that is done.</summary>
    public void Approach()
    {
        foreach (ref readonly var reading in Numbers)
        {
            if (!reading.Number.IsNone)
            {
                finder.Approach(reading.Number.ToKey());
            }
        }
    }
}
