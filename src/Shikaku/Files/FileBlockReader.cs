using System.Security.Cryptography;
using Shikaku.Core.Text;

namespace Shikaku.Files;

/// <summary>
/// Parts a file into blocks of whole records, in order, and takes its SHA-256 on the way. Several workers may call it; each call hands
/// out the next block. Where the blocks are cut depends on the file alone, never on the number of workers.
/// </summary>
internal sealed class FileBlockReader : IDisposable
{
    /// <summary>Bytes read at a time: so many that the block is still in the processor's own cache while it is hashed, parted and judged.</summary>
    public const int ReadBytes = 1 << 18;

    /// <summary>Room for one reading behind the longest unfinished record.</summary>
    public const int BufferBytes = ReadBytes + CsvReader.MaxRecordBytes;

    private readonly Lock _gate = new();
    private readonly InputFile _file;
    private readonly IncrementalHash? _digest;
    private readonly byte[] _rest = GC.AllocateUninitializedArray<byte>(BufferBytes);
    private int _restLength;
    private long _offset;
    private long _readOffset;
    private long _line;
    private int _index;

    /// <summary>Starts at the first row of a file.</summary>
    /// <param name="file">The file; not disposed here.</param>
    /// <param name="header">Its header, behind which the rows begin.</param>
    /// <param name="takeDigest">Whether <see cref="TakeDigest"/> will be asked for.</param>
    public FileBlockReader(InputFile file, FileHeader header, bool takeDigest)
    {
        _file = file;
        _offset = header.DataOffset;
        _readOffset = header.DataOffset;
        _line = header.DataLine;
        Lines = new LineNumbers(file);
        if (takeDigest)
        {
            _digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var headerBytes = _rest.AsSpan(0, (int)header.DataOffset);
            file.Read(headerBytes, 0);
            _digest.AppendData(headerBytes);
        }
    }

    /// <summary>The lines at which the blocks began.</summary>
    public LineNumbers Lines { get; }

    /// <summary>Fills a block with the next records.</summary>
    /// <returns>False at the end of the file.</returns>
    public bool TryRead(FileBlock block)
    {
        lock (_gate)
        {
            if (_restLength == 0 && _readOffset >= _file.Length)
            {
                return false;
            }

            _rest.AsSpan(0, _restLength).CopyTo(block.Buffer);
            var length = _restLength;
            length += ReadMore(block.Buffer.AsSpan(length, Math.Min(ReadBytes, BufferBytes - length)));
            var boundary = CsvBoundary.FindLast(block.Buffer.AsSpan(0, length), _readOffset >= _file.Length, out var lines);
            if (length == 0)
            {
                return false;
            }

            while (boundary == 0 && length < BufferBytes)
            {
                length += ReadMore(block.Buffer.AsSpan(length));
                boundary = CsvBoundary.FindLast(block.Buffer.AsSpan(0, length), _readOffset >= _file.Length, out lines);
            }

            Lines.AddBlock(_offset, _line);
            block.Index = _index++;
            block.Offset = _offset;
            block.FirstLine = _line;
            block.IsTooLongRecord = boundary == 0;
            block.Length = boundary;
            if (boundary == 0)
            {
                SkipLine(block.Buffer.AsSpan(0, length));
                return true;
            }

            var rest = block.Buffer.AsSpan(boundary, length - boundary);
            rest.CopyTo(_rest);
            _restLength = rest.Length;
            _offset += boundary;
            _line += lines;
            return true;
        }
    }

    /// <summary>The SHA-256 of the whole file, in lower-case hexadecimal. Once, after the last block.</summary>
    public string TakeDigest() => Convert.ToHexStringLower(_digest!.GetHashAndReset());

    /// <inheritdoc/>
    public void Dispose() => _digest?.Dispose();

    private int ReadMore(Span<byte> room)
    {
        var wanted = (int)Math.Min(room.Length, _file.Length - _readOffset);
        var read = _file.Read(room[..wanted], _readOffset);
        _digest?.AppendData(room[..read]);

        // A file that shrinks while it is read ends where it ends now.
        _readOffset = read < wanted ? _file.Length : _readOffset + read;
        return read;
    }

    /// <summary>Passes over the rest of a line without end; the buffer holds its beginning and no line end.</summary>
    private void SkipLine(Span<byte> buffer)
    {
        var skipped = (long)buffer.Length;
        _restLength = 0;
        while (true)
        {
            var read = ReadMore(buffer[..ReadBytes]);
            var lineEnd = buffer[..read].IndexOf((byte)'\n');
            if (lineEnd >= 0)
            {
                skipped += lineEnd + 1;
                buffer[(lineEnd + 1)..read].CopyTo(_rest);
                _restLength = read - lineEnd - 1;
                _line++;
                break;
            }

            skipped += read;
            if (_readOffset >= _file.Length)
            {
                break;
            }
        }

        _offset += skipped;
    }
}
