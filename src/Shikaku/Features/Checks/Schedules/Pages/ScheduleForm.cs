namespace Shikaku.Features.Checks.Schedules.Pages;

/// <summary>The form of a schedule.</summary>
internal static class ScheduleForm
{
    /// <summary>The names of its fields.</summary>
    public const string Name = "name", Rhythm = "rhythm", Weekday = "weekday", MonthDay = "month_day", Time = "time", Insurer = "insurer", Scheme = "scheme",
        Method = "method", Policy = "policy";

    /// <summary>The name of the button, and what it does.</summary>
    public const string Step = "step", Save = "save", Pause = "pause", Resume = "resume", Remove = "remove";
}
