using Microsoft.Win32.SafeHandles;
using Shikaku.Commands;

namespace Shikaku.Features.Checks.Files;

/// <summary>
/// A CSV file opened for a check: its encoding, its length, and random access to its bytes, so that several workers read at once.
/// </summary>
internal sealed class InputFile : IDisposable
{
    private readonly SafeFileHandle _handle;

    private InputFile(string path, SafeFileHandle handle, long length, int textStart, FileEncoding encoding)
    {
        Path = path;
        _handle = handle;
        Length = length;
        TextStart = textStart;
        Encoding = encoding;
    }

    /// <summary>The path as given by the user.</summary>
    public string Path { get; }

    /// <summary>Bytes in the file when it was opened.</summary>
    public long Length { get; }

    /// <summary>Offset behind the byte order mark, if there is one.</summary>
    public int TextStart { get; }

    /// <summary>The encoding found.</summary>
    public FileEncoding Encoding { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="UnusableInputException">It is missing, a folder, empty, not readable or not an ordinary file.</exception>
    public static InputFile Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new UnusableInputException($"{path}: フォルダーです。ファイルを指定してください。");
        }

        SafeFileHandle handle;
        try
        {
            handle = File.OpenHandle(path, options: FileOptions.SequentialScan);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UnusableInputException($"{path}: ファイルがありません。", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new UnusableInputException($"{path}: ファイルを開けません。読み取りの権限などを確かめてください。", failure);
        }

        try
        {
            return Examine(path, handle);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Reads bytes at an offset; fewer than asked for only at the end of the file.</summary>
    /// <exception cref="UnusableInputException">The file cannot be read any more.</exception>
    public int Read(Span<byte> buffer, long offset)
    {
        var total = 0;
        try
        {
            while (total < buffer.Length)
            {
                var read = RandomAccess.Read(_handle, buffer[total..], offset + total);
                if (read == 0)
                {
                    break;
                }

                total += read;
            }
        }
        catch (IOException failure)
        {
            throw new UnusableInputException($"{Path}: 読み取りの途中で失敗しました。", failure);
        }

        return total;
    }

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();

    private static InputFile Examine(string path, SafeFileHandle handle)
    {
        long length;
        try
        {
            length = RandomAccess.GetLength(handle);
        }
        catch (NotSupportedException failure)
        {
            throw new UnusableInputException($"{path}: 通常のファイルではありません。ファイルに保存してから指定してください。", failure);
        }

        if (length == 0)
        {
            throw new UnusableInputException($"{path}: 空のファイルです。");
        }

        var beginning = new byte[Math.Min(length, FileEncodingDetector.SampleBytes)];
        var read = RandomAccess.Read(handle, beginning, 0);
        var text = beginning.AsSpan(0, read);
        ReadOnlySpan<byte> byteOrderMark = [0xEF, 0xBB, 0xBF];
        return text.StartsWith(byteOrderMark)
            ? new InputFile(path, handle, length, byteOrderMark.Length, FileEncoding.Utf8)
            : new InputFile(path, handle, length, 0, FileEncodingDetector.Detect(text, read == length));
    }
}
