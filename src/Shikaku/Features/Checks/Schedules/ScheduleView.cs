namespace Shikaku.Features.Checks.Schedules;

/// <summary>A schedule and what came of it.</summary>
/// <param name="Schedule">The schedule.</param>
/// <param name="DueAt">When the next check begins, unless it is paused.</param>
/// <param name="LastAt">When the last one began; null if none has.</param>
/// <param name="LastRun">The last run; null if none began, or the last could not.</param>
/// <param name="LastProblem">The code of why the last could not begin; null if it did.</param>
internal sealed record ScheduleView(CheckSchedule Schedule, DateTimeOffset DueAt, DateTimeOffset? LastAt, Guid? LastRun, string? LastProblem);
