namespace Shikaku.Features.Intake;

/// <summary>A received file as it is shown.</summary>
public sealed record IntakeFile
{
    /// <summary>Names it.</summary>
    public required Guid Id { get; init; }

    /// <summary>The insurer.</summary>
    public required string Insurer { get; init; }

    /// <summary>The keyed digest of its content, in lower-case hexadecimal: the same content has the same one in this register, and another elsewhere.</summary>
    public required string Digest { get; init; }

    /// <summary>Its length.</summary>
    public required long Bytes { get; init; }

    /// <summary>When it was whole.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>On which way it came.</summary>
    public required IntakeChannel Channel { get; init; }

    /// <summary>Who handed it in.</summary>
    public required string ReceivedBy { get; init; }

    /// <summary>The name of the API key that handed it in; null if somebody else did.</summary>
    public string? ReceivedByKey { get; init; }

    /// <summary>How far it is.</summary>
    public required IntakeState State { get; init; }

    /// <summary>What is being done with it; null while it waits and when it is finished.</summary>
    public IntakeStage? Stage { get; init; }

    /// <summary>Bytes that the stage has done.</summary>
    public long BytesDone { get; init; }

    /// <summary>Why it cannot be used; null unless it failed.</summary>
    public string? Failure { get; init; }

    /// <summary>When it was finished; null before.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Its encoding, once it was read.</summary>
    public string? Encoding { get; init; }

    /// <summary>What became of its rows, as <see cref="IntakeCounts.ToJson"/> wrote it; null before it is applied.</summary>
    public string? Result { get; init; }
}
