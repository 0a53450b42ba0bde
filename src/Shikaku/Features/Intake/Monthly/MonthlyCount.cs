using Shikaku.Core.Records;

namespace Shikaku.Features.Intake.Monthly;

/// <summary>How many rows of an insurer had a finding in a month.</summary>
internal sealed record MonthlyCount
{
    /// <summary>The first day of the month.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>保険者番号.</summary>
    public required string Insurer { get; init; }

    /// <summary>検査コード.</summary>
    public required FindingCode Code { get; init; }

    /// <summary>Rows of files.</summary>
    public required long FileRows { get; init; }

    /// <summary>Notices (届) about single members.</summary>
    public required long Notices { get; init; }

    /// <summary>Both together.</summary>
    public long Total => FileRows + Notices;
}
