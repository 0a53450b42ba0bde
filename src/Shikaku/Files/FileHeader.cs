using System.Buffers;
using System.Text;
using Shikaku.Commands;
using Shikaku.Core.Records;
using Shikaku.Core.Text;

namespace Shikaku.Files;

/// <summary>The header line of a file: which field holds which column, and where the rows begin.</summary>
/// <param name="FieldOfColumn">For each column that the file may have, the place of its field, or -1.</param>
/// <param name="FieldCount">Number of fields that each row must have.</param>
/// <param name="DataOffset">Offset of the first row in the file.</param>
/// <param name="DataLine">Physical line of the first row, counted from 1.</param>
/// <param name="EndsWithCarriageReturn">Whether its line ends with CRLF, as the others then should.</param>
/// <param name="UnknownColumns">Names that mean nothing here, as findings may show them.</param>
internal sealed record FileHeader(
    int[] FieldOfColumn, int FieldCount, long DataOffset, long DataLine, bool EndsWithCarriageReturn, IReadOnlyList<string> UnknownColumns)
{
    private const int MostFields = 1024;

    /// <summary>Reads the header of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="columns">The columns it may have.</param>
    /// <exception cref="UnusableInputException">A required column is missing, a column occurs twice, or the line is no header.</exception>
    public static FileHeader Read(InputFile file, ReadOnlySpan<FileColumn> columns)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(CsvReader.MaxRecordBytes);
        try
        {
            return Read(file, columns, buffer.AsSpan(0, file.Read(buffer.AsSpan(0, CsvReader.MaxRecordBytes), file.TextStart)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static FileHeader Read(InputFile file, ReadOnlySpan<FileColumn> columns, Span<byte> block)
    {
        var fields = new FieldRange[MostFields];
        var reader = new CsvReader(block);
        var decoder = new FieldDecoder(file.Encoding);
        if (!reader.TryRead(fields, out var record) || record.Fault != CsvFault.None
            || !decoder.TryDecode(block, record, fields.AsSpan(0, Math.Min(MostFields, record.FieldCount)), blockIsValid: false))
        {
            throw new UnusableInputException($"{file.Path}: 1行目を見出しとして読めません。文字コード(UTF-8 または Shift_JIS)と引用符を確かめてください。");
        }

        if (record.FieldCount > MostFields)
        {
            throw new UnusableInputException($"{file.Path}: 見出しの項目が多すぎます({MostFields}まで)。");
        }

        var text = decoder.TextIn(block);
        var fieldOfColumn = new int[columns.Length];
        Array.Fill(fieldOfColumn, -1);
        var unknown = new List<string>();
        for (var i = 0; i < record.FieldCount; i++)
        {
            var name = Encoding.UTF8.GetString(text.Slice(fields[i].Start, fields[i].Length)).Trim();
            var column = Find(columns, name);
            if (column < 0)
            {
                unknown.Add(Showable(name, i));
            }
            else if (fieldOfColumn[column] >= 0)
            {
                throw new UnusableInputException($"{file.Path}: 見出しに項目 {columns[column].Name}({columns[column].JapaneseName}) が2回あります。");
            }
            else
            {
                fieldOfColumn[column] = i;
            }
        }

        RequireColumns(file, columns, fieldOfColumn);
        return new FileHeader(fieldOfColumn, record.FieldCount, file.TextStart + record.End, 1 + record.LineCount, record.EndsWithCarriageReturn, unknown);
    }

    private static int Find(ReadOnlySpan<FileColumn> columns, string name)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            if (string.Equals(name, columns[i].Name, StringComparison.OrdinalIgnoreCase) || name == columns[i].JapaneseName)
            {
                return i;
            }
        }

        return -1;
    }

    private static void RequireColumns(InputFile file, ReadOnlySpan<FileColumn> columns, int[] fieldOfColumn)
    {
        var missing = new List<string>();
        foreach (var column in columns)
        {
            if (column.IsRequired && fieldOfColumn[column.Index] < 0)
            {
                missing.Add($"{column.Name}({column.JapaneseName})");
            }
        }

        if (missing.Count > 0)
        {
            throw new UnusableInputException($"{file.Path}: 見出しに必須の項目がありません: {string.Join(", ", missing)}");
        }
    }

    /// <summary>A name that could be a value (the file lacks its header) is not shown: findings carry no personal data.</summary>
    private static string Showable(string name, int place) =>
        name.Length is > 0 and <= 40 && !name.Any(char.IsDigit) ? name : $"#{place + 1}";
}
