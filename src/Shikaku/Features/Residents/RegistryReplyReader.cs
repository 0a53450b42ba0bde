using Shikaku.Commands;
using Shikaku.Files;

namespace Shikaku.Features.Residents;

/// <summary>
/// Reads a piece of a reply row by row: <c>foreach (var row in reader)</c>. Takes the memory of one block and allocates nothing per row. A bad row is given with its
/// problem; nothing that a piece holds throws.
/// </summary>
internal sealed class RegistryReplyReader : IDisposable
{
    private readonly InputFile _file;
    private readonly FileHeader _header;
    private readonly FileBlockReader _blocks;

    private RegistryReplyReader(InputFile file, FileHeader header)
    {
        _file = file;
        _header = header;
        _blocks = new FileBlockReader(file, header, takeDigest: false);
    }

    /// <summary>Opens a piece.</summary>
    /// <returns>Null if it cannot be read as a reply: then it is to be refused.</returns>
    public static RegistryReplyReader? Open(RegistryReply reply)
    {
        FileContent? content = null;
        try
        {
            content = reply.OpenContent();
            var (file, header) = Read(reply.Name, content);
            return new RegistryReplyReader(file, header);
        }
        catch (UnusableInputException)
        {
            content?.Dispose();
            return null;
        }
    }

    /// <summary>The rows. Once.</summary>
    /// <exception cref="UnusableInputException">The piece cannot be read any more: it was taken away, or the disk fails.</exception>
    public RegistryReplyRows GetEnumerator() => new(_blocks, _header, _file.Encoding);

    /// <inheritdoc/>
    public void Dispose()
    {
        _blocks.Dispose();
        _file.Dispose();
    }

    /// <summary>Whether bytes can be a piece of a reply: CSV in UTF-8 with its columns. What its rows hold is another question.</summary>
    /// <param name="name">What messages call them.</param>
    /// <param name="content">The bytes; not disposed here.</param>
    public static bool IsReply(string name, FileContent content)
    {
        try
        {
            Read(name, content);
            return true;
        }
        catch (UnusableInputException)
        {
            return false;
        }
    }

    private static (InputFile File, FileHeader Header) Read(string name, FileContent content)
    {
        var file = InputFile.Open(name, content);
        return file.Encoding == FileEncoding.Utf8
            ? (file, FileHeader.Read(file, RegistryReplyColumns.All))
            : throw new UnusableInputException($"{name}: 文字コードが UTF-8 ではありません。");
    }
}
