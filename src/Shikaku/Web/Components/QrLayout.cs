namespace Shikaku.Web.Components;

/// <summary>The versions of QR codes (ISO/IEC 18004) at the error correction of level M: how large they are and how their bytes are divided.</summary>
/// <param name="Version">From 1.</param>
/// <param name="CorrectionLength">Number of correcting bytes of a block.</param>
/// <param name="ShortBlocks">Number of blocks that are a byte shorter, or of all.</param>
/// <param name="ShortLength">Number of data bytes of those.</param>
/// <param name="LongBlocks">Number of blocks with one data byte more.</param>
/// <param name="Alignments">Where the centres of the small squares stand, on both axes.</param>
internal sealed record QrLayout(int Version, int CorrectionLength, int ShortBlocks, int ShortLength, int LongBlocks, params int[] Alignments)
{
    private const int ModeBits = 4;
    private const int FirstWithLongCount = 10;

    private static readonly QrLayout[] All =
    [
        new(1, 10, 1, 16, 0),
        new(2, 16, 1, 28, 0, 6, 18),
        new(3, 26, 1, 44, 0, 6, 22),
        new(4, 18, 2, 32, 0, 6, 26),
        new(5, 24, 2, 43, 0, 6, 30),
        new(6, 16, 4, 27, 0, 6, 34),
        new(7, 18, 4, 31, 0, 6, 22, 38),
        new(8, 22, 2, 38, 2, 6, 24, 42),
        new(9, 22, 3, 36, 2, 6, 26, 46),
        new(10, 26, 4, 43, 1, 6, 28, 50),
        new(11, 30, 1, 50, 4, 6, 30, 54),
        new(12, 22, 6, 36, 2, 6, 32, 58),
        new(13, 22, 8, 37, 1, 6, 34, 62),
    ];

    /// <summary>Number of squares of a side.</summary>
    public int Size => 17 + (4 * Version);

    /// <summary>Number of bytes that carry data.</summary>
    public int DataLength => (ShortBlocks * ShortLength) + (LongBlocks * (ShortLength + 1));

    /// <summary>Number of bits that tell how many bytes follow.</summary>
    public int CountBits => Version < FirstWithLongCount ? 8 : 16;

    /// <summary>The smallest that holds so many bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More than 331 bytes.</exception>
    public static QrLayout For(int length) =>
        Array.Find(All, layout => ModeBits + layout.CountBits + (8 * length) <= 8 * layout.DataLength) ?? throw new ArgumentOutOfRangeException(nameof(length));
}
