using Shikaku.Commands;
using Shikaku.Core.Records;
using Shikaku.Core.Text;

namespace Shikaku.Files;

/// <summary>Reads a CSV file row by row in its order, in the memory of one block.</summary>
internal sealed class CsvRows : IDisposable
{
    private readonly InputFile _file;
    private readonly FileHeader _header;
    private readonly FileBlockReader _blocks;
    private readonly FieldDecoder _decoder;
    private readonly FileBlock _block = new();
    private readonly FieldRange[] _fields;
    private readonly RowFaults? _faults;
    private int _position;
    private long _nextLine;
    private byte[] _text = [];

    /// <summary>Opens a file and reads its header.</summary>
    /// <param name="path">The path as given by the user.</param>
    /// <param name="columns">The columns it may have.</param>
    /// <param name="faults">Takes the rows that cannot be read; null where the caller asks for <see cref="Fault"/>.</param>
    /// <param name="takeDigest">Whether <see cref="TakeDigest"/> will be asked for.</param>
    /// <exception cref="UnusableInputException">The file or its header is unusable.</exception>
    public CsvRows(string path, ReadOnlySpan<FileColumn> columns, RowFaults? faults, bool takeDigest = false)
    {
        Path = path;
        _faults = faults;
        _file = InputFile.Open(path);
        try
        {
            _header = FileHeader.Read(_file, columns);
        }
        catch
        {
            _file.Dispose();
            throw;
        }

        _blocks = new FileBlockReader(_file, _header, takeDigest);
        _decoder = new FieldDecoder(_file.Encoding);
        _fields = new FieldRange[_header.FieldCount];
    }

    /// <summary>The path as given by the user.</summary>
    public string Path { get; }

    /// <summary>Bytes read from the file so far.</summary>
    public long BytesRead => _block.Offset + _block.Length;

    /// <summary>Physical line of the present row, counted from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Names in the header that mean nothing here, as findings may show them.</summary>
    public IReadOnlyList<string> UnknownColumns => _header.UnknownColumns;

    /// <summary>What is wrong with the form of the present row; null if nothing is.</summary>
    public FindingCode? Fault { get; private set; }

    /// <summary>Whether the present row could be read; else its columns are empty and the fault was told of.</summary>
    public bool IsReadable { get; private set; }

    /// <summary>A column of the present row in UTF-8, valid until the next row is read.</summary>
    public ReadOnlySpan<byte> this[int column]
    {
        get
        {
            var place = _header.FieldOfColumn[column];
            return !IsReadable || place < 0 ? default : _text.AsSpan(_fields[place].Start, _fields[place].Length);
        }
    }

    /// <summary>Moves to the next row, be it readable or not. Empty lines are passed over.</summary>
    /// <returns>False at the end of the file.</returns>
    public bool TryRead()
    {
        while (true)
        {
            while (_position >= _block.Length)
            {
                if (!_blocks.TryRead(_block))
                {
                    return false;
                }

                _position = 0;
                _nextLine = _block.FirstLine;
                if (_block.IsTooLongRecord)
                {
                    Line = _block.FirstLine;
                    Refuse(FindingCode.S005);
                    return true;
                }
            }

            var bytes = _block.Bytes[_position..];
            new CsvReader(bytes).TryRead(_fields, out var record);
            _position += record.End;
            Line = _nextLine;
            _nextLine += record.LineCount;
            if (record.IsBlankLine(_fields))
            {
                continue;
            }

            Examine(bytes, record);
            return true;
        }
    }

    /// <summary>Counts the present row as unreadable.</summary>
    /// <param name="what">What is wrong, as a Japanese clause.</param>
    public void Refuse(string what)
    {
        IsReadable = false;
        _faults?.Add(Path, Line, what);
    }

    /// <summary>The SHA-256 of the whole file, in lower-case hexadecimal. Once, after the last row.</summary>
    public string TakeDigest() => _blocks.TakeDigest();

    /// <inheritdoc/>
    public void Dispose()
    {
        _blocks.Dispose();
        _file.Dispose();
    }

    private void Refuse(FindingCode code)
    {
        Fault = code;
        Refuse(FindingCatalogue.Of(code).JapaneseMessage);
    }

    private void Examine(Span<byte> bytes, in CsvRecord record)
    {
        (IsReadable, Fault) = (true, null);
        if (RecordFault.Of(record, _header.FieldCount) is { } code)
        {
            Refuse(code);
        }
        else if (!_decoder.TryDecode(bytes, record, _fields, blockIsValid: false))
        {
            Refuse(FindingCode.S003);
        }
        else
        {
            Keep(_decoder.TextIn(bytes));
        }
    }

    /// <summary>Copies the row: what the decoder gives is a span, which no field can hold.</summary>
    private void Keep(ReadOnlySpan<byte> text)
    {
        var end = 0;
        var start = int.MaxValue;
        foreach (var field in _fields)
        {
            start = Math.Min(start, field.Start);
            end = Math.Max(end, field.Start + field.Length);
        }

        if (_text.Length < end - start)
        {
            _text = new byte[2 * (end - start)];
        }

        text[start..end].CopyTo(_text);
        foreach (ref var field in _fields.AsSpan())
        {
            field = new FieldRange(field.Start - start, field.Length);
        }
    }
}
