namespace Shikaku.Features.Checks.Runs;

/// <summary>What is kept of requests and replies that could not be used: where they came from and why, never their content.</summary>
internal static class RefusedReplies
{
    /// <summary>Adds one.</summary>
    public const string Add =
        """
        INSERT INTO checks.refused_reply (refused_id, request_id, insurer_number, cause, line_count, noted_at)
        VALUES (@refused, @Id, @Insurer, @cause, @lines, @now)
        """;
}
