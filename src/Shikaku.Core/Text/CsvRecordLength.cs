namespace Shikaku.Core.Text;

/// <summary>Measures one record that may go on behind the end of the buffer, by the rules of <see cref="CsvReader"/>.</summary>
internal static class CsvRecordLength
{
    /// <summary>The length of the record at the start of the buffer, line end included; 0 if more bytes are needed to tell.</summary>
    public static int Measure(ReadOnlySpan<byte> buffer)
    {
        var place = 0;
        while (true)
        {
            if (place >= buffer.Length)
            {
                return 0;
            }

            if (buffer[place] != (byte)'"')
            {
                var stop = buffer[place..].IndexOfAny((byte)',', (byte)'\n', (byte)'"');
                if (stop < 0)
                {
                    return 0;
                }

                place += stop;
                switch (buffer[place])
                {
                    case (byte)'\n':
                        return place + 1;
                    case (byte)'"':
                        return FirstLine(buffer);
                    default:
                        place++;
                        continue;
                }
            }

            var close = ClosingQuote(buffer, place + 1);
            if (close < 0)
            {
                return buffer.Length >= CsvReader.MaxRecordBytes ? FirstLine(buffer) : 0;
            }

            var behind = close + 1;
            if (behind < buffer.Length && buffer[behind] == (byte)'\r')
            {
                behind++;
            }

            if (behind >= buffer.Length)
            {
                return 0;
            }

            switch (buffer[behind])
            {
                case (byte)'\n':
                    return behind + 1;
                case (byte)',' when behind == close + 1:
                    place = behind + 1;
                    continue;
                default:
                    return FirstLine(buffer);
            }
        }
    }

    private static int FirstLine(ReadOnlySpan<byte> buffer) => buffer.IndexOf((byte)'\n') + 1;

    private static int ClosingQuote(ReadOnlySpan<byte> buffer, int from)
    {
        var limit = Math.Min(buffer.Length, CsvReader.MaxRecordBytes);
        while (from < limit)
        {
            var distance = buffer[from..limit].IndexOf((byte)'"');
            if (distance < 0)
            {
                return -1;
            }

            var close = from + distance;
            if (close + 1 >= buffer.Length)
            {
                // Only the next byte tells a closing mark from a doubled one.
                return close + 1 == buffer.Length && buffer.Length >= CsvReader.MaxRecordBytes ? close : -1;
            }

            if (buffer[close + 1] != (byte)'"')
            {
                return close;
            }

            from = close + 2;
        }

        return -1;
    }
}
