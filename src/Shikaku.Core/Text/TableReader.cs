namespace Shikaku.Core.Text;

/// <summary>
/// Reads a table of <c>data/</c>: UTF-8, LF, fields parted by TAB, no quoting, first line the column names.
/// A table that breaks this form is damaged, which is a fault of the installation, so it throws.
/// </summary>
public ref struct TableReader
{
    private const int MostColumns = 10;

    private readonly string _table;
    private readonly int _columns;
    private ReadOnlySpan<byte> _rest;
    private ReadOnlySpan<byte> _line;
    private FieldEnds _ends;
    private int _lineNumber;

    /// <summary>Opens a table and checks that its header names exactly the columns asked for, in that order.</summary>
    /// <param name="table">File name, for messages.</param>
    /// <param name="text">The whole file.</param>
    /// <param name="columns">The column names, eight at most.</param>
    /// <exception cref="InvalidDataException">The header differs.</exception>
    public TableReader(string table, ReadOnlySpan<byte> text, params string[] columns)
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
        var start = column == 0 ? 0 : _ends[column - 1] + 1;
        return _line[start.._ends[column]];
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
        var rest = _rest;
        if (rest.IsEmpty)
        {
            return false;
        }

        _lineNumber++;
        var (fields, end) = (0, 0);
        for (; end < rest.Length && rest[end] != (byte)'\n'; end++)
        {
            if (rest[end] == (byte)'\t')
            {
                AddField(ref fields, end);
            }
        }

        AddField(ref fields, end);
        _line = rest[..end];
        _rest = end < rest.Length ? rest[(end + 1)..] : default;
        return fields == _columns ? true : throw Damaged($"{fields} fields where the header has {_columns}");
    }

    private void AddField(ref int fields, int end)
    {
        if (fields < MostColumns)
        {
            _ends[fields] = end;
        }

        fields++;
    }

    [System.Runtime.CompilerServices.InlineArray(MostColumns)]
    private struct FieldEnds
    {
        private int _first;
    }
}
