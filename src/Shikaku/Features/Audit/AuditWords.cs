namespace Shikaku.Features.Audit;

/// <summary>How pages say who did what.</summary>
internal static class AuditWords
{
    private static readonly Dictionary<string, string> Operations = new(StringComparer.Ordinal)
    {
        ["apikey.issue"] = "APIキーの発行",
        ["apikey.withdraw"] = "APIキーの取り消し",
        ["check.judge"] = "誤入力チェックの判定",
        ["check.start"] = "誤入力チェックの開始",
        ["inspection.close"] = "点検の終了",
        ["inspection.find"] = "点検での判断",
        ["inspection.second"] = "点検での二人目の確認",
        ["inspection.start"] = "点検の開始",
        ["inspection.withdraw"] = "点検での判断の取消",
        ["intake.apply"] = "ファイルの取込",
        ["intake.fail"] = "ファイルの取込不可",
        ["intake.receive"] = "ファイルの受付",
        ["intake.receive_again"] = "受付済みのファイルの再送",
        ["member.cancel"] = "資格の取消",
        ["member.change"] = "資格の変更",
        ["member.lose"] = "資格の喪失",
        ["member.register"] = "資格の登録",
        ["member.show_number"] = "個人番号の表示",
        ["missing.answer"] = "番号さがしの回答",
        ["missing.ask_notice"] = "番号の届出の依頼",
        ["missing.inquire"] = "番号さがしの照会",
        ["missing.recognise"] = "番号さがしの目視確認",
        ["missing.reject"] = "番号さがしの目視確認（別人）",
        ["missing.withdraw"] = "番号さがしの取下げ",
        ["organisation.set_office_type"] = "福祉事務所の類型の登録",
        ["organisation.set"] = "組織の登録・変更",
        ["schedule.remove"] = "定期チェックの予定の削除",
        ["schedule.set"] = "定期チェックの予定の登録・変更",
        ["stops.approve"] = "確認登録の承認",
        ["stops.approve_batch"] = "確認登録ファイルの承認",
        ["stops.batch"] = "確認登録ファイルの受付",
        ["stops.confirm"] = "確認登録",
        ["stops.delete_number"] = "番号削除",
        ["stops.restore_number"] = "番号削除の取消",
        ["stops.end"] = "確認登録の期限切れ",
        ["stops.refuse"] = "確認登録の差戻し",
        ["stops.refuse_batch"] = "確認登録ファイルの差戻し",
        ["stops.withdraw"] = "確認登録の取消",
        ["user.accept"] = "招待の受諾",
        ["user.change"] = "利用者の変更",
        ["user.change_password"] = "パスワードの変更",
        ["user.disable"] = "利用者の停止",
        ["user.enable"] = "利用の再開",
        ["user.lock"] = "サインインの停止（失敗の繰り返し）",
        ["user.refuse"] = "サインインの失敗",
        ["user.sign_in"] = "サインイン",
        ["user.invite"] = "利用者の招待",
        ["user.renew_factor"] = "認証アプリの再設定",
        ["user.reset"] = "設定の取り消しと招待",
        ["vendor.set"] = "ベンダの登録・変更",
    };

    /// <summary>The operations that have a word, in the order of the words.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> All { get; } = [.. Operations.OrderBy(operation => operation.Value, StringComparer.Ordinal)];

    /// <summary>An operation; one without a word of its own is shown by its name.</summary>
    public static string OperationOf(string operation) => Operations.GetValueOrDefault(operation, operation);

    /// <summary>Who did something.</summary>
    /// <param name="text">As in the register.</param>
    /// <param name="key">The name of the API key, if it was one and the name is known.</param>
    public static string ActorOf(string text, string? key = null)
    {
        var actor = Actor.Parse(text);
        return actor.Kind switch
        {
            ActorKind.Person => actor.Name,
            ActorKind.ApiKey => $"APIキー {key ?? actor.Name}",
            ActorKind.Command => $"コマンド（{actor.Name}）",
            ActorKind.Job => actor == Actor.AtTheDoor ? "（サインイン前）" : "自動処理",
        };
    }
}
