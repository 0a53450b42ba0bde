namespace Shikaku.Features.Stops;

/// <summary>The state of a qualification as clerks see it (check.md section 4): where a check left it, unless it is being asked about or has been corrected since.</summary>
internal enum ResultState
{
    /// <summary>未照会: never asked about.</summary>
    NotAsked,

    /// <summary>照会中.</summary>
    Asked,

    /// <summary>一致: no view is stopped.</summary>
    Agreed,

    /// <summary>不一致(停止中).</summary>
    Stopped,

    /// <summary>確認登録済(停止解除).</summary>
    Confirmed,

    /// <summary>修正済(再照会): the number or an item was changed since; what was stopped stays so until the answer comes.</summary>
    Corrected,

    /// <summary>番号削除.</summary>
    NumberDeleted,
}
