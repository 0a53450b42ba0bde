using Shikaku.Core.Records;
using Shikaku.Core.Text;

namespace Shikaku.Files;

/// <summary>One row of a block. Filled by <see cref="BlockRows"/> and used again; whoever looks at several rows at once has several of them.</summary>
/// <param name="encoding">The encoding of the file.</param>
/// <param name="fieldCount">How many fields its header has.</param>
internal sealed class BlockRow(FileEncoding encoding, int fieldCount)
{
    private readonly FieldRange[] _fields = new FieldRange[fieldCount];
    private readonly FieldDecoder _decoder = new(encoding);

    /// <summary>Place of the row in its block, from 0.</summary>
    public int Ordinal { get; private set; }

    /// <summary>Physical line on which the row begins.</summary>
    public long Line { get; private set; }

    /// <summary>Offset of the row in the file.</summary>
    public long Offset { get; private set; }

    /// <summary>What is wrong with the form of the row; null if it can be used.</summary>
    public FindingCode? Fault { get; private set; }

    /// <summary>The fields, in file order; meaningless after a fault.</summary>
    public Span<FieldRange> Fields => _fields;

    /// <summary>The bytes that hold <see cref="Fields"/>; meaningless after a fault.</summary>
    /// <param name="block">The block of the row.</param>
    public ReadOnlySpan<byte> TextIn(FileBlock block) => _decoder.TextIn(block.Bytes);

    /// <summary>Takes a record whose fields were read into <see cref="Fields"/>.</summary>
    /// <param name="block">Its block.</param>
    /// <param name="record">The record.</param>
    /// <param name="ordinal">Its place in the block.</param>
    /// <param name="line">Its line.</param>
    /// <param name="blockIsValid">Whether the whole block is known to be valid UTF-8.</param>
    public void Take(FileBlock block, in CsvRecord record, int ordinal, long line, bool blockIsValid)
    {
        (Ordinal, Line, Offset) = (ordinal, line, block.Offset + record.Start);
        Fault = RecordFault.Of(record, _fields.Length)
            ?? (_decoder.TryDecode(block.Bytes, record, _fields, blockIsValid) ? null : FindingCode.S003);
    }

    /// <summary>Takes a block that stands for one record that is too long.</summary>
    public void TakeTooLong(FileBlock block) => (Ordinal, Line, Offset, Fault) = (0, block.FirstLine, block.Offset, FindingCode.S005);
}
