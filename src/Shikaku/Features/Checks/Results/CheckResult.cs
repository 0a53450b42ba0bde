using Shikaku.Files;

namespace Shikaku.Features.Checks.Results;

/// <summary>What a check found, for summary.json and the screen.</summary>
internal sealed record CheckResult
{
    /// <summary>What was counted.</summary>
    public required CheckCounts Counts { get; init; }

    /// <summary>Rows of the residents file.</summary>
    public required long ResidentRows { get; init; }

    /// <summary>Name of the policy that judged.</summary>
    public required string Policy { get; init; }

    /// <summary>First day of the policy's version.</summary>
    public required DateOnly PolicyFrom { get; init; }

    /// <summary>The day of the check.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>SHA-256 of the members file.</summary>
    public required string MembersDigest { get; init; }

    /// <summary>SHA-256 of the residents file.</summary>
    public required string ResidentsDigest { get; init; }

    /// <summary>Encoding of the members file.</summary>
    public required FileEncoding MembersEncoding { get; init; }

    /// <summary>Encoding of the residents file.</summary>
    public required FileEncoding ResidentsEncoding { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed { get; init; }
}
