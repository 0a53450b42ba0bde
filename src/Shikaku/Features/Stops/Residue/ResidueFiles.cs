using Shikaku.Core.Residue;
using Shikaku.Core.Text;
using Shikaku.Features.Organisations.Bodies;
using Shikaku.Web;

namespace Shikaku.Features.Stops.Residue;

/// <summary>The tables of a report as files: figures by group, trends, jumps. No persons.</summary>
internal static class ResidueFiles
{
    /// <summary>The figures of all views, by a grouping.</summary>
    public static CsvFile Table(ResidueReport report, InsurerGrouping grouping) => new($"residue-{NameOf(report)}.csv", csv =>
    {
        csv.Header(
            "day", "from", "until", "view", "group", "name", "scheme", "prefecture", "vendor", "detected_current", "detected_lost", "detected", "stopped",
            "residue_current", "residue_lost", "residue", "residue_share", "share_of_all", "residue_month_before", "change");
        foreach (var view in Enum.GetValues<StoppedView>())
        {
            foreach (var group in report.Groups(grouping, view))
            {
                Write(csv, report.Question, view, group);
            }
        }
    });

    /// <summary>The trends of all views, by day and by month.</summary>
    public static CsvFile Trend(ResidueReport report) => new($"residue-trend-{NameOf(report)}.csv", csv =>
    {
        csv.Header("view", "step", "day", "detected", "stopped", "residue");
        foreach (var view in Enum.GetValues<StoppedView>())
        {
            foreach (var (step, points) in new[] { ("day", report.Daily(view)), ("month", report.Monthly(view)) })
            {
                foreach (var point in points)
                {
                    csv.Field(ResidueWords.Of(view));
                    csv.Field(step);
                    csv.Field(ResidueWords.FileTextOf(point.Day));
                    csv.Field(point.Detected);
                    csv.Field(point.Stopped);
                    csv.Field(point.Residue);
                    csv.EndRecord();
                }
            }
        }
    });

    /// <summary>The jumps of the last days.</summary>
    public static CsvFile Jumps(ResidueReport report) => new($"residue-jumps-{NameOf(report)}.csv", csv =>
    {
        csv.Header("day", "insurer_number", "name", "view", "direction", "before", "after", "aged", "aged_from", "aged_until", "confirmed");
        foreach (var jump in report.Jumps())
        {
            csv.Field(ResidueWords.FileTextOf(jump.Day));
            csv.Field(jump.Insurer);
            csv.Field(SpreadsheetText.Of(report.BodyOf(jump.Insurer).Name));
            csv.Field(ResidueWords.Of(jump.View));
            csv.Field(jump.IsRise ? "rise" : "fall");
            csv.Field(jump.Former);
            csv.Field(jump.Present);
            csv.Field(jump.Aged);
            csv.Field(ResidueWords.FileTextOf(jump.AgedFrom));
            csv.Field(ResidueWords.FileTextOf(jump.AgedUntil));
            csv.Field(jump.Confirmed);
            csv.EndRecord();
        }
    });

    private static string NameOf(ResidueReport report) => ResidueWords.FileTextOf(report.Question.Day) + (report.Question.Insurer is { } insurer ? "-" + insurer : "");

    private static void Write(CsvWriter csv, ResidueQuestion question, StoppedView view, ResidueGroup group)
    {
        var count = group.Count;
        csv.Field(ResidueWords.FileTextOf(question.Day));
        csv.Field(ResidueWords.FileTextOf(question.Window.From));
        csv.Field(ResidueWords.FileTextOf(question.Window.Until));
        csv.Field(ResidueWords.Of(view));
        foreach (var text in new[] { group.Key, group.Body?.Name, group.Body?.Scheme, group.Body?.Prefecture, group.Body?.Vendor })
        {
            csv.Field(SpreadsheetText.Of(text) ?? "");
        }

        foreach (var number in new[]
        {
            count.Detected.Current, count.Detected.Lost, count.Detected.Total, count.Stopped.Total, count.Residue.Current, count.Residue.Lost, count.Residue.Total,
        })
        {
            csv.Field(number);
        }

        csv.Field(Percentage.FileText(count.Share));
        csv.Field(Percentage.FileText(group.ShareOfAll));
        csv.Field(count.Former);
        csv.Field(Percentage.FileText(count.Change));
        csv.EndRecord();
    }
}
