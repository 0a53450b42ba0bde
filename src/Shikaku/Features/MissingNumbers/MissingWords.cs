using Shikaku.Core.Records;
using Shikaku.Web.Components;

namespace Shikaku.Features.MissingNumbers;

/// <summary>How pages and files put the search for missing numbers into words.</summary>
internal static class MissingWords
{
    /// <summary>A state.</summary>
    public static string Of(MissingState state) => state switch
    {
        MissingState.Noted => "未着手",
        MissingState.NoticeAsked => "届出依頼中",
        MissingState.Inquiring => "照会中",
        MissingState.SentBack => "差戻し",
        MissingState.Examining => "目視確認中",
        MissingState.Registered => "登録済",
        MissingState.Withdrawn => "取下げ",
    };

    /// <summary>How a state is meant.</summary>
    public static Tone ToneOf(MissingState state) => state switch
    {
        MissingState.Noted or MissingState.SentBack => Tone.Bad,
        MissingState.NoticeAsked or MissingState.Examining => Tone.Warning,
        MissingState.Inquiring or MissingState.Withdrawn => Tone.Neutral,
        MissingState.Registered => Tone.Good,
    };

    /// <summary>Why a notice did not bring the number.</summary>
    public static string Of(NoticeFailure? failure) => failure switch
    {
        NoticeFailure.NoReply => "届出がない",
        NoticeFailure.Declined => "本人が届出をしない意思を示した",
        NoticeFailure.Unreachable => "連絡がつかない",
        NoticeFailure.Unknown => "本人や届出をする人が番号を知らない",
        null => "",
    };

    /// <summary>An item.</summary>
    public static string Of(InquiryItem item) => item switch
    {
        InquiryItem.KanjiName => "漢字氏名",
        InquiryItem.KanaName => "カナ氏名",
        InquiryItem.BirthDate => "生年月日",
        InquiryItem.Sex => "性別",
        InquiryItem.Address => "住所",
    };

    /// <summary>What came of the last inquiry; empty if there was none.</summary>
    public static string AnswerOf(MissingEntry entry) => entry.AnswerCode switch
    {
        null => entry.State == MissingState.Registered && entry.AnsweredAt is not null ? "1人が該当し、すべての項目が一致" : "",
        MissingCodes.TooFewItems => "照会に必要な項目が不足（S201）",
        MissingCodes.NoHit => "該当者なし（S202）",
        MissingCodes.SeveralHits => "複数の人が該当（S203）",
        MissingCodes.ItemDiffers => ItemsOf(entry) is { Length: > 0 } items ? $"{items}が一致しない（S204）" : "目視で別人と判断（S204）",
        var code => $"{FindingOf(code)}（{code}）",
    };

    /// <summary>What is to be done next.</summary>
    public static string TaskOf(MissingEntry entry) => (entry.State, entry.AnswerCode) switch
    {
        (MissingState.Noted, _) => "本人に個人番号の届出を求め、求めた日を記録してください。",
        (MissingState.NoticeAsked, _) => "届出が届いたら、個人番号を入れた行を送ってください。届かないときは、その理由を選んで住基ネットに照会してください。",
        (MissingState.Inquiring, _) => "住基ネットの回答を待っています。することはありません。",
        (MissingState.Examining, _) => "見つかった人が加入者本人かを、別の二人が左右比較で確かめてください。",
        (MissingState.Registered, _) => "個人番号が登録されました。することはありません。",
        (MissingState.Withdrawn, _) => "取り下げました。することはありません。",
        (_, MissingCodes.TooFewItems) => "足りない項目を届出元に確かめ、すべての項目を入れた行を送り直してください。",
        (_, MissingCodes.NoHit) => "氏名、生年月日、性別、住所を本人確認書類で確かめ、違っていれば直した行を送り直してください。合っていれば、本人に個人番号の届出を求めてください。",
        (_, MissingCodes.SeveralHits) => "照会では本人を一人に決められません。本人に個人番号の届出を求めてください。",
        (_, MissingCodes.ItemDiffers) => (ItemsOf(entry) is { Length: > 0 } items ? items : "本人であるか")
            + "を本人確認書類で確かめ、違っていれば直した行を送り直してください。合っていれば、本人に個人番号の届出を求めてください。",
        (_, nameof(FindingCode.S123)) => "見つかった番号は、別の加入者に登録されています。どちらの加入者の登録が誤りかを確かめ、誤っているほうを訂正してください。",
        _ => "行を直して送り直してください。",
    };

    /// <summary>The items that differed, in Japanese; empty for none.</summary>
    public static string ItemsOf(MissingEntry entry) => entry.AnswerCode != MissingCodes.ItemDiffers || entry.AnswerItems is not { } items
        ? ""
        : string.Join('・', items.Split(';').Select(item => Of(Enum.Parse<InquiryItem>(item))));

    private static string FindingOf(string code) => FindingCatalogue.Of(Enum.Parse<FindingCode>(code)).JapaneseMessage;
}
