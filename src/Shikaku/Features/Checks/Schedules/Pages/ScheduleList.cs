namespace Shikaku.Features.Checks.Schedules.Pages;

/// <summary>Schedules as their page shows them.</summary>
public sealed class ScheduleList
{
    internal ScheduleList(IReadOnlyList<ScheduleView> views) => Views = views;

    /// <summary>The schedules, by name.</summary>
    internal IReadOnlyList<ScheduleView> Views { get; }
}
