using System.Globalization;

namespace Shikaku.Tests;

/// <summary>A clock that a test sets, back too.</summary>
internal sealed class ManualClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 21, 3, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;

    public void Pass(TimeSpan time) => Now += time;

    /// <summary>The clock at noon of a day in Japan, as in <c>2025-04-01</c>.</summary>
    public static ManualClock On(string day)
    {
        var clock = new ManualClock();
        clock.GoTo(day);
        return clock;
    }

    /// <summary>Goes to noon of a day in Japan.</summary>
    public void GoTo(string day) => Now = new(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), new TimeOnly(3, 0), TimeSpan.Zero);
}
