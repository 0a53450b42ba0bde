using Shikaku.Core.Records;
using Shikaku.Web.Components;

namespace Shikaku.Features.Members.Pages;

/// <summary>A field of the form of a notice.</summary>
/// <param name="Name">The column, as the members file names it.</param>
/// <param name="Label">What is asked.</param>
/// <param name="Hint">How to answer, or null.</param>
/// <param name="IsRequired">Whether it must be filled in.</param>
/// <param name="Width">How wide it is.</param>
/// <param name="Choices">The answers; null for free text.</param>
public sealed record NoticeField(string Name, string Label, string? Hint, bool IsRequired, string Width, IReadOnlyList<Choice>? Choices)
{
    private const string DayHint = "例：20250401、R7.4.1、令和7年4月1日";

    /// <summary>The field of a column.</summary>
    internal static NoticeField Of(MemberColumn column, RowOperation operation) => new(
        MemberColumns.NameOf(column), TimelineText.NameOf(column), HintOf(column, operation), IsNeeded(column, operation),
        column is MemberColumn.Address ? "long" : column is MemberColumn.KanjiName or MemberColumn.KanaName or MemberColumn.AliasName ? "medium" : "short",
        MemberWords.ChoicesOf(column));

    private static bool IsNeeded(MemberColumn column, RowOperation operation) => operation switch
    {
        RowOperation.Lose => column is MemberColumn.LostOn or MemberColumn.LossReason,
        RowOperation.Change => column is MemberColumn.KanjiName or MemberColumn.BirthDate or MemberColumn.Sex,
        _ => column is MemberColumn.MemberId or MemberColumn.AcquiredOn or MemberColumn.KanjiName or MemberColumn.BirthDate or MemberColumn.Sex or MemberColumn.IndividualNumber,
    };

    private static string? HintOf(MemberColumn column, RowOperation operation) => column switch
    {
        MemberColumn.MemberId => "英数字と - _ . で20文字まで",
        MemberColumn.IndividualNumber => operation == RowOperation.Change ? "変えるときだけ、新しい12桁の数字を入力" : "12桁の数字",
        MemberColumn.LostOn => operation == RowOperation.Lose ? "資格がなくなる最初の日。" + DayHint : "喪失を取り消すときは、喪失事由とともに空欄にします。" + DayHint,
        MemberColumn.FactOn => operation == RowOperation.Change ? "この日から変更します。空欄のときは、今の内容の訂正とします。" + DayHint : DayHint,
        MemberColumn.BirthDate or MemberColumn.AcquiredOn or MemberColumn.IssuedOn or MemberColumn.NoticeReceivedOn => DayHint,
        MemberColumn.KanjiName => "氏と名の間を空ける",
        _ => null,
    };
}
