using System.Text;
using Shikaku.Core.Text;

namespace Shikaku.Files;

/// <summary>Gives the fields of a record as valid UTF-8, whatever the encoding of the file. Holds the texts of one record.</summary>
internal sealed class FieldDecoder
{
    private static readonly Encoding Cp932 = CodePagesEncodingProvider.Instance.GetEncoding(
        932, EncoderFallback.ExceptionFallback, new DoubleCodes())!;

    // The framework reads the bytes A0 and FD to FF, which begin no character, as these of the private use area; CP932 gives them no other code.
    private const char FirstOfStrayBytes = '\uF8F0';
    private const char LastOfStrayBytes = '\uF8F3';

    private readonly FileEncoding _encoding;
    private char[] _characters = [];
    private byte[] _bytes = [];

    /// <summary>Makes a decoder for files of one encoding.</summary>
    public FieldDecoder(FileEncoding encoding) => _encoding = encoding;

    /// <summary>Whether a whole block is known to be valid, so that its records need not be looked at one by one.</summary>
    public static bool IsValid(ReadOnlySpan<byte> block, FileEncoding encoding) => encoding == FileEncoding.Utf8 && Utf8Validator.IsValid(block);

    /// <summary>Decodes the fields of a record.</summary>
    /// <param name="block">The block that holds the record.</param>
    /// <param name="record">The record.</param>
    /// <param name="fields">Its fields; afterwards they lie in what <see cref="TextIn"/> gives.</param>
    /// <param name="blockIsValid">Whether the block is known to be valid in UTF-8.</param>
    /// <returns>False if bytes are not valid in the encoding of the file.</returns>
    public bool TryDecode(ReadOnlySpan<byte> block, in CsvRecord record, Span<FieldRange> fields, bool blockIsValid) =>
        _encoding == FileEncoding.Utf8
            ? blockIsValid || Utf8Validator.IsValid(block[record.Start..record.End])
            : TryTranscode(block, record.End - record.Start, fields);

    /// <summary>The bytes that hold the fields decoded last.</summary>
    /// <param name="block">The block that holds their record.</param>
    public ReadOnlySpan<byte> TextIn(ReadOnlySpan<byte> block) => _encoding == FileEncoding.Utf8 ? block : _bytes;

    private bool TryTranscode(ReadOnlySpan<byte> block, int recordBytes, Span<FieldRange> fields)
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
                isValid &= !characters.Contains(DoubleCodes.Undecodable) && !characters.ContainsAnyInRange(FirstOfStrayBytes, LastOfStrayBytes);
                written += Encoding.UTF8.GetBytes(characters, _bytes.AsSpan(written));
            }

            field = new FieldRange(start, written - start);
        }

        return isValid;
    }
}
