using Shikaku.Core.Records;

namespace Shikaku.Features.Intake.Monthly;

/// <summary>How many rows of a group of insurers had a code in a month.</summary>
/// <param name="Month">The first day of the month.</param>
/// <param name="Code">検査コード.</param>
/// <param name="Key">The group; empty for all together.</param>
/// <param name="FileRows">Rows of files.</param>
/// <param name="Notices">Notices about single members.</param>
/// <param name="Former">Both together in the month before.</param>
internal sealed record MonthlyLine(DateOnly Month, FindingCode Code, string Key, long FileRows, long Notices, long Former)
{
    /// <summary>Both together.</summary>
    public long Rows => FileRows + Notices;
}
