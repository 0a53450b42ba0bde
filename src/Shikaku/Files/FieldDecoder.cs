using System.Text;
using System.Text.Unicode;
using Shikaku.Core.Text;

namespace Shikaku.Files;

/// <summary>Gives the fields of a record as valid UTF-8, whatever the encoding of the file. One for each worker.</summary>
internal sealed class FieldDecoder
{
    private const char Undecodable = '\uFFFF';

    private static readonly Encoding Cp932 = CodePagesEncodingProvider.Instance.GetEncoding(
        932, EncoderFallback.ExceptionFallback, new DecoderReplacementFallback(Undecodable.ToString()))!;

    private readonly FileEncoding _encoding;
    private char[] _characters = [];
    private byte[] _bytes = [];
    private bool _blockIsValid;

    /// <summary>Makes a decoder for files of one encoding.</summary>
    public FieldDecoder(FileEncoding encoding) => _encoding = encoding;

    /// <summary>Tells the decoder which block the next records come from.</summary>
    public void Begin(ReadOnlySpan<byte> block) => _blockIsValid = _encoding == FileEncoding.Utf8 && Utf8.IsValid(block);

    /// <summary>Decodes the fields of a record.</summary>
    /// <param name="block">The block that holds the record.</param>
    /// <param name="record">The record.</param>
    /// <param name="fields">Its fields; afterwards they lie in <paramref name="text"/>.</param>
    /// <param name="text">The bytes that hold the fields, valid until the next call.</param>
    /// <returns>False if bytes are not valid in the encoding of the file.</returns>
    public bool TryDecode(ReadOnlySpan<byte> block, scoped in CsvRecord record, scoped Span<FieldRange> fields, out ReadOnlySpan<byte> text)
    {
        if (_encoding == FileEncoding.Utf8)
        {
            text = block;
            return _blockIsValid || Utf8.IsValid(block[record.Start..record.End]);
        }

        return TryTranscode(block, record.End - record.Start, fields, out text);
    }

    private bool TryTranscode(ReadOnlySpan<byte> block, int recordBytes, scoped Span<FieldRange> fields, out ReadOnlySpan<byte> text)
    {
        if (_characters.Length < recordBytes)
        {
            _characters = new char[2 * recordBytes];
            _bytes = new byte[3 * _characters.Length];
        }

        var written = 0;
        var isValid = true;
        foreach (ref var field in fields)
        {
            var raw = block.Slice(field.Start, field.Length);
            var start = written;
            if (Ascii.IsValid(raw))
            {
                raw.CopyTo(_bytes.AsSpan(written));
                written += raw.Length;
            }
            else
            {
                var characters = _characters.AsSpan(0, Cp932.GetChars(raw, _characters));
                isValid &= !characters.Contains(Undecodable);
                written += Encoding.UTF8.GetBytes(characters, _bytes.AsSpan(written));
            }

            field = new FieldRange(start, written - start);
        }

        text = _bytes;
        return isValid;
    }
}
