using Microsoft.Win32.SafeHandles;

namespace Shikaku.Features.Checks.Join;

/// <summary>
/// A working file that loses its name as soon as it is open, so that the system takes its space back when the program ends,
/// however it ends.
/// </summary>
internal sealed class UnnamedFile : IDisposable
{
    private const string NamePrefix = ".shikaku-";

    private long _length;

    /// <summary>Makes an empty file.</summary>
    /// <param name="folder">The folder whose disk is used.</param>
    public UnnamedFile(string folder)
    {
        var path = Path.Combine(folder, NamePrefix + Path.GetRandomFileName());
        Handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        File.Delete(path);
    }

    /// <summary>Removes files of runs that were killed between the making of a file and the loss of its name.</summary>
    public static void RemoveLeftovers(string folder)
    {
        foreach (var leftover in Directory.EnumerateFiles(folder, NamePrefix + "*"))
        {
            File.Delete(leftover);
        }
    }

    /// <summary>The open file.</summary>
    public SafeFileHandle Handle { get; }

    /// <summary>Appends bytes; several threads may append at once.</summary>
    /// <returns>Where they lie.</returns>
    public long Append(ReadOnlySpan<byte> bytes)
    {
        var offset = Interlocked.Add(ref _length, bytes.Length) - bytes.Length;
        RandomAccess.Write(Handle, bytes, offset);
        return offset;
    }

    /// <summary>Reads exactly so many bytes.</summary>
    /// <exception cref="EndOfStreamException">There are fewer.</exception>
    public void Read(Span<byte> bytes, long offset)
    {
        while (!bytes.IsEmpty)
        {
            var read = RandomAccess.Read(Handle, bytes, offset);
            if (read == 0)
            {
                throw new EndOfStreamException();
            }

            bytes = bytes[read..];
            offset += read;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Handle.Dispose();
}
