using System.Globalization;

namespace Shikaku.Tests;

/// <summary>A clock that a test sets.</summary>
internal sealed class SetClock(DateTimeOffset now) : TimeProvider
{
    /// <summary>The clock at noon of a day in Japan, as in <c>2025-04-01</c>.</summary>
    public static SetClock On(string day) => new(NoonOf(day));

    public DateTimeOffset Now { get; set; } = now;

    /// <summary>Goes to noon of a day in Japan.</summary>
    public void GoTo(string day) => Now = NoonOf(day);

    public override DateTimeOffset GetUtcNow() => Now;

    private static DateTimeOffset NoonOf(string day) =>
        new(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), new TimeOnly(3, 0), TimeSpan.Zero);
}
