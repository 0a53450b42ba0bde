using System.Buffers;

namespace Shikaku.Files;

/// <summary>The bytes of a file that came from elsewhere, in borrowed memory that is wiped when it is given back.</summary>
internal sealed class MemoryContent : FileContent
{
    private const int ChunkBytes = 1 << 18;

    private readonly List<byte[]> _chunks = [];
    private long _length;

    private MemoryContent()
    {
    }

    /// <inheritdoc/>
    public override long Length => _length;

    /// <inheritdoc/>
    public override bool IsUnchanged => true;

    /// <summary>Takes all bytes of a stream.</summary>
    /// <param name="source">The stream.</param>
    /// <param name="mostBytes">So many may come.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Null if there are more.</returns>
    /// <exception cref="IOException">The stream ends too early.</exception>
    public static async Task<MemoryContent?> ReadAsync(Stream source, long mostBytes, CancellationToken cancellation)
    {
        var content = new MemoryContent();
        try
        {
            while (await source.ReadAsync(content.Room(), cancellation) is > 0 and var read)
            {
                content._length += read;
                if (content._length > mostBytes)
                {
                    content.Dispose();
                    return null;
                }
            }

            return content;
        }
        catch
        {
            content.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer, long offset)
    {
        if (offset >= _length)
        {
            return 0;
        }

        var (chunk, start) = Math.DivRem(offset, ChunkBytes);
        var length = (int)Math.Min(Math.Min(buffer.Length, ChunkBytes - start), _length - offset);
        _chunks[(int)chunk].AsSpan((int)start, length).CopyTo(buffer);
        return length;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        foreach (var chunk in _chunks)
        {
            ArrayPool<byte>.Shared.Return(chunk, clearArray: true);
        }

        _chunks.Clear();
        _length = 0;
    }

    private Memory<byte> Room()
    {
        var (chunk, start) = Math.DivRem(_length, ChunkBytes);
        if (chunk == _chunks.Count)
        {
            _chunks.Add(ArrayPool<byte>.Shared.Rent(ChunkBytes));
        }

        return _chunks[(int)chunk].AsMemory((int)start, (int)(ChunkBytes - start));
    }
}
