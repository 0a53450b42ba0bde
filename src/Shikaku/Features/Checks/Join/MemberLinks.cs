using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using Shikaku.Core.Text;
using Shikaku.Files;

namespace Shikaku.Features.Checks.Join;

/// <summary>
/// What the spilled join found for each member row, in the order of the members file: a file of links of eight bytes, without number or name.
/// </summary>
/// <param name="members">The members file.</param>
/// <param name="folder">The folder whose disk is used.</param>
internal sealed unsafe class MemberLinks(InputFile members, string folder) : IDisposable
{
    private const int LinkBytes = sizeof(ulong);
    private const int FillBytes = 1 << 20;

    private readonly UnnamedFile _file = new(folder);
    private readonly List<int> _rows = [];
    private long[] _starts = [];
    private MemoryMappedFile? _map;
    private MemoryMappedViewAccessor? _view;
    private ResidentLink* _first;

    /// <summary>The folder whose disk is used.</summary>
    public string Folder => folder;

    /// <summary>Says how many records a block holds. Workers may call it in any order.</summary>
    public void SetRows(int block, int rows)
    {
        lock (_rows)
        {
            CollectionsMarshal.SetCount(_rows, Math.Max(_rows.Count, block + 1));
            _rows[block] = rows;
        }
    }

    /// <summary>Called when all blocks are known, before <see cref="Set"/>.</summary>
    public void CompleteRows()
    {
        _starts = new long[_rows.Count + 1];
        for (var i = 0; i < _rows.Count; i++)
        {
            _starts[i + 1] = _starts[i] + _rows[i];
        }

        // Every byte is written before the file is mapped: a full disk must be an error here, not a fault while a link is stored.
        var zeros = new byte[FillBytes];
        for (var rest = Math.Max(1, _starts[^1]) * LinkBytes; rest > 0; rest -= FillBytes)
        {
            _file.Append(zeros.AsSpan(0, (int)Math.Min(rest, FillBytes)));
        }

        _map = MemoryMappedFile.CreateFromFile(_file.Handle, null, 0, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
        _view = _map.CreateViewAccessor();
        byte* pointer = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref pointer);
        _first = (ResidentLink*)(pointer + _view.PointerOffset);
    }

    /// <summary>Stores what was found for a row.</summary>
    public void Set(int block, int row, ResidentLink link) => _first[_starts[block] + row] = link;

    /// <summary>A finder for one worker.</summary>
    public ResidentFinder CreateFinder() => new LinkFinder(this);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_first != null)
        {
            _view!.SafeMemoryMappedViewHandle.ReleasePointer();
            _first = null;
        }

        _view?.Dispose();
        _map?.Dispose();
        _file.Dispose();
    }

    /// <summary>The file has other rows than when they were counted.</summary>
    private Commands.UnusableInputException Changed() => members.Changed();

    private sealed class LinkFinder(MemberLinks links) : ResidentFinder
    {
        private long _start;
        private long _rows;

        public override void Begin(FileBlock block)
        {
            if (block.Index >= links._rows.Count)
            {
                throw links.Changed();
            }

            _start = links._starts[block.Index];
            _rows = links._rows[block.Index];
        }

        public override void Announce(ulong number)
        {
            // The links of a block lie side by side: the processor fetches them by itself.
        }

        public override void Approach(ulong number)
        {
            // As above.
        }

        public override ResidentLink Find(int row, ulong number, FieldDigest digest) =>
            row < _rows ? links._first[_start + row] : throw links.Changed();
    }
}
