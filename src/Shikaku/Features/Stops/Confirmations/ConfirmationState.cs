namespace Shikaku.Features.Stops.Confirmations;

/// <summary>How far a confirmation (確認登録) is.</summary>
internal enum ConfirmationState
{
    /// <summary>承認待ち: it waits for the second person.</summary>
    Proposed,

    /// <summary>登録済: it is in effect, or was until another result, its end or a deletion of the number.</summary>
    Approved,

    /// <summary>差戻し: the second person sent it back.</summary>
    Refused,

    /// <summary>取消: taken back after it was in effect, or before it was approved.</summary>
    Withdrawn,
}
