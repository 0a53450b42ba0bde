using Shikaku.Features.Stops.Confirmations;

namespace Shikaku.Features.Stops.Documents;

/// <summary>What became of a confirmation, for systems.</summary>
/// <param name="Id">Names it.</param>
/// <param name="State">Proposed, Approved, Refused or Withdrawn.</param>
/// <param name="ResultId">突合結果ID.</param>
/// <param name="ReasonCode">確認登録理由コード.</param>
/// <param name="ConfirmedOn">確認日.</param>
/// <param name="ConfirmedUntil">Its last day, if it has an end.</param>
public sealed record ConfirmationDocument(Guid Id, string State, Guid ResultId, string ReasonCode, DateOnly ConfirmedOn, DateOnly? ConfirmedUntil)
{
    /// <summary>The document of a confirmation.</summary>
    internal static ConfirmationDocument Of(Confirmation confirmation) => new(
        confirmation.Id, confirmation.State.ToString(), confirmation.ResultId, confirmation.ReasonCode, confirmation.ConfirmedOn, confirmation.ConfirmedUntil);
}
