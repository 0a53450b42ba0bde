using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NpgsqlTypes;

namespace Shikaku.Features.Audit;

/// <summary>
/// The seal of one stored row: the first half of HMAC-SHA-256 over the table's name and its values. Whoever changes a row by hand lacks the key and cannot make
/// the seal that goes with it. Used for one row after the other; not thread-safe.
/// </summary>
/// <param name="secret">The key of the seals.</param>
internal sealed class RowSeal(byte[] secret)
{
    /// <summary>Number of bytes of a seal.</summary>
    public const int Length = 16;

    private readonly ArrayBufferWriter<byte> _content = new(1024);

    /// <summary>Begins a row.</summary>
    /// <param name="table">The table with its schema.</param>
    public RowSeal Begin(string table)
    {
        _content.ResetWrittenCount();
        return Add(table);
    }

    /// <summary>Adds a text; none and an empty one are different.</summary>
    public RowSeal Add(string? value) => value is null ? AddNothing() : AddBytes('t', Encoding.UTF8.GetBytes(value));

    /// <summary>Adds a text that is UTF-8 already.</summary>
    public RowSeal AddText(ReadOnlySpan<byte> text) => AddBytes('t', text);

    /// <summary>Adds bytes.</summary>
    public RowSeal Add(byte[]? value) => value is null ? AddNothing() : AddBytes('b', value);

    /// <summary>Adds a whole number.</summary>
    public RowSeal Add(long? value) => value is { } number ? AddNumber('n', number) : AddNothing();

    /// <summary>Adds yes or no.</summary>
    public RowSeal Add(bool? value) => value is { } truth ? AddNumber('f', truth ? 1 : 0) : AddNothing();

    /// <summary>Adds a day.</summary>
    public RowSeal Add(DateOnly? value) => value is { } day ? AddNumber('d', day.DayNumber) : AddNothing();

    /// <summary>Adds a moment; the database keeps microseconds.</summary>
    public RowSeal Add(DateTimeOffset? value) => value is { } moment ? AddNumber('m', moment.UtcTicks / TimeSpan.TicksPerMicrosecond) : AddNothing();

    /// <summary>Adds days from one to before another.</summary>
    public RowSeal Add(NpgsqlRange<DateOnly> days) => days.IsEmpty
        ? AddNothing()
        : Add(days.LowerBoundInfinite ? null : days.LowerBound).Add(days.UpperBoundInfinite ? null : days.UpperBound);

    /// <summary>Adds a key.</summary>
    public RowSeal Add(Guid? value) => value is { } key ? AddBytes('g', key.ToByteArray(bigEndian: true)) : AddNothing();

    /// <summary>Adds a value that came out of the database.</summary>
    /// <exception cref="ArgumentException">No audited table has a column of this type.</exception>
    public RowSeal AddStored(object value) => value switch
    {
        DBNull => AddNothing(),
        string text => Add(text),
        byte[] bytes => Add(bytes),
        long number => Add(number),
        int number => Add(number),
        short number => Add(number),
        bool truth => Add(truth),
        DateOnly day => Add(day),
        NpgsqlRange<DateOnly> days => Add(days),
        DateTime moment => Add(new DateTimeOffset(moment)),
        Guid key => Add(key),
        _ => throw new ArgumentException($"No seal covers {value.GetType()}.", nameof(value)),
    };

    /// <summary>The seal of the row.</summary>
    /// <returns><see cref="Length"/> bytes.</returns>
    public byte[] Close()
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret, _content.WrittenSpan, hash);
        return hash[..Length].ToArray();
    }

    private RowSeal AddNothing()
    {
        _content.Write("-"u8);
        return this;
    }

    private RowSeal AddBytes(char kind, ReadOnlySpan<byte> value)
    {
        AddNumber(kind, value.Length);
        _content.Write(value);
        return this;
    }

    private RowSeal AddNumber(char kind, long value)
    {
        var target = _content.GetSpan(1 + sizeof(long));
        target[0] = (byte)kind;
        BinaryPrimitives.WriteInt64LittleEndian(target[1..], value);
        _content.Advance(1 + sizeof(long));
        return this;
    }
}
