using Shikaku.Core.Text;

namespace Shikaku.Features.Checks.Repetition;

/// <summary>Copies a file of lines and lets each line be changed on the way. Made for results of this program, whose lines are short.</summary>
internal static class LineCopy
{
    private const int ChunkBytes = 1 << 20;

    /// <summary>What to do with a line.</summary>
    /// <param name="line">The line with its line end.</param>
    /// <param name="output">Takes what is written in its place.</param>
    public delegate void LineAction(ReadOnlySpan<byte> line, CsvWriter output);

    /// <summary>Copies the first bytes of a stream as they are.</summary>
    public static void Head(Stream from, Stream to, long bytes)
    {
        var buffer = new byte[ChunkBytes];
        while (bytes > 0)
        {
            var part = buffer.AsSpan(0, (int)Math.Min(bytes, buffer.Length));
            from.ReadExactly(part);
            to.Write(part);
            bytes -= part.Length;
        }
    }

    /// <summary>Copies from the present position of one stream to another.</summary>
    public static void Run(Stream from, Stream to, LineAction action, CancellationToken cancellation)
    {
        var buffer = new byte[ChunkBytes];
        var output = new CsvWriter(ChunkBytes);
        var length = 0;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, 2 * buffer.Length);
            }

            var read = from.Read(buffer, length, buffer.Length - length);
            if (read == 0)
            {
                return;
            }

            length += read;
            var start = 0;
            while (buffer.AsSpan(start, length - start).IndexOf((byte)'\n') is var end and >= 0)
            {
                action(buffer.AsSpan(start, end + 1), output);
                start += end + 1;
            }

            buffer.AsSpan(start, length - start).CopyTo(buffer);
            length -= start;
            to.Write(output.Written);
            output.Clear();
        }
    }
}
