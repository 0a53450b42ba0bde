namespace Shikaku.Core.Records;

/// <summary>Severity and sentences of each <see cref="FindingCode"/> (CHK-01, CHK-02).</summary>
public static class FindingCatalogue
{
    private static readonly Entry[] Entries =
    [
        new(FindingCode.S001, Severity.Error, "Row has too few or too many fields", "項目の数が見出しと違います"),
        new(FindingCode.S002, Severity.Error, "Quotation marks are not as RFC 4180 asks", "引用符の使い方が誤りです"),
        new(FindingCode.S003, Severity.Error, "Bytes are not valid in the encoding of the file", "文字コードとして正しくないバイトがあります"),
        new(FindingCode.S004, Severity.Error, "NUL or another control character in the row", "制御文字があります"),
        new(FindingCode.S005, Severity.Error, "Row is longer than 1 MiB", "行が長すぎます(1 MiB超)"),
        new(FindingCode.S006, Severity.Warning, "Unknown column; ignored", "不明な項目があります(無視します)"),
        new(FindingCode.S007, Severity.Warning, "Line ends are mixed (LF and CRLF)", "改行コードが混在しています"),
        new(FindingCode.S008, Severity.Warning, "Number occurs again in the residents file; the first row counts", "本人確認情報に同じ個人番号の行が重複しています(先の行を使います)"),
        new(FindingCode.S009, Severity.Error, "Resident row without a usable individual number; ignored", "本人確認情報の個人番号が使えません(無視します)"),
        new(FindingCode.S010, Severity.Warning, "No resident row to compare with: number unknown to the registry, or its row could not be read", "この個人番号で照合できる本人確認情報がありません(該当なし、または行を読み取れません)"),
        new(FindingCode.S011, Severity.Warning, "The registry answered with an error", "本人確認情報の照会がエラーでした"),
        new(FindingCode.Z04, Severity.Warning, "Name ends with a space", "氏名の末尾に空白があります"),
        new(FindingCode.Z09, Severity.Warning, "Address holds none of 市 区 郡 町 村", "住所に市・区・郡・町・村がありません"),
        new(FindingCode.S101, Severity.Error, "Number missing (work list, 2)", "個人番号がありません"),
        new(FindingCode.S102, Severity.Error, "Number is not 12 digits", "個人番号が12桁ではありません"),
        new(FindingCode.S103, Severity.Error, "Check digit wrong or all digits equal", "個人番号の検査数字が誤りです"),
        new(FindingCode.S104, Severity.Error, "Kanji name, birth date, sex or acquisition date blank", "必須項目に空欄があります"),
        new(FindingCode.S105, Severity.Warning, "Address blank", "住所が空欄です"),
        new(FindingCode.S106, Severity.Warning, "Address lacks the prefecture", "住所に都道府県がありません"),
        new(FindingCode.S107, Severity.Warning, "Address lacks a known municipality", "住所に市区町村がありません"),
        new(FindingCode.S108, Severity.Warning, "Placeholder (● 〓 □ ■ ◆ U+FFFD, private use) in name", "氏名に外字があります"),
        new(FindingCode.S109, Severity.Warning, "The same in address", "住所に外字があります"),
        new(FindingCode.S110, Severity.Warning, "Improper wording in name", "氏名に不適切な文言があります"),
        new(FindingCode.S111, Severity.Warning, "Improper wording in address", "住所に不適切な文言があります"),
        new(FindingCode.S112, Severity.Warning, "Name begins with a space or holds two in a row", "氏名の空白が不適切です"),
        new(FindingCode.S113, Severity.Warning, "Kana name: not kana, Latin, space, hyphen", "カナ氏名に不正な文字があります"),
        new(FindingCode.S114, Severity.Error, "Date impossible", "日付が誤りです"),
        new(FindingCode.S115, Severity.Warning, "Birth date partly unknown", "生年月日の一部が不詳です"),
        new(FindingCode.S116, Severity.Error, "Birth in the future, or acquisition over 31 days ahead", "未来の日付です"),
        new(FindingCode.S117, Severity.Warning, "Acquisition 1–31 days ahead", "取得日が先の日付です"),
        new(FindingCode.S118, Severity.Error, "Acquisition after loss", "取得日が喪失日より後です"),
        new(FindingCode.S119, Severity.Warning, "Acquisition and loss on one day", "取得日と喪失日が同日です"),
        new(FindingCode.S120, Severity.Warning, "Only one of loss date and reason", "喪失日と喪失事由がそろいません"),
        new(FindingCode.S121, Severity.Warning, "Row repeats an earlier row in full; ignored", "同一の行が重複しています"),
        new(FindingCode.S122, Severity.Error, "Rows of one key differ; all refused", "同一キーの行の内容が異なります"),
        new(FindingCode.S123, Severity.Error, "Number used for another person (birth or sex differs)", "個人番号が別人に登録済みです"),
        new(FindingCode.S124, Severity.Warning, "Number used under another key, same birth and sex", "個人番号の資格が重複しています"),
        new(FindingCode.S125, Severity.Error, "保険者番号 or 公費 number malformed", "保険者番号等が誤りです"),
        new(FindingCode.S126, Severity.Error, "Unknown code", "コードが不明です"),
        new(FindingCode.S127, Severity.Error, "insurer_number is not the sender's", "他の保険者のコードです"),
        new(FindingCode.S128, Severity.Warning, "Sex not set (3)", "性別が未設定です"),
        new(FindingCode.S129, Severity.Warning, "Method of acquisition missing", "番号の取得方法がありません"),
        new(FindingCode.S130, Severity.Warning, "Kana name blank", "カナ氏名が空欄です"),
        new(FindingCode.S131, Severity.Warning, "Japanese date beyond its era", "元号の期間外です"),
        new(FindingCode.S132, Severity.Error, "Method 4 or 9 on a new number", "使えない取得方法です"),
        new(FindingCode.S133, Severity.Error, "member_id is not 1 to 20 letters, digits, - _ .", "加入者識別の形式が誤りです"),
        new(FindingCode.S134, Severity.Warning, "Municipality is a former name, merged or renamed since", "住所の市区町村が合併・改称の前の名です"),
        new(FindingCode.S135, Severity.Error, "Period overlaps another qualification of the same member", "同じ加入者の別の資格と期間が重なっています"),
        new(FindingCode.S136, Severity.Error, "Qualification to add is registered already, with other content", "追加しようとした資格は、異なる内容ですでに登録されています"),
        new(FindingCode.S137, Severity.Error, "No registered qualification to change, end or cancel", "変更・喪失・取消の対象となる資格が登録されていません"),
        new(FindingCode.S138, Severity.Error, "Loss without its date", "喪失の処理に資格喪失年月日がありません"),
        new(FindingCode.S139, Severity.Warning, "Change or loss of a qualification that was not registered; registered anew", "登録のない資格の変更・喪失のため、新規に登録しました"),
        new(FindingCode.S140, Severity.Error, "Change that happened on the day of the loss or later", "変更の事実発生年月日が資格喪失年月日以後です"),
        new(FindingCode.S141, Severity.Error, "The individual number stands in another column too", "個人番号が別の項目にも書かれています"),
        new(FindingCode.S142, Severity.Warning, "Acquisition before birth", "取得日が生年月日より前です"),
        new(FindingCode.S143, Severity.Warning, "Copayment ratio in an unknown form", "負担割合の書き方が不明です"),
        new(FindingCode.S144, Severity.Warning, "Postal code is not 7 digits", "郵便番号が7桁の数字ではありません"),
        new(FindingCode.S145, Severity.Warning, "Day of the fact or of the notice too far ahead", "事実発生日または届出受付日が先すぎる日付です"),
        new(FindingCode.S146, Severity.Warning, "Text longer than 500 characters", "文字列が長すぎます(500文字超)"),
        new(FindingCode.S147, Severity.Warning, "Change, loss or cancellation that reaches far back", "長くさかのぼる変更・喪失・取消です"),
        new(FindingCode.S148, Severity.Error, "Change, loss or cancellation that reaches further back than a file may", "ファイルでさかのぼれる期限より前の変更・喪失・取消です(画面で責任者が登録してください)"),
    ];

    /// <summary>Every code, in the order of <see cref="FindingCode"/>.</summary>
    public static ReadOnlySpan<Entry> All => Entries;

    /// <summary>The entry of a code.</summary>
    public static Entry Of(FindingCode code) => Entries[(int)code];

    /// <summary>One code of the catalogue.</summary>
    /// <param name="Code">The code.</param>
    /// <param name="Severity">Whether the row is refused.</param>
    /// <param name="Message">The English sentence.</param>
    /// <param name="JapaneseMessage">The Japanese sentence.</param>
    public sealed record Entry(FindingCode Code, Severity Severity, string Message, string JapaneseMessage);
}
