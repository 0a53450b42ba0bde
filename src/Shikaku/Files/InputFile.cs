using System.Buffers;
using Shikaku.Commands;

namespace Shikaku.Files;

/// <summary>
/// A CSV file opened to be read: its encoding, its length, and random access to its bytes, so that several workers read at once.
/// </summary>
internal sealed class InputFile : IDisposable
{
    private readonly FileContent _content;

    private InputFile(string path, FileContent content, int textStart, FileEncoding encoding)
    {
        Path = path;
        _content = content;
        TextStart = textStart;
        Encoding = encoding;
    }

    /// <summary>The path as given by the user, or what else messages call the file.</summary>
    public string Path { get; }

    /// <summary>Bytes in the file when it was opened.</summary>
    public long Length => _content.Length;

    /// <summary>Offset behind the byte order mark, if there is one.</summary>
    public int TextStart { get; }

    /// <summary>The encoding found.</summary>
    public FileEncoding Encoding { get; }

    /// <summary>Opens a file on a disk.</summary>
    /// <exception cref="UnusableInputException">It is missing, a folder, empty, not readable or not an ordinary file.</exception>
    public static InputFile Open(string path)
    {
        var handle = ReadableFile.Open(path);
        try
        {
            return Open(path, new DiskContent(handle));
        }
        catch (NotSupportedException failure)
        {
            handle.Dispose();
            throw ReadableFile.Empty(path, failure);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Opens what lies elsewhere.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="content">Its bytes; disposed with the file.</param>
    /// <exception cref="UnusableInputException">It is empty, no text, or not readable.</exception>
    public static InputFile Open(string name, FileContent content)
    {
        if (content.Length == 0)
        {
            throw ReadableFile.Empty(name);
        }

        var buffer = ArrayPool<byte>.Shared.Rent(FileEncodingDetector.SampleBytes);
        try
        {
            var text = buffer.AsSpan(0, (int)Math.Min(content.Length, FileEncodingDetector.SampleBytes));
            text = text[..Read(name, content, text, 0)];
            FileForm.RequireText(name, text);
            ReadOnlySpan<byte> byteOrderMark = [0xEF, 0xBB, 0xBF];
            return text.StartsWith(byteOrderMark)
                ? new InputFile(name, content, byteOrderMark.Length, FileEncoding.Utf8)
                : new InputFile(name, content, 0, FileEncodingDetector.Detect(text, text.Length == content.Length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads bytes at an offset; fewer than asked for only at the end of the file.</summary>
    /// <exception cref="UnusableInputException">The file cannot be read any more.</exception>
    public int Read(Span<byte> buffer, long offset) => Read(Path, _content, buffer, offset);

    /// <summary>Makes sure that the file is still the one that was opened: what was read at different times must belong together.</summary>
    /// <exception cref="UnusableInputException">It was written to since.</exception>
    public void RequireUnchanged()
    {
        if (!_content.IsUnchanged)
        {
            throw Changed();
        }
    }

    /// <summary>What to throw when the file was written to since it was opened.</summary>
    public UnusableInputException Changed() => new($"{Path}: 処理の途中でファイルが変更されました。もう一度実行してください。");

    /// <inheritdoc/>
    public void Dispose() => _content.Dispose();

    private static int Read(string name, FileContent content, Span<byte> buffer, long offset)
    {
        var total = 0;
        try
        {
            while (total < buffer.Length && content.Read(buffer[total..], offset + total) is > 0 and var read)
            {
                total += read;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"{name}: 読み取りの途中で失敗しました。", failure);
        }

        return total;
    }
}
