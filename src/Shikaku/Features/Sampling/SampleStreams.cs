namespace Shikaku.Features.Sampling;

/// <summary>Which stream of random numbers serves what.</summary>
internal static class SampleStreams
{
    /// <summary>The order of 個人番号.</summary>
    public const ulong PersonNumbers = 1;

    /// <summary>The sizes of insurers.</summary>
    public const ulong Insurers = 2;

    /// <summary>The order of blocks in residents.csv.</summary>
    public const ulong ResidentOrder = 3;

    /// <summary>Which row gets which noise.</summary>
    public const ulong NoisePlan = 4;

    /// <summary>Where an insurer's members live: this and the insurer's ordinal.</summary>
    public const ulong FirstInsurer = 1 << 16;

    /// <summary>The people of a block: this and the index of the block.</summary>
    public const ulong FirstBlock = 1 << 20;

    /// <summary>What insurers wrote about the people of a block: this and the index of the block.</summary>
    public const ulong FirstBlockOfRows = 1UL << 40;
}
