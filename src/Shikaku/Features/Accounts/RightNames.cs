namespace Shikaku.Features.Accounts;

/// <summary>The rights one by one, in the words of users.</summary>
internal static class RightNames
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Right> All { get; } = [.. Enum.GetValues<Right>().Where(right => right != Right.None)];

    extension(Right right)
    {
        /// <summary>The name of a single right, as in 加入者を見る.</summary>
        public string JapaneseName => right switch
        {
            Right.ViewMembers => "加入者を見る",
            Right.ChangeMembers => "加入者を登録・変更する",
            Right.SubmitIntakes => "ファイルを送る",
            Right.ViewIntakes => "取込の状態と結果を見る",
            Right.ManageUsers => "利用者を管理する",
            Right.ManageApiKeys => "APIキーを管理する",
            Right.ViewAudit => "監査記録を見る",
            Right.ManageOrganisations => "組織を登録する",
            Right.ViewStatistics => "統計を見る",
            Right.AskEligibility => "資格を照会する",
            Right.SearchByNumber => "個人番号で加入者を探す",
            Right.ShowNumbers => "個人番号を表示する",
            Right.ChangeDistantPast => "古い期間の記録を変更する",
            Right.ViewChecks => "チェックの結果を見る",
            Right.ConfirmResults => "確認登録を行う",
            Right.ApproveConfirmations => "確認登録を承認する",
            Right.StartChecks => "チェックを始める",
            _ => throw new ArgumentOutOfRangeException(nameof(right), right, "Several rights have no one name."),
        };
    }
}
