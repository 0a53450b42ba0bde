namespace Shikaku.Features.Sampling;

/// <summary>How the sample is cut into blocks of members of one insurer. Every block can be made on its own, in any order.</summary>
internal sealed class BlockDirectory
{
    /// <summary>Members of a block; the last one of an insurer may have fewer.</summary>
    public const int BlockSize = 128;

    private readonly SampleInsurer[] _insurers;
    private readonly long[] _firstBlocks;

    /// <summary>Cuts the insurers' members into blocks.</summary>
    public BlockDirectory(SampleInsurer[] insurers)
    {
        _insurers = insurers;
        _firstBlocks = new long[insurers.Length];
        for (var i = 0; i < insurers.Length; i++)
        {
            _firstBlocks[i] = Blocks;
            Blocks += (insurers[i].Members + BlockSize - 1) / BlockSize;
        }
    }

    /// <summary>Number of blocks.</summary>
    public long Blocks { get; }

    /// <summary>The insurer of a block, the place of its first member in the sample and the number of its members.</summary>
    public (SampleInsurer Insurer, long First, int Count) At(long block)
    {
        var found = Array.BinarySearch(_firstBlocks, block);
        var insurer = _insurers[found >= 0 ? found : ~found - 1];
        var offset = (block - _firstBlocks[found >= 0 ? found : ~found - 1]) * BlockSize;
        return (insurer, insurer.FirstMember + offset, (int)Math.Min(BlockSize, insurer.Members - offset));
    }
}
