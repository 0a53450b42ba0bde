using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Shikaku.Storage;

/// <summary>A file of an <see cref="ResultFolder"/> under its working name, open for writing.</summary>
internal sealed partial class ResultFile : IDisposable
{
    private const string WorkingSuffix = ".part";
    private const string CopySuffix = ".copy";
    private const long BytesReserved = 16 << 20;
    private const int LengthStays = 1;

    private readonly string _path;
    private readonly Lock _gate = new();
    private long _announced;
    private long _reserved;

    /// <summary>Starts a file; what a killed run left under the working names is replaced.</summary>
    /// <param name="path">The path that the file gets in the end.</param>
    /// <exception cref="IOException">It cannot be written, or another run is at work on it.</exception>
    public ResultFile(string path)
    {
        _path = path;
        Stream = Create(path + WorkingSuffix);
        File.Delete(path + CopySuffix);
    }

    /// <summary>Where to write.</summary>
    public FileStream Stream { get; private set; }

    /// <summary>
    /// Says that bytes are about to be written, so that the disk has room for them by then: to find room while a file gets its name takes as long as
    /// to write it. Only a wish: a system that refuses finds room when it must. Any thread may call it.
    /// </summary>
    public void Announce(int bytes)
    {
        if (Interlocked.Add(ref _announced, bytes) <= Volatile.Read(ref _reserved) || !OperatingSystem.IsLinux())
        {
            return;
        }

        lock (_gate)
        {
            while (_reserved < Volatile.Read(ref _announced))
            {
                _ = Allocate(Stream.SafeFileHandle, LengthStays, _reserved, BytesReserved);
                _reserved += BytesReserved;
            }
        }
    }

    /// <summary>Writes the file anew from what it holds so far.</summary>
    /// <param name="copy">Copies from the old file to the new one.</param>
    public void Rewrite(Action<Stream, Stream> copy)
    {
        Stream.Position = 0;
        var copied = Create(_path + CopySuffix);
        try
        {
            copy(Stream, copied);
        }
        catch
        {
            copied.Dispose();
            throw;
        }

        Stream.Dispose();
        Stream = copied;
        File.Move(_path + CopySuffix, _path + WorkingSuffix, overwrite: true);
    }

    /// <summary>Ends the file and gives it its name.</summary>
    public void Publish()
    {
        // What was reserved and not used goes back.
        Stream.SetLength(Stream.Length);
        Dispose();
        File.Move(_path + WorkingSuffix, _path, overwrite: true);
    }

    /// <summary>Removes the file that stands under the final name, from a run before.</summary>
    public void RemovePublished() => File.Delete(_path);

    /// <summary>Removes what has no name of its own yet.</summary>
    public void Discard()
    {
        Dispose();
        try
        {
            File.Delete(_path + WorkingSuffix);
            File.Delete(_path + CopySuffix);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The run has failed already; the next one replaces the leftover.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Stream.Dispose();

    /// <summary>Opens for this run alone: a second run in the folder, or one that reads this very file, is refused rather than spoilt.</summary>
    private static FileStream Create(string path) =>
        new(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);

    [LibraryImport("libc", EntryPoint = "fallocate")]
    private static partial int Allocate(SafeFileHandle file, int mode, long offset, long length);
}
