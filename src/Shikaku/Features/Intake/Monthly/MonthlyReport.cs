using Shikaku.Features.Organisations.Bodies;

namespace Shikaku.Features.Intake.Monthly;

/// <summary>How often each code was found, to be looked at in several ways. No persons.</summary>
/// <param name="question">What was asked for.</param>
/// <param name="counts">What was counted, from the first month of the trend on.</param>
/// <param name="bodies">The insurers at the end of the month.</param>
internal sealed class MonthlyReport(MonthlyQuestion question, IReadOnlyList<MonthlyCount> counts, InsurerBodies bodies)
{
    /// <summary>What was asked for.</summary>
    public MonthlyQuestion Question => question;

    /// <summary>The months of the trend, the earliest first.</summary>
    public IReadOnlyList<DateOnly> Months { get; } = [.. Enumerable.Range(0, MonthlyQuestion.MonthsBack + 1).Select(question.FirstMonth.AddMonths)];

    /// <summary>An insurer.</summary>
    public InsurerBody BodyOf(string insurer) => bodies.Of(insurer);

    /// <summary>How many rows had a code in a month.</summary>
    public long RowsIn(DateOnly month) => counts.Where(count => count.Month == month).Sum(count => count.Total);

    /// <summary>The codes of the month, each with the month before, the most frequent first.</summary>
    public IReadOnlyList<MonthlyLine> Codes() => [.. LinesOf([question.Month], _ => "").OrderByDescending(line => line.Rows).ThenBy(line => line.Code)];

    /// <summary>The codes of the month by groups of insurers.</summary>
    public IReadOnlyList<MonthlyLine> Groups(InsurerGrouping grouping) =>
        [.. LinesOf([question.Month], count => grouping.KeyOf(bodies.Of(count.Insurer))).OrderBy(line => line.Code).ThenByDescending(line => line.Rows).ThenBy(line => line.Key, StringComparer.Ordinal)];

    /// <summary>The codes of all months by groups of insurers.</summary>
    public IEnumerable<MonthlyLine> AllMonths(InsurerGrouping grouping) =>
        LinesOf(Months, count => grouping.KeyOf(bodies.Of(count.Insurer))).OrderBy(line => line.Month).ThenBy(line => line.Code).ThenBy(line => line.Key, StringComparer.Ordinal);

    private IEnumerable<MonthlyLine> LinesOf(IReadOnlyList<DateOnly> months, Func<MonthlyCount, string> keyOf)
    {
        var byLine = counts.GroupBy(count => (count.Month, count.Code, Key: keyOf(count)))
            .ToDictionary(group => group.Key, group => (Files: group.Sum(count => count.FileRows), Notices: group.Sum(count => count.Notices)));
        foreach (var month in months)
        {
            foreach (var (code, key) in byLine.Keys.Where(line => line.Month == month || line.Month == month.AddMonths(-1)).Select(line => (line.Code, line.Key)).Distinct())
            {
                var (files, notices) = byLine.GetValueOrDefault((month, code, key));
                var former = byLine.GetValueOrDefault((month.AddMonths(-1), code, key));
                yield return new MonthlyLine(month, code, key, files, notices, former.Files + former.Notices);
            }
        }
    }
}
