namespace Shikaku.Features.Sampling;

/// <summary>The people of a block, in memory that is used again for the next block.</summary>
internal sealed class SampleBlock
{
    private readonly SampleMember[] _members = [.. Enumerable.Range(0, BlockDirectory.BlockSize).Select(_ => new SampleMember())];

    /// <summary>The index of the block.</summary>
    public long Index { get; set; }

    /// <summary>The insurer of all of them.</summary>
    public SampleInsurer Insurer { get; set; } = null!;

    /// <summary>How many people there are.</summary>
    public int Count { get; set; }

    /// <summary>The people.</summary>
    public ReadOnlySpan<SampleMember> Members => _members.AsSpan(0, Count);

    /// <summary>A person of the block.</summary>
    public SampleMember this[int index] => _members[index];
}
