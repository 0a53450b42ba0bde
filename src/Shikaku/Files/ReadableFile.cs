using Microsoft.Win32.SafeHandles;
using Shikaku.Commands;
using Shikaku.Storage;

namespace Shikaku.Files;

/// <summary>Opens a file that a user named, and puts into words why that cannot be done.</summary>
internal static class ReadableFile
{
    /// <summary>Opens a file to be read from its beginning to its end.</summary>
    /// <param name="path">The path as given by the user.</param>
    /// <exception cref="UnusableInputException">It is missing, a folder, empty, or not readable.</exception>
    public static SafeFileHandle Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new UnusableInputException($"{path}: フォルダーです。ファイルを指定してください。");
        }

        try
        {
            // Opening a named pipe would wait for somebody to write to it; it has no length, as any device.
            return new FileInfo(RealPath.Of(path)) is { Exists: true, Length: 0 } ? throw Empty(path) : File.OpenHandle(path, options: FileOptions.SequentialScan);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UnusableInputException($"{path}: ファイルがありません。", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new UnusableInputException($"{path}: ファイルを開けません。読み取りの権限などを確かめてください。", failure);
        }
    }

    /// <summary>What to throw for a file that has no content to read.</summary>
    public static UnusableInputException Empty(string path, Exception? cause = null) =>
        new($"{path}: 空のファイルか、通常のファイルではありません。中身のあるファイルに保存してから指定してください。", cause);
}
