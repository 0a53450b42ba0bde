namespace Shikaku.Files;

/// <summary>Tells the physical line of an offset, from the lines at which blocks began: for the few rows of which only the offset was kept.</summary>
/// <param name="file">The file.</param>
internal sealed class LineNumbers(InputFile file)
{
    private readonly List<(long Offset, long Line)> _blocks = [];
    private (long Offset, long Line) _last;

    /// <summary>Notes where a block begins. Blocks come in the order of the file.</summary>
    public void AddBlock(long offset, long line) => _blocks.Add((offset, line));

    /// <summary>The line of a row. Fast when asked in the order of the file.</summary>
    /// <param name="offset">Offset of its first byte, in a block that was noted.</param>
    public long Of(long offset)
    {
        var start = _blocks[~_blocks.BinarySearch((offset, long.MaxValue)) - 1];
        if (_last.Offset > start.Offset && _last.Offset <= offset)
        {
            start = _last;
        }

        var before = new byte[offset - start.Offset];
        _last = (offset, start.Line + MemoryExtensions.Count(before.AsSpan(0, file.Read(before, start.Offset)), (byte)'\n'));
        return _last.Line;
    }
}
