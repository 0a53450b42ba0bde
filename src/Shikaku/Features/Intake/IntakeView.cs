using System.Text.Json;

namespace Shikaku.Features.Intake;

/// <summary>A received file as the interface for systems tells it.</summary>
/// <param name="Id">Names it.</param>
/// <param name="InsurerNumber">保険者番号.</param>
/// <param name="Digest">A keyed digest of its content, in lower-case hexadecimal: the same content has the same one in this register.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="State">Received, Applied or Failed.</param>
/// <param name="Stage">Checking or Applying while it is worked on; else null.</param>
/// <param name="BytesDone">How much of it the stage has done.</param>
/// <param name="ReceivedAt">When it was whole.</param>
/// <param name="FinishedAt">When it was applied, or failed; null before.</param>
/// <param name="Failure">Why it cannot be used, in a sentence; null unless it failed.</param>
/// <param name="Encoding">Its encoding, once it was read.</param>
/// <param name="Result">Number of rows, rows by result, findings by code; null before it is applied.</param>
/// <param name="IsRepeated">Whether the request handed in what had been received before, by the intake that is told here, and nothing was taken anew.</param>
public sealed record IntakeView(
    Guid Id, string InsurerNumber, string Digest, long Bytes, string State, string? Stage, long BytesDone, DateTimeOffset ReceivedAt, DateTimeOffset? FinishedAt,
    string? Failure, string? Encoding, JsonElement? Result, bool IsRepeated)
{
    /// <summary>The view of a file that is asked for.</summary>
    internal static IntakeView Of(IntakeFile file) => Of(file, isRepeated: false);

    /// <summary>The view of a file.</summary>
    internal static IntakeView Of(IntakeFile file, bool isRepeated) => new(
        file.Id, file.Insurer, file.Digest, file.Bytes, file.State.ToString(), file.Stage?.ToString(), file.BytesDone, file.ReceivedAt, file.FinishedAt, file.Failure,
        file.Encoding, file.Result is { } result ? JsonDocument.Parse(result).RootElement : null, isRepeated);
}
