namespace Shikaku.Features.Stops.Residue;

/// <summary>A member behind a figure.</summary>
internal sealed record ResidueRow
{
    /// <summary>member_id, 加入者識別.</summary>
    public required string MemberId { get; init; }

    /// <summary>Which member.</summary>
    public required Guid MemberKey { get; init; }

    /// <summary>Which qualification.</summary>
    public required DateOnly AcquiredOn { get; init; }

    /// <summary>漢字氏名.</summary>
    public required string KanjiName { get; init; }

    /// <summary>初回検知.</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>The day on which the stop ended; null while it goes on.</summary>
    public required DateOnly? Until { get; init; }

    /// <summary>資格喪失 rather than 加入中.</summary>
    public required bool IsLost { get; init; }

    /// <summary>How many rows the figure has.</summary>
    public required long Total { get; init; }

    /// <summary>Shows no member.</summary>
    public override string ToString() => nameof(ResidueRow);
}
