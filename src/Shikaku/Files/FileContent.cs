namespace Shikaku.Files;

/// <summary>The bytes of a file, wherever they lie: on a disk, or sealed in the vault.</summary>
internal abstract class FileContent : IDisposable
{
    /// <summary>Number of bytes when it was opened.</summary>
    public abstract long Length { get; }

    /// <summary>Whether the bytes are still those of the time when it was opened.</summary>
    public abstract bool IsUnchanged { get; }

    /// <summary>Reads some bytes at an offset; none only at the end.</summary>
    /// <exception cref="IOException">They cannot be read.</exception>
    public abstract int Read(Span<byte> buffer, long offset);

    /// <inheritdoc/>
    public abstract void Dispose();
}
