using System.Text;

namespace Shikaku.Tables;

/// <summary>A file of data/ under way: where it comes from, its columns, its rows in the order in which they were added.</summary>
internal sealed class Table(string file, string version, TableSource source, params string[] columns)
{
    private readonly StringBuilder _text = new StringBuilder().AppendJoin('\t', columns).Append('\n');

    public int Rows { get; private set; }

    public void Add(params string[] fields)
    {
        if (fields.Length != columns.Length || Array.Exists(fields, field => field.AsSpan().IndexOfAny('\t', '\n', '\r') >= 0))
        {
            throw new InvalidDataException($"{file}: a row does not fit the columns: {string.Join('|', fields)}");
        }

        _text.AppendJoin('\t', fields).Append('\n');
        Rows++;
    }

    public DataFile ToFile() => new(file, version, source, Rows, Encoding.UTF8.GetBytes(_text.ToString()));
}
