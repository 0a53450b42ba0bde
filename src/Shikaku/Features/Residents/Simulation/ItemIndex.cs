using Shikaku.Core.Records;
using Shikaku.Files;

namespace Shikaku.Features.Residents.Simulation;

/// <summary>Finds the residents who may be meant by five or four items: sorted keys with the places of the rows. Read by several threads at once.</summary>
internal sealed class ItemIndex
{
    private readonly ulong[] _keys;
    private readonly long[] _offsets;

    private ItemIndex(ulong[] keys, long[] offsets) => (_keys, _offsets) = (keys, offsets);

    /// <summary>Reads the residents once more.</summary>
    /// <param name="residents">The residents.</param>
    /// <param name="kind">By five or by four items.</param>
    public static ItemIndex Build(ResidentCatalogue residents, InquiryKind kind)
    {
        var keys = new ulong[residents.Rows];
        var offsets = new long[residents.Rows];
        var count = 0;
        var (file, header) = (residents.File, residents.Header);
        using var reader = new FileBlockReader(file, header, takeDigest: false);
        var key = new ItemKey(residents.Tables, kind);
        var block = new FileBlock();
        var row = new BlockRow(file.Encoding, header.FieldCount);
        while (reader.TryRead(block))
        {
            var rows = new BlockRows(block, header, file.Encoding);
            while (rows.TryRead(row))
            {
                if (row.Fault is null
                    && new ResidentRow(row.TextIn(block), row.Fields, header.FieldOfColumn) is { Answer: RegistryAnswer.Found } resident
                    && Core.Identifiers.IndividualNumber.TryParse(resident[ResidentColumn.IndividualNumber], out _, out _)
                    && key.TryGet(resident.Person, out keys[count]))
                {
                    offsets[count++] = row.Offset;
                }
            }
        }

        Array.Resize(ref keys, count);
        Array.Resize(ref offsets, count);
        Array.Sort(keys, offsets);
        return new ItemIndex(keys, offsets);
    }

    /// <summary>The places of the rows with a key, in no particular order.</summary>
    public ReadOnlySpan<long> Find(ulong key)
    {
        var place = Array.BinarySearch(_keys, key);
        if (place < 0)
        {
            return [];
        }

        var (first, end) = (place, place + 1);
        while (first > 0 && _keys[first - 1] == key)
        {
            first--;
        }

        while (end < _keys.Length && _keys[end] == key)
        {
            end++;
        }

        return _offsets.AsSpan(first, end - first);
    }
}
