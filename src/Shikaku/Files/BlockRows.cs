using System.Runtime.CompilerServices;
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
    private readonly bool _blockIsValid;
    private CsvReader _reader;
    private long _nextLine;

    /// <summary>Starts before the first row.</summary>
    /// <param name="block">The block.</param>
    /// <param name="header">The header of its file.</param>
    /// <param name="encoding">The encoding of its file.</param>
    public BlockRows(FileBlock block, FileHeader header, FileEncoding encoding)
    {
        _block = block;
        _header = header;
        _blockIsValid = FieldDecoder.IsValid(block.Bytes, encoding);
        _reader = new CsvReader(block.Bytes);
        _nextLine = block.FirstLine;
        FirstOtherLineEnd = long.MaxValue;
    }

    /// <summary>Number of rows read so far.</summary>
    public int Count { get; private set; }

    /// <summary>The first line so far that ends otherwise than the header; the largest number if there is none.</summary>
    public long FirstOtherLineEnd { get; private set; }

    /// <summary>Reads the next row.</summary>
    /// <param name="row">Takes it.</param>
    /// <returns>False at the end of the block.</returns>
    public bool TryRead(BlockRow row)
    {
        if (_block.IsTooLongRecord)
        {
            return TryTakeTooLong(row);
        }

        while (_reader.TryRead(row.Fields, out var record))
        {
            var line = _nextLine;
            _nextLine += record.LineCount;
            NoteLineEnd(record, line);
            if (!record.IsBlankLine(row.Fields))
            {
                row.Take(_block, record, Count, line, _blockIsValid);
                Count++;
                return true;
            }
        }

        return false;
    }

    private bool TryTakeTooLong(BlockRow row)
    {
        if (Count > 0)
        {
            return false;
        }

        row.TakeTooLong(_block);
        Count = 1;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void NoteLineEnd(in CsvRecord record, long line)
    {
        // The last line of a file may have no line end at all.
        if (record.EndsWithCarriageReturn != _header.EndsWithCarriageReturn && line < FirstOtherLineEnd && _block.Bytes[record.End - 1] == (byte)'\n')
        {
            FirstOtherLineEnd = line;
        }
    }
}
