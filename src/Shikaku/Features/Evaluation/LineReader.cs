using Shikaku.Commands;
using Shikaku.Files;

namespace Shikaku.Features.Evaluation;

/// <summary>Reads a text file line by line into one buffer. Lines end with LF or CRLF; a byte order mark is passed over.</summary>
internal sealed class LineReader : IDisposable
{
    /// <summary>A longer line is not kept: 1 MiB.</summary>
    public const int MaximumLineBytes = 1 << 20;

    private readonly string _path;
    private readonly FileStream _file;
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(MaximumLineBytes + 2);
    private int _start;
    private int _end;
    private bool _isAtEnd;

    /// <summary>Opens a file.</summary>
    /// <exception cref="UnusableInputException">It is missing, a folder or not readable.</exception>
    public LineReader(string path)
    {
        _path = path;
        _file = new FileStream(ReadableFile.Open(path), FileAccess.Read, bufferSize: 0);
        Fill();
        FileForm.RequireText(path, _buffer.AsSpan(0, _end));
        ReadOnlySpan<byte> byteOrderMark = [0xEF, 0xBB, 0xBF];
        if (_buffer.AsSpan(0, _end).StartsWith(byteOrderMark))
        {
            _start = byteOrderMark.Length;
        }
    }

    /// <summary>Bytes read from the file so far.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Number of the line read last, counted from 1; 0 before the first.</summary>
    public long Line { get; private set; }

    /// <summary>Reads the next line.</summary>
    /// <param name="line">Its bytes without line end, valid until the next call; empty if it is too long.</param>
    /// <param name="isTooLong">Whether it is longer than <see cref="MaximumLineBytes"/>.</param>
    /// <returns>False at the end of the file.</returns>
    public bool TryRead(out ReadOnlySpan<byte> line, out bool isTooLong)
    {
        isTooLong = false;
        while (true)
        {
            var held = _buffer.AsSpan(_start, _end - _start);
            var length = held.IndexOf((byte)'\n');
            if (length < 0 && !_isAtEnd)
            {
                if (held.Length > MaximumLineBytes + 1)
                {
                    isTooLong = true;
                    _start = _end;
                }

                Fill();
                continue;
            }

            if (length < 0 && held.IsEmpty && !isTooLong)
            {
                line = default;
                return false;
            }

            Line++;
            _start = length < 0 ? _end : _start + length + 1;
            line = length < 0 ? held : held[..length];
            if (line.EndsWith("\r"u8))
            {
                line = line[..^1];
            }

            isTooLong |= line.Length > MaximumLineBytes;
            line = isTooLong ? default : line;
            return true;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        try
        {
            var read = _file.Read(_buffer.AsSpan(_end));
            _isAtEnd = read == 0;
            _end += read;
            BytesRead += read;
        }
        catch (IOException failure)
        {
            throw new UnusableInputException($"{_path}: 読み取りの途中で失敗しました。", failure);
        }
    }
}
