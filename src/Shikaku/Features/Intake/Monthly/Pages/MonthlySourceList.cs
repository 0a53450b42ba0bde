namespace Shikaku.Features.Intake.Monthly.Pages;

/// <summary>What stands behind a count as its page shows it.</summary>
public sealed class MonthlySourceList
{
    internal MonthlySourceList(MonthlyQuestion question, IReadOnlyList<MonthlySource> sources) => (Question, Sources) = (question, sources);

    /// <summary>Which count.</summary>
    internal MonthlyQuestion Question { get; }

    /// <summary>The files and notices of the page.</summary>
    internal IReadOnlyList<MonthlySource> Sources { get; }
}
