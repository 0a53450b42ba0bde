namespace Shikaku.Features.Stops;

/// <summary>
/// The state in which a check, a confirmation or a deletion left a qualification (check.md section 4). A qualification that has never been judged has none (未照会);
/// that one is being asked about (照会中) or has been corrected since (修正済) follows from the requests under way and from the register.
/// </summary>
internal enum StandingState
{
    /// <summary>一致: no view is stopped.</summary>
    Agreed,

    /// <summary>不一致(停止中).</summary>
    Stopped,

    /// <summary>確認登録済(停止解除).</summary>
    Confirmed,

    /// <summary>番号削除: both views are closed until another number is registered.</summary>
    NumberDeleted,
}
