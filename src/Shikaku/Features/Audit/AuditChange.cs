namespace Shikaku.Features.Audit;

/// <summary>A change as it is shown.</summary>
public sealed record AuditChange
{
    /// <summary>Its place in the organisation's chain, from 1.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Who made it.</summary>
    public required string Actor { get; init; }

    /// <summary>What was done.</summary>
    public required string Operation { get; init; }

    /// <summary>Why, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>What shows that it is right, or null.</summary>
    public string? Evidence { get; init; }

    /// <summary>How many rows it opened and closed.</summary>
    public required long Rows { get; init; }

    /// <summary>What happened, as a JSON list without personal data.</summary>
    public required string Events { get; init; }

    /// <summary>The name of the API key that made it; null if somebody else did.</summary>
    public string? ActorKey { get; init; }

    /// <summary>The user that it is about, by sign-in name; null if it is about something else.</summary>
    public string? User { get; init; }

    /// <summary>The name of the API key that it is about; null if it is about something else.</summary>
    public string? Key { get; init; }
}
