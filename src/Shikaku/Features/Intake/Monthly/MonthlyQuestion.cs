using Shikaku.Core.Records;

namespace Shikaku.Features.Intake.Monthly;

/// <summary>Which findings are counted.</summary>
/// <param name="Month">The first day of the month that the tables are about.</param>
/// <param name="Code">The code; null for all.</param>
/// <param name="Insurer">The insurer; null for all.</param>
internal sealed record MonthlyQuestion(DateOnly Month, FindingCode? Code, string? Insurer)
{
    /// <summary>How many months the trend goes back.</summary>
    public const int MonthsBack = 12;

    /// <summary>The first day of the first month of the trend.</summary>
    public DateOnly FirstMonth => Month.AddMonths(-MonthsBack);

    /// <summary>The last day of the month.</summary>
    public DateOnly LastDay => Month.AddMonths(1).AddDays(-1);
}
