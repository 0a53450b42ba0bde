using Microsoft.Win32.SafeHandles;

namespace Shikaku.Files;

/// <summary>The bytes of a file on a disk.</summary>
internal sealed class DiskContent : FileContent
{
    private readonly SafeFileHandle _handle;
    private readonly DateTime _written;

    /// <summary>Takes an open file and closes it in the end.</summary>
    /// <exception cref="NotSupportedException">It has no length, as a pipe.</exception>
    public DiskContent(SafeFileHandle handle)
    {
        _handle = handle;
        Length = RandomAccess.GetLength(handle);
        _written = File.GetLastWriteTimeUtc(handle);
    }

    /// <inheritdoc/>
    public override long Length { get; }

    /// <inheritdoc/>
    public override bool IsUnchanged => RandomAccess.GetLength(_handle) == Length && File.GetLastWriteTimeUtc(_handle) == _written;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer, long offset) => RandomAccess.Read(_handle, buffer, offset);

    /// <inheritdoc/>
    public override void Dispose() => _handle.Dispose();
}
