namespace Shikaku.Features.Checks.Runs;

/// <summary>How the register asks the resident registry.</summary>
internal sealed record CheckSettings
{
    /// <summary>So many tries stand for "being asked" (照会中); after that the member is shown as before, and is asked about at longer intervals (check.md T5).</summary>
    public const int TriesShown = 3;

    /// <summary>Members in one request.</summary>
    public int LinesPerRequest { get; init; } = 10_000;

    /// <summary>So many requests wait for their replies at once: numbers do not lie about in files that nobody takes yet.</summary>
    public int RequestsAtOnce { get; init; } = 8;

    /// <summary>A line of a first request that is not answered by then is asked again.</summary>
    public TimeSpan ReplyTime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The longest time to wait for a reply.</summary>
    public TimeSpan LongestReplyTime { get; init; } = TimeSpan.FromDays(2);

    /// <summary>How long to wait before the second, third ... try; the last stands for all further ones.</summary>
    public IReadOnlyList<TimeSpan> Pauses { get; init; } =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30)];

    /// <summary>How often to look for replies and for changes of the register.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long to wait for the reply to a try: each time twice as long, so that a registry that answers over night is not asked for ever.</summary>
    /// <param name="attempt">Which one, from 1.</param>
    public TimeSpan ReplyTimeOf(int attempt) => TimeSpan.FromTicks(Math.Min(LongestReplyTime.Ticks, ReplyTime.Ticks << Math.Min(attempt - 1, 10)));

    /// <summary>The wait before a try.</summary>
    /// <param name="attempt">Which one, from 2.</param>
    public TimeSpan PauseBefore(int attempt) => Pauses[Math.Clamp(attempt - 2, 0, Pauses.Count - 1)];
}
