using System.Buffers.Binary;
using System.Buffers.Text;
using System.Runtime.CompilerServices;

namespace Shikaku.Core.Text;

/// <summary>Writes CSV (RFC 4180, UTF-8, LF) into a buffer that grows as needed and is used again. Not safe for use by several threads.</summary>
public sealed class CsvWriter
{
    private byte[] _buffer;
    private int _length;
    private bool _isAtLineStart = true;

    /// <summary>Makes an empty buffer.</summary>
    /// <param name="capacity">Bytes to begin with.</param>
    public CsvWriter(int capacity = 1 << 16) => _buffer = new byte[capacity];

    /// <summary>What was written since the last <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    /// <summary>The same, for what is sent away while nothing else is written.</summary>
    public ReadOnlyMemory<byte> WrittenMemory => _buffer.AsMemory(0, _length);

    /// <summary>Forgets what was written and keeps the buffer.</summary>
    public void Clear()
    {
        _length = 0;
        _isAtLineStart = true;
    }

    /// <summary>Forgets what was written and overwrites it.</summary>
    public void Wipe()
    {
        Array.Clear(_buffer);
        Clear();
    }

    /// <summary>Writes a field, in quotation marks where its bytes ask for them.</summary>
    public void Field(ReadOnlySpan<byte> text)
    {
        Separate();
        if (NeedsQuotes(text))
        {
            Quoted(text);
        }
        else
        {
            Append(text);
        }
    }

    /// <summary>Writes a field.</summary>
    public void Field(ReadOnlySpan<char> text)
    {
        const int LongestOnStack = 256;
        Span<byte> bytes = text.Length <= LongestOnStack ? stackalloc byte[3 * LongestOnStack] : new byte[3 * text.Length];
        Field(bytes[..System.Text.Encoding.UTF8.GetBytes(text, bytes)]);
    }

    /// <summary>Writes a whole number as a field.</summary>
    public void Field(long number)
    {
        Separate();
        var room = Room(20);
        Utf8Formatter.TryFormat(number, room, out var written);
        _length += written;
    }

    /// <summary>Writes a field out of parts that need no quotation marks, such as codes, with a separator between them.</summary>
    public void JoinedField(ReadOnlySpan<string> parts, char separator)
    {
        Separate();
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0)
            {
                Room(1)[0] = (byte)separator;
                _length++;
            }

            var room = Room(3 * parts[i].Length);
            _length += System.Text.Encoding.UTF8.GetBytes(parts[i], room);
        }
    }

    /// <summary>Copies whole records that were written before, line ends included.</summary>
    public void Records(ReadOnlySpan<byte> records) => Append(records);

    /// <summary>Writes the rest of a record, prepared with its separators and line end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void RestOfRecord(ReadOnlySpan<byte> rest)
    {
        Append(rest);
        _isAtLineStart = true;
    }

    /// <summary>Ends the record.</summary>
    public void EndRecord()
    {
        Room(1)[0] = (byte)'\n';
        _length++;
        _isAtLineStart = true;
    }

    /// <summary>Writes a header line.</summary>
    public void Header(params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
        {
            Field(column);
        }

        EndRecord();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Separate()
    {
        if (!_isAtLineStart)
        {
            Room(1)[0] = (byte)',';
            _length++;
        }

        _isAtLineStart = false;
    }

    /// <summary>Eight bytes at a time: nearly all fields are shorter than a search over vectors is worth.</summary>
    private static bool NeedsQuotes(ReadOnlySpan<byte> text)
    {
        if (text.Length >= sizeof(ulong))
        {
            var last = BinaryPrimitives.ReadUInt64LittleEndian(text[^sizeof(ulong)..]);
            for (; text.Length > sizeof(ulong); text = text[sizeof(ulong)..])
            {
                if (HoldsSpecial(BinaryPrimitives.ReadUInt64LittleEndian(text)))
                {
                    return true;
                }
            }

            return HoldsSpecial(last);
        }

        foreach (var value in text)
        {
            if (value is (byte)',' or (byte)'"' or (byte)'\r' or (byte)'\n')
            {
                return true;
            }
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HoldsSpecial(ulong bytes) => (Find(bytes, ',') | Find(bytes, '"') | Find(bytes, '\r') | Find(bytes, '\n')) != 0;

    /// <summary>Not 0 exactly if one of eight bytes is a character.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Find(ulong bytes, char character)
    {
        var differences = bytes ^ (character * 0x0101010101010101UL);
        return unchecked(differences - 0x0101010101010101) & ~differences & 0x8080808080808080;
    }

    private void Quoted(ReadOnlySpan<byte> text)
    {
        var room = Room(2 + (2 * text.Length));
        var written = 0;
        room[written++] = (byte)'"';
        foreach (var value in text)
        {
            if (value == (byte)'"')
            {
                room[written++] = (byte)'"';
            }

            room[written++] = value;
        }

        room[written++] = (byte)'"';
        _length += written;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        _length += bytes.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Room(int bytes)
    {
        if (_buffer.Length - _length < bytes)
        {
            Grow(bytes);
        }

        return _buffer.AsSpan(_length);
    }

    private void Grow(int bytes) => Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + bytes));
}
