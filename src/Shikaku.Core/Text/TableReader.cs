namespace Shikaku.Core.Text;

/// <summary>
/// Reads a table of <c>data/</c>: UTF-8, LF, fields parted by TAB, no quoting, first line the column names.
/// A table that breaks this form is damaged, which is a fault of the installation, so it throws.
/// </summary>
public ref struct TableReader
{
    private readonly string _table;
    private readonly int _columns;
    private ReadOnlySpan<byte> _rest;
    private ReadOnlySpan<byte> _line;
    private int _lineNumber;

    /// <summary>Opens a table and checks that its header names exactly the columns asked for, in that order.</summary>
    /// <param name="table">File name, for messages.</param>
    /// <param name="text">The whole file.</param>
    /// <param name="columns">The column names.</param>
    /// <exception cref="InvalidDataException">The header differs.</exception>
    public TableReader(string table, ReadOnlySpan<byte> text, params ReadOnlySpan<string> columns)
    {
        _table = table;
        _rest = text;
        _columns = columns.Length;
        if (!NextLine())
        {
            throw new InvalidDataException($"{table}: the table is empty.");
        }

        for (var i = 0; i < columns.Length; i++)
        {
            if (GetString(i) != columns[i])
            {
                throw new InvalidDataException($"{table}: column {i + 1} should be '{columns[i]}'.");
            }
        }
    }

    /// <summary>Moves to the next row.</summary>
    /// <returns>False at the end of the table.</returns>
    /// <exception cref="InvalidDataException">The row has another number of fields than the header.</exception>
    public bool Read() => NextLine();

    /// <summary>The bytes of a field of the present row, counted from 0.</summary>
    public readonly ReadOnlySpan<byte> GetBytes(int column)
    {
        var line = _line;
        for (; column > 0; column--)
        {
            line = line[(line.IndexOf((byte)'\t') + 1)..];
        }

        var end = line.IndexOf((byte)'\t');
        return end < 0 ? line : line[..end];
    }

    /// <summary>The text of a field of the present row.</summary>
    public readonly string GetString(int column) => System.Text.Encoding.UTF8.GetString(GetBytes(column));

    /// <summary>The whole number in a field of the present row.</summary>
    /// <exception cref="InvalidDataException">It is not a whole number.</exception>
    public readonly int GetInt32(int column) =>
        System.Buffers.Text.Utf8Parser.TryParse(GetBytes(column), out int value, out var used) && used == GetBytes(column).Length
            ? value
            : throw Damaged($"column {column + 1} is not a whole number");

    /// <summary>The code point in a field of the present row, written in hexadecimal without prefix.</summary>
    /// <exception cref="InvalidDataException">It is not one.</exception>
    public readonly int GetCodePoint(int column) =>
        System.Buffers.Text.Utf8Parser.TryParse(GetBytes(column), out int value, out var used, 'X') && used == GetBytes(column).Length
            ? value
            : throw Damaged($"column {column + 1} is not a code point");

    /// <summary>An exception that says where in the table the fault lies.</summary>
    public readonly InvalidDataException Damaged(string what) => new($"{_table}: line {_lineNumber}: {what}.");

    private bool NextLine()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        var end = _rest.IndexOf((byte)'\n');
        _line = end < 0 ? _rest : _rest[..end];
        _rest = end < 0 ? default : _rest[(end + 1)..];
        _lineNumber++;
        var tabs = System.MemoryExtensions.Count(_line, (byte)'\t');
        return tabs == _columns - 1 ? true : throw Damaged($"{tabs + 1} fields where the header has {_columns}");
    }
}
