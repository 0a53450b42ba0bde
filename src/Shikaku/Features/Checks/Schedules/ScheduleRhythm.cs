namespace Shikaku.Features.Checks.Schedules;

/// <summary>How often a periodic check (定期チェック) begins.</summary>
internal enum ScheduleRhythm
{
    /// <summary>毎日.</summary>
    Daily,

    /// <summary>毎週, on one day of the week.</summary>
    Weekly,

    /// <summary>毎月, on one day of the month; in a month without that day, on its last.</summary>
    Monthly,
}
