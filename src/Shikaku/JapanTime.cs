using System.Globalization;

namespace Shikaku;

/// <summary>Days are days in Japan, which has had no summer time since 1951.</summary>
internal static class JapanTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(9);

    /// <summary>The present day.</summary>
    public static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(At(clock.GetUtcNow()).DateTime);

    /// <summary>The end of a day, its 24:00.</summary>
    public static DateTimeOffset EndOf(DateOnly day) =>
        day == DateOnly.MaxValue ? DateTimeOffset.MaxValue : new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), Offset).ToUniversalTime();

    /// <summary>The moment at which a day begins; null for none.</summary>
    public static DateTimeOffset? StartOf(DateOnly? day) => day is { } known && known > DateOnly.MinValue ? new DateTimeOffset(known, TimeOnly.MinValue, Offset).ToUniversalTime() : null;

    /// <summary>A moment in the form in which pages show it.</summary>
    public static string TextOf(DateTimeOffset moment) => At(moment).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A moment as clocks in Japan show it.</summary>
    public static DateTimeOffset At(DateTimeOffset moment) => moment.ToOffset(Offset);
}
