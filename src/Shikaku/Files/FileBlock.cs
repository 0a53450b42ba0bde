using System.Runtime.CompilerServices;

namespace Shikaku.Files;

/// <summary>A stretch of an input file that holds whole records. Reused; filled by <see cref="FileBlockReader"/>.</summary>
internal sealed class FileBlock
{
    /// <summary>The place of the block in the file, counted from 0.</summary>
    public int Index { get; set; }

    /// <summary>Offset of its first byte in the file.</summary>
    public long Offset { get; set; }

    /// <summary>Physical line of its first byte, counted from 1.</summary>
    public long FirstLine { get; set; }

    /// <summary>Whether the block stands for one record that is longer than a record may be; its bytes are not kept.</summary>
    public bool IsTooLongRecord { get; set; }

    /// <summary>The bytes; more room than the block takes.</summary>
    public byte[] Buffer { get; } = GC.AllocateUninitializedArray<byte>(FileBlockReader.BufferBytes);

    /// <summary>Number of bytes in use.</summary>
    public int Length { get; set; }

    /// <summary>The bytes in use.</summary>
    public Span<byte> Bytes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Buffer.AsSpan(0, Length);
    }
}
