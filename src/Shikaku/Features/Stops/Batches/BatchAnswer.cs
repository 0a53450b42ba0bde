namespace Shikaku.Features.Stops.Batches;

/// <summary>The answer to a row of a file of confirmations.</summary>
/// <param name="Line">The row's line.</param>
/// <param name="MemberId">加入者識別; null if the row has none of its form.</param>
/// <param name="ResultId">突合結果ID; null if the row has none of its form.</param>
/// <param name="ReasonCode">理由コード; null if there is no such.</param>
/// <param name="Code">Why it was not taken; null if it was.</param>
/// <param name="ConfirmationId">What became of it; null if it was not taken.</param>
internal sealed record BatchAnswer(long Line, string? MemberId, Guid? ResultId, string? ReasonCode, string? Code, Guid? ConfirmationId)
{
    /// <summary>Shows no member.</summary>
    public override string ToString() => $"{Line} {Code}";
}
