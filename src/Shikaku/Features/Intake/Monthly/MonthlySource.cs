namespace Shikaku.Features.Intake.Monthly;

/// <summary>A file or a notice in which a code was found.</summary>
internal sealed record MonthlySource
{
    /// <summary>When it was taken into the register.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The file; null for a notice.</summary>
    public Guid? Intake { get; init; }

    /// <summary>The member of a notice; null for a file, or where the notice left nothing on record.</summary>
    public Guid? Member { get; init; }

    /// <summary>How many rows had the code.</summary>
    public required long Rows { get; init; }
}
