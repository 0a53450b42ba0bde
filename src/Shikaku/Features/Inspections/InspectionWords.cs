using Shikaku.Web.Components;

namespace Shikaku.Features.Inspections;

/// <summary>Inspections in the words of users.</summary>
internal static class InspectionWords
{
    /// <summary>Why records are inspected.</summary>
    public static string Of(CampaignKind kind) => kind switch
    {
        CampaignKind.PastRegistrations => "過去登録分の点検",
        CampaignKind.SimilarCases => "類似事案の点検",
    };

    /// <summary>How far a campaign is.</summary>
    public static string Of(CampaignState state) => state switch
    {
        CampaignState.UnderWay => "点検中",
        CampaignState.Closed => "終了",
    };

    /// <summary>How a wrong number came about.</summary>
    public static string Of(CauseKind cause) => cause switch
    {
        CauseKind.ThreeItems => "三情報だけで一致とみなした",
        CauseKind.ResultIgnored => "照会の結果を確かめなかった",
        CauseKind.LiftedUnchecked => "確かめずに閲覧停止を解除した",
        CauseKind.Family => "双子・家族の取り違え",
        CauseKind.SameName => "同姓同名",
        CauseKind.Typing => "入力の誤り",
        CauseKind.DuplicateQualification => "資格の重複",
        CauseKind.Conversion => "システム移行時の変換の誤り",
        CauseKind.Other => "その他",
    };

    /// <summary>Where a record stands.</summary>
    public static string Of(RecordState state) => state switch
    {
        RecordState.Undecided => "判断待ち",
        RecordState.Proposed => "二人目の確認待ち",
        RecordState.Wrong => "別人の番号（未修正）",
        RecordState.Corrected => "別人の番号（修正済）",
        RecordState.SamePerson => "本人と確認",
        RecordState.Waiting => "未回答",
        RecordState.Agreed => "一致",
    };

    /// <summary>How that is meant.</summary>
    public static Tone ToneOf(RecordState state) => state switch
    {
        RecordState.Undecided or RecordState.Proposed => Tone.Warning,
        RecordState.Wrong => Tone.Bad,
        RecordState.Corrected or RecordState.SamePerson or RecordState.Agreed => Tone.Good,
        RecordState.Waiting => Tone.Neutral,
    };

    /// <summary>What was found.</summary>
    public static string Of(FindingKind kind) => kind switch
    {
        FindingKind.Wrong => "別人の番号",
        FindingKind.SamePerson => "本人の番号",
    };

    /// <summary>The sorts of cause to choose from.</summary>
    public static IReadOnlyList<Choice> Causes { get; } = [.. Enum.GetValues<CauseKind>().Select(cause => new Choice(cause.ToString(), Of(cause)))];

    /// <summary>The states in which records wait for people, then the others.</summary>
    public static IReadOnlyList<RecordState> Work { get; } = [RecordState.Undecided, RecordState.Proposed, RecordState.Wrong];
}
