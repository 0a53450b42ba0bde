namespace Shikaku;

/// <summary>Days are days in Japan, which has had no summer time since 1951.</summary>
internal static class JapanTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(9);

    /// <summary>The present day.</summary>
    public static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(At(clock.GetUtcNow()).DateTime);

    /// <summary>The end of a day, its 24:00.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => new(day.AddDays(1).ToDateTime(TimeOnly.MinValue), Offset);

    /// <summary>A moment as clocks in Japan show it.</summary>
    public static DateTimeOffset At(DateTimeOffset moment) => moment.ToOffset(Offset);
}
