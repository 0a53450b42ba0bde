namespace Shikaku.Features.Stops.Work;

/// <summary>A result in a list.</summary>
internal sealed record ResultRow
{
    /// <summary>member_id, 加入者識別.</summary>
    public required string MemberId { get; init; }

    /// <summary>Which qualification.</summary>
    public required QualificationReference Qualification { get; init; }

    /// <summary>漢字氏名.</summary>
    public required string KanjiName { get; init; }

    /// <summary>The state.</summary>
    public required ResultState State { get; init; }

    /// <summary>Whether the qualification has ended (資格喪失).</summary>
    public required bool IsLost { get; init; }

    /// <summary>Whether a confirmation waits for approval.</summary>
    public required bool IsProposed { get; init; }

    /// <summary>What it came to; null if it was never asked about.</summary>
    public ResultOfCheck? Result { get; init; }

    /// <summary>Shows no member.</summary>
    public override string ToString() => $"{Result?.Id} {State}";
}
