using Shikaku.Core.Text;

namespace Shikaku.Files;

/// <summary>What a worker needs to read the rows of one file, block after block.</summary>
/// <param name="file">The file.</param>
/// <param name="header">Its header.</param>
internal sealed class RowSource(InputFile file, FileHeader header)
{
    private readonly FieldRange[] _fields = new FieldRange[header.FieldCount];
    private readonly FieldDecoder _decoder = new(file.Encoding);

    /// <summary>The rows of a block; one block at a time.</summary>
    public BlockRows Open(FileBlock block) => new(block, header, _decoder, _fields);
}
