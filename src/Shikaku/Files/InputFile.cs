using Microsoft.Win32.SafeHandles;
using Shikaku.Commands;

namespace Shikaku.Files;

/// <summary>
/// A CSV file opened for a check: its encoding, its length, and random access to its bytes, so that several workers read at once.
/// </summary>
internal sealed class InputFile : IDisposable
{
    private readonly SafeFileHandle _handle;
    private readonly DateTime _written;

    private InputFile(string path, SafeFileHandle handle, long length, int textStart, FileEncoding encoding)
    {
        Path = path;
        _handle = handle;
        Length = length;
        TextStart = textStart;
        Encoding = encoding;
        _written = File.GetLastWriteTimeUtc(handle);
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
        var handle = ReadableFile.Open(path);
        try
        {
            return Examine(path, handle);
        }
        catch (IOException failure)
        {
            handle.Dispose();
            throw CannotRead(path, failure);
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
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw CannotRead(Path, failure);
        }

        return total;
    }

    /// <summary>Makes sure that the file is still the one that was opened: what was read at different times must belong together.</summary>
    /// <exception cref="UnusableInputException">It was written to since.</exception>
    public void RequireUnchanged()
    {
        if (RandomAccess.GetLength(_handle) != Length || File.GetLastWriteTimeUtc(_handle) != _written)
        {
            throw Changed();
        }
    }

    /// <summary>What to throw when the file was written to since it was opened.</summary>
    public UnusableInputException Changed() => new($"{Path}: 処理の途中でファイルが変更されました。もう一度実行してください。");

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();

    private static UnusableInputException CannotRead(string path, Exception cause) => new($"{path}: 読み取りの途中で失敗しました。", cause);

    private static InputFile Examine(string path, SafeFileHandle handle)
    {
        long length;
        try
        {
            length = RandomAccess.GetLength(handle);
        }
        catch (NotSupportedException failure)
        {
            throw ReadableFile.Empty(path, failure);
        }

        if (length == 0)
        {
            throw ReadableFile.Empty(path);
        }

        var beginning = new byte[Math.Min(length, FileEncodingDetector.SampleBytes)];
        var read = RandomAccess.Read(handle, beginning, 0);
        var text = beginning.AsSpan(0, read);
        FileForm.RequireText(path, text);
        ReadOnlySpan<byte> byteOrderMark = [0xEF, 0xBB, 0xBF];
        return text.StartsWith(byteOrderMark)
            ? new InputFile(path, handle, length, byteOrderMark.Length, FileEncoding.Utf8)
            : new InputFile(path, handle, length, 0, FileEncodingDetector.Detect(text, read == length));
    }
}
