using System.Numerics;
using System.Runtime.CompilerServices;

namespace Shikaku.Core.Text;

/// <summary>
/// Reads CSV records (RFC 4180) from a block of bytes in UTF-8 or CP932: both keep comma, quotation mark and line ends in single bytes
/// that no other character contains. Fields are given as ranges of the block; doubled quotation marks are undone in place.
/// A fault spoils one record: after a wrong quotation mark the record is its first physical line, so that a forgotten
/// closing mark never swallows the rows behind it.
/// </summary>
public ref struct CsvReader
{
    /// <summary>A longer record, or a quoted field that is not closed within as many bytes, is a fault: 1 MiB.</summary>
    public const int MaxRecordBytes = 1 << 20;

    private readonly Span<byte> _block;
    private readonly bool _isVectorised;
    private int _position;
    private int _maskStart;
    private ulong _mask;

    /// <summary>Starts at the beginning of a block that begins and ends at record boundaries.</summary>
    /// <param name="block">The bytes; they are changed where doubled quotation marks are undone.</param>
    public CsvReader(Span<byte> block)
    {
        _block = block;
        _isVectorised = Kernels.AreVectorised;
        Seek(0);
    }

    /// <summary>Index of the record that is read next.</summary>
    public readonly int Position => _position;

    /// <summary>Reads the next record.</summary>
    /// <param name="fields">Takes the fields; what does not fit is counted only.</param>
    /// <param name="record">Where the record lies and what is wrong with it.</param>
    /// <returns>False at the end of the block.</returns>
    public bool TryRead(scoped Span<FieldRange> fields, out CsvRecord record)
    {
        var block = _block;
        var start = _position;
        if (start >= block.Length)
        {
            record = default;
            return false;
        }

        var fieldStart = start;
        var count = 0;
        var lines = 1;
        var fault = CsvFault.None;
        var hasDoubledQuotes = false;
        int end;
        var carriageReturn = false;

        // The search works on locals, which the compiler keeps in registers; what is left of the mask is stored at the end.
        var (maskStart, mask, isVectorised) = (_maskStart, _mask, _isVectorised);
        while (true)
        {
            var place = NextSpecial(block, isVectorised, ref maskStart, ref mask);
            if (place >= block.Length)
            {
                end = block.Length;
                var fieldEnd = end > fieldStart && block[end - 1] == (byte)'\r' ? end - 1 : end;
                AddField(fields, ref count, fieldStart, fieldEnd);
                break;
            }

            var special = block[place];
            if (special == (byte)',')
            {
                AddField(fields, ref count, fieldStart, place);
                fieldStart = place + 1;
            }
            else if (special == (byte)'\n')
            {
                end = place + 1;
                carriageReturn = place > fieldStart && block[place - 1] == (byte)'\r';
                AddField(fields, ref count, fieldStart, carriageReturn ? place - 1 : place);
                break;
            }
            else if (special == (byte)'"')
            {
                if (place != fieldStart || !TryFindClosingQuote(start, place + 1, out var close, ref hasDoubledQuotes, ref lines))
                {
                    return RecoverFromQuote(start, out record);
                }

                AddField(fields, ref count, place + 1, close);
                var behind = close + 1;
                if (behind < block.Length && block[behind] == (byte)',')
                {
                    fieldStart = behind + 1;
                    Seek(fieldStart);
                    (maskStart, mask) = (_maskStart, _mask);
                    continue;
                }

                carriageReturn = behind < block.Length && block[behind] == (byte)'\r';
                end = carriageReturn ? behind + 1 : behind;
                if (end < block.Length && block[end] != (byte)'\n')
                {
                    return RecoverFromQuote(start, out record);
                }

                end = Math.Min(end + 1, block.Length);
                Seek(end);
                (maskStart, mask) = (_maskStart, _mask);
                break;
            }
            else if (special == (byte)'\r' ? !IsLineEndAfter(place) : special != (byte)'\t')
            {
                fault = CsvFault.ControlCharacter;
            }
        }

        if (end - start > MaxRecordBytes)
        {
            fault = CsvFault.TooLong;
        }

        if (hasDoubledQuotes)
        {
            UndoDoubledQuotes(fields[..Math.Min(count, fields.Length)]);
        }

        (_position, _maskStart, _mask) = (end, maskStart, mask);
        record = new CsvRecord(start, end, count, lines, fault, carriageReturn);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddField(scoped Span<FieldRange> fields, ref int count, int start, int end)
    {
        if ((uint)count < (uint)fields.Length)
        {
            fields[count] = new FieldRange(start, end - start);
        }

        count++;
    }

    private readonly bool IsLineEndAfter(int place) => place + 1 >= _block.Length || _block[place + 1] == (byte)'\n';

    private bool RecoverFromQuote(int start, out CsvRecord record)
    {
        var lineEnd = _block[start..].IndexOf((byte)'\n');
        var end = lineEnd < 0 ? _block.Length : start + lineEnd + 1;
        Seek(end);
        record = new CsvRecord(start, end, 0, 1, CsvFault.Quote, EndsWithCarriageReturn: lineEnd > 0 && _block[start + lineEnd - 1] == (byte)'\r');
        return true;
    }

    private readonly bool TryFindClosingQuote(int recordStart, int from, out int close, ref bool hasDoubledQuotes, ref int lines)
    {
        var limit = (int)Math.Min(_block.Length, (long)recordStart + MaxRecordBytes);
        var scan = from;
        while (true)
        {
            var distance = scan < limit ? _block[scan..limit].IndexOf((byte)'"') : -1;
            if (distance < 0)
            {
                close = 0;
                return false;
            }

            close = scan + distance;
            if (close + 1 >= _block.Length || _block[close + 1] != (byte)'"')
            {
                lines += MemoryExtensions.Count(_block[from..close], (byte)'\n');
                return true;
            }

            hasDoubledQuotes = true;
            scan = close + 2;
        }
    }

    private readonly void UndoDoubledQuotes(scoped Span<FieldRange> fields)
    {
        foreach (ref var field in fields)
        {
            if (field.Start == 0 || _block[field.Start - 1] != (byte)'"')
            {
                continue;
            }

            var text = _block.Slice(field.Start, field.Length);
            var written = 0;
            for (var i = 0; i < text.Length; i++)
            {
                text[written++] = text[i];
                if (text[i] == (byte)'"')
                {
                    i++;
                }
            }

            field = new FieldRange(field.Start, written);
        }
    }

    private void Seek(int position)
    {
        _position = position;
        _maskStart = position & ~63;
        _mask = _maskStart < _block.Length ? CsvSpecials.Find(_block, _maskStart, _isVectorised) & (ulong.MaxValue << (position & 63)) : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int NextSpecial(ReadOnlySpan<byte> block, bool isVectorised, ref int maskStart, ref ulong mask)
    {
        while (mask == 0)
        {
            maskStart += 64;
            if (maskStart >= block.Length)
            {
                return block.Length;
            }

            mask = CsvSpecials.Find(block, maskStart, isVectorised);
        }

        var place = maskStart + BitOperations.TrailingZeroCount(mask);
        mask &= unchecked(mask - 1);
        return place;
    }
}
