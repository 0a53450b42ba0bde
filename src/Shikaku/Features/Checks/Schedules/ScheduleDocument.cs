using Shikaku.Features.Audit;
using Shikaku.Features.Checks.Runs;
using Shikaku.Web;

namespace Shikaku.Features.Checks.Schedules;

/// <summary>A schedule of periodic checks, for systems.</summary>
/// <param name="Name">What operators call it.</param>
/// <param name="Rhythm">Daily, Weekly or Monthly.</param>
/// <param name="Day">The day of the week (0 Sunday to 6) or of the month (1 to 31, in a shorter month its last); left out for Daily.</param>
/// <param name="Time">The time in Japan, as in 02:00.</param>
/// <param name="Insurer">One insurer (保険者番号); all if left out.</param>
/// <param name="Scheme">One 法別番号; all if left out.</param>
/// <param name="Method">One 個人番号取得方法; all if left out.</param>
/// <param name="Policy">The judgement policy; the default if left out.</param>
/// <param name="IsPaused">Whether nothing begins for now.</param>
/// <param name="Id">Names it; not sent.</param>
/// <param name="DueAt">When the next check begins; not sent.</param>
/// <param name="LastAt">When the last one began; not sent.</param>
/// <param name="LastRun">The last run; not sent.</param>
public sealed record ScheduleDocument(
    string? Name, string? Rhythm, int? Day, string? Time, string? Insurer = null, int? Scheme = null, string? Method = null, string? Policy = null, bool IsPaused = false,
    Guid? Id = null, DateTimeOffset? DueAt = null, DateTimeOffset? LastAt = null, Guid? LastRun = null)
{
    /// <summary>The document of a schedule.</summary>
    internal static ScheduleDocument Of(ScheduleView view)
    {
        var (schedule, scope) = (view.Schedule, view.Schedule.Scope);
        return new ScheduleDocument(
            schedule.Name, schedule.Rhythm.ToString(), schedule.Rhythm == ScheduleRhythm.Daily ? null : schedule.Day, ScheduleWords.TimeOf(schedule.Minute), scope.Insurer,
            scope.Scheme, scope.AcquisitionMethod, schedule.Policy, schedule.IsPaused, schedule.Id, schedule.IsPaused ? null : view.DueAt, view.LastAt, view.LastRun);
    }

    /// <summary>The schedule; one that is not well formed where something cannot be read.</summary>
    internal CheckSchedule ToSchedule(Guid id, Actor actor) => new(
        id, Name?.Trim() ?? "", EnumText.TryParse<ScheduleRhythm>(Rhythm, out var rhythm) ? rhythm : default, Day ?? 0,
        Rhythm is null || !Enum.IsDefined(rhythm) ? -1 : ScheduleWords.ReadTime(Time ?? "") ?? -1, new CheckScope(Insurer, Scheme, Method), Policy, IsPaused, actor);
}
