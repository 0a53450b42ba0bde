using System.Globalization;
using Shikaku.Core.Records;
using Shikaku.Features.Checks.Results;
using Shikaku.Features.Organisations.Bodies;
using Shikaku.Web;

namespace Shikaku.Features.Intake.Monthly;

/// <summary>Monthly findings as a file. No persons.</summary>
internal static class MonthlyFile
{
    /// <summary>All months of the trend, by a grouping.</summary>
    public static CsvFile Of(MonthlyReport report, InsurerGrouping grouping) => new($"monthly-findings-{report.Question.LastDay:yyyyMM}.csv", csv =>
    {
        csv.Header("month", "code", "message", "group", "name", "scheme", "prefecture", "vendor", "rows", "file_rows", "notices", "rows_month_before");
        foreach (var line in report.AllMonths(grouping))
        {
            var body = grouping == InsurerGrouping.Insurer ? report.BodyOf(line.Key) : null;
            csv.Field(line.Month.ToString("yyyyMM", CultureInfo.InvariantCulture));
            csv.Field(FindingNames.Of(line.Code));
            csv.Field(FindingCatalogue.Of(line.Code).JapaneseMessage);
            foreach (var text in new[] { line.Key, body?.Name, body?.Scheme, body?.Prefecture, body?.Vendor })
            {
                csv.Field(SpreadsheetText.Of(text) ?? "");
            }

            csv.Field(line.Rows);
            csv.Field(line.FileRows);
            csv.Field(line.Notices);
            csv.Field(line.Former);
            csv.EndRecord();
        }
    });
}
