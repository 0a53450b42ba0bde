namespace Shikaku.Features.Stops.Documents;

/// <summary>What a system sends to confirm a result.</summary>
/// <param name="ResultId">突合結果ID: the latest one.</param>
/// <param name="ReasonCode">確認登録理由コード.</param>
/// <param name="Evidence">What shows that it is right.</param>
/// <param name="ConfirmedOn">確認日; today if left out.</param>
/// <param name="ConfirmedUntil">The last day of an exception with an end.</param>
/// <param name="Id">Names the confirmation; sent again under this name, it is not made twice.</param>
public sealed record ConfirmDocument(Guid ResultId, string ReasonCode, string? Evidence = null, DateOnly? ConfirmedOn = null, DateOnly? ConfirmedUntil = null, Guid? Id = null);
