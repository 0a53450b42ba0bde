using System.Globalization;
using Shikaku.Core.Records;
using Shikaku.Web.Components;

namespace Shikaku.Features.Members;

/// <summary>How pages put the register's codes and days into words.</summary>
internal static class MemberWords
{
    /// <summary>The columns whose codes pages offer for choice.</summary>
    private static readonly Dictionary<MemberColumn, Choice[]> Codes = new()
    {
        [MemberColumn.Sex] = [new("1", "男"), new("2", "女"), new("3", "未設定")],
        [MemberColumn.Relation] = [new("1", "本人"), new("2", "家族")],
        [MemberColumn.LossReason] = [new("01", "死亡"), new("02", "生活保護受給開始"), new("03", "医療保険等の資格取得"), new("99", "その他")],
        [MemberColumn.AcquisitionMethod] =
        [
            new("1", "届出"), new("2", "J-LIS照会（5情報）"), new("3", "J-LIS照会（4情報）"), new("5", "統合宛名など他のシステム"), new("6", "2人による目視"),
        ],
    };

    /// <summary>The codes of a column; null if its values are free.</summary>
    public static IReadOnlyList<Choice>? ChoicesOf(MemberColumn column) => Codes.GetValueOrDefault(column);

    /// <summary>What a column says.</summary>
    /// <param name="column">The column.</param>
    /// <param name="text">As the register keeps it; null for nothing.</param>
    public static string TextOf(MemberColumn column, string? text) => (column, text) switch
    {
        (_, null) => "",
        (MemberColumn.BirthDate or MemberColumn.AcquiredOn or MemberColumn.LostOn or MemberColumn.IssuedOn or MemberColumn.FactOn or MemberColumn.NoticeReceivedOn, _) => DayOf(text),
        _ => ChoicesOf(column)?.FirstOrDefault(choice => choice.Value == text) is { } code ? $"{code.Label}（{text}）" : text,
    };

    /// <summary>A day; null is without end.</summary>
    public static string DayOf(DateOnly? day) => day?.ToString("yyyy年M月d日", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Days from one to before another.</summary>
    public static string DaysOf(DateOnly from, DateOnly? until) =>
        until == from ? "有効な日なし" : DayOf(from) + "から" + (until is { } end ? DayOf(end.AddDays(-1)) + "まで" : "");

    /// <summary>Where a day stands to a qualification.</summary>
    public static string StateOf(QualificationState state) => state switch
    {
        QualificationState.Future => "取得前",
        QualificationState.Active => "有効",
        QualificationState.Lost => "喪失",
    };

    /// <summary>What was done, as the audit names it.</summary>
    public static string OperationOf(string operation) => operation switch
    {
        "member.register" => "登録",
        "member.change" => "変更・訂正",
        "member.lose" => "喪失",
        "member.cancel" => "取消",
        "intake.apply" => "ファイルの取込",
        _ => operation,
    };

    /// <summary>A day as YYYYMMDD, whose month or day may be unknown (ID-43).</summary>
    private static string DayOf(string text) => text.Length != 8 ? text
        : $"{text[..4].TrimStart('0')}年{(text[4..6] == "00" ? "（月日不詳）" : $"{text[4..6].TrimStart('0')}月{(text[6..] == "00" ? "（日不詳）" : text[6..].TrimStart('0') + "日")}")}";
}
