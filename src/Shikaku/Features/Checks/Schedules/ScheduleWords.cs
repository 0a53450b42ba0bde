using System.Globalization;

namespace Shikaku.Features.Checks.Schedules;

/// <summary>Schedules in the words of users.</summary>
internal static class ScheduleWords
{
    private static readonly string[] Weekdays = ["日", "月", "火", "水", "木", "金", "土"];

    /// <summary>How often a check begins.</summary>
    public static string Of(ScheduleRhythm rhythm) => rhythm switch
    {
        ScheduleRhythm.Daily => "毎日",
        ScheduleRhythm.Weekly => "毎週",
        ScheduleRhythm.Monthly => "毎月",
    };

    /// <summary>When, as in 毎月31日（ない月は末日） 02:00.</summary>
    public static string Of(CheckSchedule schedule)
    {
        var day = schedule.Rhythm switch
        {
            ScheduleRhythm.Daily => "",
            ScheduleRhythm.Weekly => Weekdays[schedule.Day] + "曜日",
            ScheduleRhythm.Monthly => string.Create(CultureInfo.InvariantCulture, $"{schedule.Day}日{(schedule.Day > 28 ? "（ない月は末日）" : "")}"),
        };
        return $"{Of(schedule.Rhythm)}{day} {TimeOf(schedule.Minute)}";
    }

    /// <summary>A day of the week.</summary>
    public static string WeekdayOf(int day) => Weekdays[day] + "曜日";

    /// <summary>A time of the day, as in 02:00.</summary>
    public static string TimeOf(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");

    /// <summary>Reads a time of the day.</summary>
    /// <returns>The minute of the day; null if it is none.</returns>
    public static int? ReadTime(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.Hour * 60 + time.Minute : null;
}
