namespace Shikaku.Features.Stops.Work;

/// <summary>Which states a list of results shows.</summary>
internal enum ResultStateFilter
{
    /// <summary>要対応: 不一致 that waits for no approval, and 一致 with a difference.</summary>
    Work,

    /// <summary>すべて.</summary>
    All,

    /// <summary>未照会.</summary>
    NotAsked,

    /// <summary>照会中.</summary>
    Asked,

    /// <summary>一致.</summary>
    Agreed,

    /// <summary>不一致(停止中).</summary>
    Stopped,

    /// <summary>期限を過ぎたもの: stopped and still unverified after the day by which something was asked for (check.md section 5).</summary>
    Overdue,

    /// <summary>承認待ち: confirmed by one, and not yet approved by another.</summary>
    Proposed,

    /// <summary>確認登録済(停止解除).</summary>
    Confirmed,

    /// <summary>修正済(再照会).</summary>
    Corrected,

    /// <summary>番号削除.</summary>
    NumberDeleted,
}
