namespace Shikaku.Features.Checks.Runs;

/// <summary>A check run as it is shown: for an insurer its own part of it.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Kind">Why it was made.</param>
/// <param name="Scope">Over whom.</param>
/// <param name="Policy">The name of the policy.</param>
/// <param name="StartedBy">Who started it.</param>
/// <param name="StartedAt">When.</param>
/// <param name="FinishedAt">When the last answer came; null while it runs.</param>
/// <param name="Members">How many qualifications it asks about.</param>
/// <param name="Open">How many of them are not answered yet.</param>
/// <param name="Tries">The most tries that a request of it needed so far.</param>
/// <param name="Counts">What the answers came to.</param>
public sealed record CheckRun(
    Guid Id, CheckKind Kind, CheckScope Scope, string Policy, string StartedBy, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, long Members, long Open, int Tries,
    AnswerCounts Counts)
{
    /// <summary>How many are answered.</summary>
    public long Answered => Members - Open;

    /// <summary>When the run will be through if it goes on at the pace so far; null before the first answer, and when it is through.</summary>
    public DateTimeOffset? ExpectedAt(DateTimeOffset now) =>
        FinishedAt is null && Answered > 0 && Open > 0 ? now + (now - StartedAt) * ((double)Open / Answered) : null;
}
