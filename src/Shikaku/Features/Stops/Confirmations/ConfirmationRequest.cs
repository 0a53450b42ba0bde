namespace Shikaku.Features.Stops.Confirmations;

/// <summary>That somebody confirms a result (確認登録).</summary>
/// <param name="Qualification">The qualification.</param>
/// <param name="ResultId">The result that they saw (突合結果ID).</param>
/// <param name="ReasonCode">確認登録理由コード.</param>
/// <param name="Evidence">What shows that it is right, or null.</param>
/// <param name="ConfirmedOn">確認日.</param>
/// <param name="ConfirmedUntil">The last day of an exception with an end; null without end.</param>
internal sealed record ConfirmationRequest(
    QualificationReference Qualification, Guid ResultId, string ReasonCode, string? Evidence, DateOnly ConfirmedOn, DateOnly? ConfirmedUntil = null)
{
    /// <summary>Names the confirmation to be; sent again, it is not made twice.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Shows no member.</summary>
    public override string ToString() => $"{Id} {ResultId} {ReasonCode}";
}
