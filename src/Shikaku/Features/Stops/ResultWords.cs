using System.Globalization;
using Shikaku.Core.Judgement;
using Shikaku.Core.Matching;
using Shikaku.Features.Checks.Results;
using Shikaku.Features.Stops.Confirmations;
using Shikaku.Features.Stops.Work;
using Shikaku.Web.Components;

namespace Shikaku.Features.Stops;

/// <summary>How pages and files put results, states and stops into words.</summary>
internal static class ResultWords
{
    /// <summary>A state.</summary>
    public static string Of(ResultState state) => state switch
    {
        ResultState.NotAsked => "未照会",
        ResultState.Asked => "照会中",
        ResultState.Agreed => "一致",
        ResultState.Stopped => "不一致（停止中）",
        ResultState.Confirmed => "確認登録済（停止解除）",
        ResultState.Corrected => "修正済（再照会）",
        ResultState.NumberDeleted => "番号削除",
    };

    /// <summary>A state in which a check, a confirmation or a deletion left something.</summary>
    public static string Of(StandingState state) => Of(state switch
    {
        StandingState.Agreed => ResultState.Agreed,
        StandingState.Stopped => ResultState.Stopped,
        StandingState.Confirmed => ResultState.Confirmed,
        StandingState.NumberDeleted => ResultState.NumberDeleted,
    });

    /// <summary>How a state is meant.</summary>
    public static Tone ToneOf(ResultState state) => state switch
    {
        ResultState.Stopped or ResultState.NumberDeleted => Tone.Bad,
        ResultState.Asked or ResultState.Corrected => Tone.Warning,
        ResultState.Agreed or ResultState.Confirmed => Tone.Good,
        ResultState.NotAsked => Tone.Neutral,
    };

    /// <summary>The views that are stopped.</summary>
    public static string Of(Stop stop) => stop switch
    {
        Stop.None => "停止なし",
        Stop.Medical => "医療・薬剤等の情報を停止",
        Stop.All => "資格情報と医療・薬剤等の情報を停止",
    };

    /// <summary>How two texts relate; null where more must not be told than whether they agree.</summary>
    public static string Of(Tier? tier) => tier switch
    {
        Tier.Exact => "完全に一致",
        Tier.Fold => "書き方だけの違い",
        Tier.Variant => "同じと認められる違い",
        Tier.Undetermined => "判定できない",
        Tier.Near => "似ているが違う",
        Tier.Different => "違う",
        null => "",
    };

    /// <summary>The five items as files name them, kanji name, kana name, birth date, sex, address; of a withheld address only <c>agree</c> or <c>differ</c>.</summary>
    public static IReadOnlyList<string> ItemsOf(ResultOfCheck result) => result.Tiers.Length == 0
        ? ["", "", "", "", ""]
        :
        [
            .. result.Tiers[..^1].Select(letter => NameOf(letter)),
            !result.IsNotDisclosed ? NameOf(result.Tiers[^1]) : result.Verdict.Vector.Address ? "agree" : "differ",
        ];

    private static string NameOf(char letter) => JudgementWriter.TierTexts[(int)TierLetters.Parse(letter)];

    /// <summary>Reasons in words.</summary>
    public static IEnumerable<string> SentencesOf(string reasons) =>
        reasons.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(code => ReasonCatalogue.TryParse(code, out var reason) ? ReasonCatalogue.SentenceOf(reason) : "この番号の人が見つかりません");

    /// <summary>How far a confirmation is.</summary>
    public static string Of(ConfirmationState state) => state switch
    {
        ConfirmationState.Proposed => "承認待ち",
        ConfirmationState.Approved => "登録済",
        ConfirmationState.Refused => "差戻し",
        ConfirmationState.Withdrawn => "取消",
    };

    /// <summary>A filter of states.</summary>
    public static string Of(ResultStateFilter filter) => filter switch
    {
        ResultStateFilter.Work => "要対応",
        ResultStateFilter.All => "すべて",
        ResultStateFilter.Overdue => "対応の期限を過ぎたもの",
        ResultStateFilter.Proposed => "承認待ち",
        _ => Of(Enum.Parse<ResultState>(filter.ToString())),
    };

    /// <summary>加入中 or 資格喪失.</summary>
    public static string MembershipOf(bool isLost) => isLost ? "資格喪失" : "加入中";

    /// <summary>A number as pages show it.</summary>
    public static string CountOf(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
