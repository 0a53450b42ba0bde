namespace Shikaku.Core.Text;

/// <summary>Finds where a buffer that was cut at an arbitrary byte may be parted into whole records.</summary>
public static class CsvBoundary
{
    /// <summary>
    /// The length of the longest beginning of a buffer that consists of whole records, in the sense of <see cref="CsvReader"/>:
    /// a block cut there is read as it would be if the file were one block.
    /// </summary>
    /// <param name="buffer">Bytes that begin at a record boundary. Not changed.</param>
    /// <param name="isEndOfFile">Whether nothing follows; then everything is whole.</param>
    /// <param name="lines">Number of line ends in that beginning.</param>
    /// <returns>0 if the buffer holds no whole record: more bytes are needed.</returns>
    public static int FindLast(Span<byte> buffer, bool isEndOfFile, out int lines)
    {
        lines = LineEnds.Count(buffer, out var hasQuote);
        var boundary = isEndOfFile ? buffer.Length
            : hasQuote ? FindLastAmongQuotes(buffer)
            : buffer.LastIndexOf((byte)'\n') + 1;
        lines -= LineEnds.Count(buffer[boundary..], out _);
        return boundary;
    }

    private static int FindLastAmongQuotes(Span<byte> buffer)
    {
        var boundary = 0;
        while (boundary < buffer.Length)
        {
            var length = CsvRecordLength.Measure(buffer[boundary..]);
            if (length == 0)
            {
                break;
            }

            boundary += length;
        }

        return boundary;
    }
}
