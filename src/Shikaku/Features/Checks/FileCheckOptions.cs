namespace Shikaku.Features.Checks;

/// <summary>What a file check is asked to do.</summary>
internal sealed record FileCheckOptions
{
    /// <summary>Default of <see cref="ResidentMemory"/>: 1 GiB, room for about 22 million residents.</summary>
    public const long DefaultResidentMemory = 1L << 30;

    /// <summary>The members file (加入者情報).</summary>
    public required string Members { get; init; }

    /// <summary>The residents file (本人確認情報).</summary>
    public required string Residents { get; init; }

    /// <summary>The folder that takes the results.</summary>
    public required string Output { get; init; }

    /// <summary>Name of the judgement policy; null for the default.</summary>
    public string? Policy { get; init; }

    /// <summary>Whether reasons are sentences rather than codes.</summary>
    public bool Explain { get; init; }

    /// <summary>Number of worker threads, 1 or more.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The day of the check, in Japan.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Bytes that the index of residents may take before it is parted and spilled to disk.</summary>
    public long ResidentMemory { get; init; } = DefaultResidentMemory;
}
