using Shikaku.Core.Records;
using Shikaku.Core.Text;

namespace Shikaku.Files;

/// <summary>
/// The rows of one block, read one after the other: each well formed in the encoding of the file and with the fields of the header,
/// or else with the finding that says what is wrong. Blank lines are passed over. Allocates nothing.
/// </summary>
internal ref struct BlockRows
{
    private readonly FileBlock _block;
    private readonly FileHeader _header;
    private readonly FieldDecoder _decoder;
    private readonly FieldRange[] _fields;
    private CsvReader _reader;
    private long _nextLine;

    /// <summary>Starts before the first row.</summary>
    /// <param name="block">The block.</param>
    /// <param name="header">The header of its file.</param>
    /// <param name="decoder">The decoder of the worker.</param>
    /// <param name="fields">Takes the fields of a row; as many as the header has.</param>
    public BlockRows(FileBlock block, FileHeader header, FieldDecoder decoder, FieldRange[] fields)
    {
        _block = block;
        _header = header;
        _decoder = decoder;
        _fields = fields;
        _reader = new CsvReader(block.Bytes);
        _nextLine = block.FirstLine;
        Ordinal = -1;
        FirstOtherLineEnd = long.MaxValue;
        decoder.Begin(block.Bytes);
    }

    /// <summary>Place of the row in its block, from 0; -1 before the first row. After the last row it is still that of the last row.</summary>
    public int Ordinal { get; private set; }

    /// <summary>Physical line on which the row begins.</summary>
    public long Line { get; private set; }

    /// <summary>Offset of the row in the file.</summary>
    public long Offset { get; private set; }

    /// <summary>What is wrong with the form of the row; null if it can be used.</summary>
    public FindingCode? Fault { get; private set; }

    /// <summary>The bytes that hold <see cref="Fields"/>, valid until the next row; meaningless after a fault.</summary>
    public ReadOnlySpan<byte> Text { get; private set; }

    /// <summary>The fields, in file order.</summary>
    public readonly ReadOnlySpan<FieldRange> Fields => _fields;

    /// <summary>The first line so far that ends otherwise than the header; the largest number if there is none.</summary>
    public long FirstOtherLineEnd { get; private set; }

    /// <summary>Moves to the next row.</summary>
    /// <returns>False at the end of the block.</returns>
    public bool TryRead()
    {
        if (_block.IsTooLongRecord)
        {
            Line = _block.FirstLine;
            Fault = FindingCode.S005;
            return Ordinal < 0 && ++Ordinal == 0;
        }

        while (_reader.TryRead(_fields, out var record))
        {
            Line = _nextLine;
            _nextLine += record.LineCount;
            NoteLineEnd(record);
            if (!record.IsBlankLine(_fields))
            {
                Ordinal++;
                Offset = _block.Offset + record.Start;
                Decode(record);
                return true;
            }
        }

        return false;
    }

    private void NoteLineEnd(in CsvRecord record)
    {
        // The last line of a file may have no line end at all.
        if (record.EndsWithCarriageReturn != _header.EndsWithCarriageReturn && Line < FirstOtherLineEnd && _block.Bytes[record.End - 1] == (byte)'\n')
        {
            FirstOtherLineEnd = Line;
        }
    }

    private void Decode(in CsvRecord record)
    {
        Fault = RecordFault.Of(record, _header.FieldCount);
        if (Fault is not null)
        {
            return;
        }

        var isValid = _decoder.TryDecode(_block.Bytes, record, _fields, out var text);
        Text = text;
        Fault = isValid ? null : FindingCode.S003;
    }
}
