using Npgsql;
using Shikaku.Features.Audit;
using Shikaku.Features.Checks.Runs;

namespace Shikaku.Features.Checks.Schedules;

/// <summary>When periodic checks begin, and over whom. Immutable; on record as versions, in the chain of the implementing body.</summary>
/// <param name="Id">Names it in all its versions.</param>
/// <param name="Name">What operators call it.</param>
/// <param name="Rhythm">How often.</param>
/// <param name="Day">The day of the week (0 Sunday to 6 Saturday) or of the month (1 to 31); 0 for every day.</param>
/// <param name="Minute">The minute of the day in Japan, 0 to 1439.</param>
/// <param name="Scope">Over whom.</param>
/// <param name="Policy">The judgement policy; null for the default.</param>
/// <param name="IsPaused">Whether nothing begins for now (停止中).</param>
/// <param name="SetBy">Who set it so.</param>
internal sealed record CheckSchedule(
    Guid Id, string Name, ScheduleRhythm Rhythm, int Day, int Minute, CheckScope Scope, string? Policy, bool IsPaused, Actor SetBy)
{
    /// <summary>Minutes of a day.</summary>
    public const int MinutesOfDay = 24 * 60;

    /// <summary>The longest name.</summary>
    public const int MaxNameLength = 100;

    /// <summary>The table that holds them.</summary>
    public static AuditedTable Table { get; } = new(
        "checks.schedule", "organisation",
        "organisation", "schedule_id", "name", "rhythm", "on_day", "at_minute", "scope", "policy", "is_paused", "set_by");

    /// <summary>The columns that <see cref="Read"/> takes.</summary>
    public static string Columns { get; } = string.Join(", ", Table.Columns.Prepend("version_id").Select(column => "schedule." + column));

    /// <summary>Number of <see cref="Columns"/>.</summary>
    public static int ColumnCount { get; } = Table.Columns.Length + 1;

    /// <summary>Whether such a schedule can be kept.</summary>
    public bool IsWellFormed => Name.Length is > 0 and <= MaxNameLength && Minute is >= 0 and < MinutesOfDay && Rhythm switch
    {
        ScheduleRhythm.Daily => Day == 0,
        ScheduleRhythm.Weekly => Day is >= 0 and <= 6,
        ScheduleRhythm.Monthly => Day is >= 1 and <= 31,
    };

    /// <summary>The first time after a moment at which a check begins.</summary>
    public DateTimeOffset NextAfter(DateTimeOffset moment)
    {
        var here = JapanTime.At(moment);
        for (var day = DateOnly.FromDateTime(here.DateTime); ; day = day.AddDays(1))
        {
            if (IsOn(day) && new DateTimeOffset(day, TimeOnly.MinValue.AddMinutes(Minute), here.Offset) is var time && time > moment)
            {
                return time.ToUniversalTime();
            }
        }
    }

    /// <summary>What stands in <see cref="Table"/>.</summary>
    public object?[] ToValues() =>
        [Change.ImplementingBody, Id, Name, Rhythm.ToString(), Day, Minute, Scope.ToJson(), Policy, IsPaused, SetBy.ToString()];

    /// <summary>Reads a version.</summary>
    /// <param name="row">A row that begins with <see cref="Columns"/>.</param>
    public static (Guid Version, CheckSchedule Content) Read(NpgsqlDataReader row) => (row.GetGuid(0), new CheckSchedule(
        row.GetGuid(2), row.GetString(3), Enum.Parse<ScheduleRhythm>(row.GetString(4)), row.GetInt32(5), row.GetInt32(6), CheckScope.Parse(row.GetString(7)),
        row.IsDBNull(8) ? null : row.GetString(8), row.GetBoolean(9), Actor.Parse(row.GetString(10))));

    private bool IsOn(DateOnly day) => Rhythm switch
    {
        ScheduleRhythm.Daily => true,
        ScheduleRhythm.Weekly => (int)day.DayOfWeek == Day,
        ScheduleRhythm.Monthly => day.Day == Math.Min(Day, DateTime.DaysInMonth(day.Year, day.Month)),
    };
}
