using Shikaku.Core.Records;
using Shikaku.Core.Text;
using Shikaku.Files;

namespace Shikaku.Features.Checks.Join;

/// <summary>Reads single rows of the residents file again, for the comparisons that need the texts. One for each worker.</summary>
/// <param name="file">The residents file.</param>
/// <param name="header">Its header.</param>
internal sealed class ResidentReader(InputFile file, FileHeader header)
{
    private const int UsualBytes = 2048;

    private readonly FieldRange[] _fields = new FieldRange[header.FieldCount];
    private readonly FieldDecoder _decoder = new(file.Encoding);
    private byte[] _buffer = new byte[UsualBytes];

    /// <summary>Reads the row that begins at an offset; valid until the next call.</summary>
    /// <exception cref="Commands.UnusableInputException">The file was changed since it was read first.</exception>
    public ResidentRow Read(long offset)
    {
        for (var size = UsualBytes; ; size *= 8)
        {
            if (_buffer.Length < size)
            {
                _buffer = new byte[size];
            }

            var length = file.Read(_buffer.AsSpan(0, size), offset);
            var block = _buffer.AsSpan(0, length);
            var reader = new CsvReader(block);
            var isWhole = reader.TryRead(_fields, out var record)
                && (offset + length >= file.Length || (record.End < length && record.Fault != CsvFault.Quote));
            if (!isWhole && size <= CsvReader.MaxRecordBytes)
            {
                continue;
            }

            // The row was valid UTF-8 when it was read first.
            return RecordFault.Of(record, header.FieldCount) is null && _decoder.TryDecode(block, record, _fields, blockIsValid: true)
                ? new ResidentRow(_decoder.TextIn(block), _fields, header.FieldOfColumn)
                : throw file.Changed();
        }
    }
}
