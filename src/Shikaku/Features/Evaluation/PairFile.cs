using System.Text;
using System.Text.Unicode;
using Shikaku.Commands;
using Shikaku.Files;

namespace Shikaku.Features.Evaluation;

/// <summary>
/// Reads a file of labelled pairs (MAT-95): UTF-8, fields parted by TAB, no quoting, columns by name in any order.
/// A row that cannot be read is reported and passed over.
/// </summary>
internal sealed class PairFile : IDisposable
{
    private static readonly string[] Columns = ["suite", "id", "field", "label", "left", "right"];

    private readonly string _path;
    private readonly RowFaults _faults;
    private readonly LineReader _lines;
    private readonly int[] _placeOfColumn;
    private readonly Range[] _fields;
    private readonly int _fieldCount;

    /// <summary>Opens a file and reads its header.</summary>
    /// <param name="path">The path as given by the user.</param>
    /// <param name="faults">Takes the rows that cannot be read.</param>
    /// <exception cref="UnusableInputException">The file or its header is unusable.</exception>
    public PairFile(string path, RowFaults faults)
    {
        _path = path;
        _faults = faults;
        _lines = new LineReader(path);
        try
        {
            _placeOfColumn = ReadHeader(out _fieldCount);
        }
        catch
        {
            _lines.Dispose();
            throw;
        }

        _fields = new Range[_fieldCount + 1];
    }

    /// <summary>Bytes read from the file so far.</summary>
    public long BytesRead => _lines.BytesRead;

    /// <summary>Reads the next pair that can be read.</summary>
    /// <returns>False at the end of the file.</returns>
    public bool TryRead(out PairRow row)
    {
        while (_lines.TryRead(out var line, out var isTooLong))
        {
            if (line.IsEmpty && !isTooLong)
            {
                continue;
            }

            if (isTooLong)
            {
                _faults.Add(_path, _lines.Line, "行が長すぎます(1 MiB超)");
            }
            else if (!Utf8.IsValid(line))
            {
                _faults.Add(_path, _lines.Line, "UTF-8として正しくないバイトがあります");
            }
            else if (Split(line) != _fieldCount)
            {
                _faults.Add(_path, _lines.Line, "項目の数が見出しと違います");
            }
            else if (!TryParseLabel(line[_fields[_placeOfColumn[3]]], out var label))
            {
                _faults.Add(_path, _lines.Line, "labelが same, different, variant, near, ambiguous のどれでもありません");
            }
            else
            {
                row = new PairRow
                {
                    Line = _lines.Line,
                    Suite = line[_fields[_placeOfColumn[0]]],
                    Id = line[_fields[_placeOfColumn[1]]],
                    Field = line[_fields[_placeOfColumn[2]]],
                    Label = label,
                    Left = line[_fields[_placeOfColumn[4]]],
                    Right = line[_fields[_placeOfColumn[5]]],
                };
                return true;
            }
        }

        row = default;
        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => _lines.Dispose();

    private static bool TryParseLabel(ReadOnlySpan<byte> text, out PairLabel label)
    {
        (label, var isKnown) = text switch
        {
            _ when text.SequenceEqual("same"u8) => (PairLabel.Same, true),
            _ when text.SequenceEqual("different"u8) => (PairLabel.Different, true),
            _ when text.SequenceEqual("variant"u8) => (PairLabel.Variant, true),
            _ when text.SequenceEqual("near"u8) => (PairLabel.Near, true),
            _ when text.SequenceEqual("ambiguous"u8) => (PairLabel.Ambiguous, true),
            _ => (default, false),
        };
        return isKnown;
    }

    private int[] ReadHeader(out int fieldCount)
    {
        if (!_lines.TryRead(out var line, out var isTooLong))
        {
            throw new UnusableInputException($"{_path}: 空のファイルです。");
        }

        if (isTooLong || !Utf8.IsValid(line))
        {
            throw new UnusableInputException($"{_path}: 1行目を見出しとして読めません。UTF-8・タブ区切りのファイルを指定してください。");
        }

        var names = Encoding.UTF8.GetString(line).Split('\t');
        fieldCount = names.Length;
        var missing = Columns.Where(column => Array.IndexOf(names, column) < 0).ToList();
        if (missing.Count > 0)
        {
            throw new UnusableInputException($"{_path}: 見出しに必須の項目がありません: {string.Join(", ", missing)}");
        }

        var doubled = Columns.FirstOrDefault(column => names.Count(name => name == column) > 1);
        return doubled is null
            ? Array.ConvertAll(Columns, column => Array.IndexOf(names, column))
            : throw new UnusableInputException($"{_path}: 見出しに項目 {doubled} が2回あります。");
    }

    private int Split(ReadOnlySpan<byte> line)
    {
        var count = 0;
        var start = 0;
        while (true)
        {
            var length = line[start..].IndexOf((byte)'\t');
            var end = length < 0 ? line.Length : start + length;
            if (count < _fields.Length)
            {
                _fields[count] = start..end;
            }

            count++;
            if (length < 0)
            {
                return count;
            }

            start = end + 1;
        }
    }
}
