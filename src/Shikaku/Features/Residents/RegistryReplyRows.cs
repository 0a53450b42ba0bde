using Shikaku.Files;

namespace Shikaku.Features.Residents;

/// <summary>The rows of a piece of a reply, one after the other.</summary>
internal ref struct RegistryReplyRows
{
    private readonly FileBlockReader _blocks;
    private readonly FileHeader _header;
    private readonly FileEncoding _encoding;
    private readonly FileBlock _block = new();
    private readonly BlockRow _row;
    private BlockRows _rows;
    private bool _hasBlock;

    /// <summary>Starts before the first row.</summary>
    /// <param name="blocks">Gives the blocks of the piece.</param>
    /// <param name="header">Its header.</param>
    /// <param name="encoding">Its encoding.</param>
    public RegistryReplyRows(FileBlockReader blocks, FileHeader header, FileEncoding encoding)
    {
        _blocks = blocks;
        _header = header;
        _encoding = encoding;
        _row = new BlockRow(encoding, header.FieldCount);
    }

    /// <summary>The present row, valid until the next one is asked for.</summary>
    public readonly RegistryReplyRow Current => _row.Fault is null
        ? RegistryReplyRow.Read(_row.TextIn(_block), _row.Fields, _header.FieldOfColumn, _row.Line)
        : RegistryReplyRow.Unreadable(_row.Line);

    /// <summary>Moves to the next row.</summary>
    /// <returns>False behind the last one.</returns>
    public bool MoveNext()
    {
        while (!_hasBlock || !_rows.TryRead(_row))
        {
            if (!_blocks.TryRead(_block))
            {
                return false;
            }

            _rows = new BlockRows(_block, _header, _encoding);
            _hasBlock = true;
        }

        return true;
    }
}
