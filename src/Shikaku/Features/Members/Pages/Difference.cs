using Shikaku.Core.Records;

namespace Shikaku.Features.Members.Pages;

/// <summary>What is different in a column, in words.</summary>
/// <param name="Column">The column.</param>
/// <param name="Former">What it said.</param>
/// <param name="Now">What it says.</param>
/// <param name="Days">On which days.</param>
public sealed record Difference(string Column, string Former, string Now, string Days)
{
    /// <summary>Puts a change of a column into words; a number is not told.</summary>
    internal static Difference Of(ColumnChange change) => change.Column == MemberColumn.IndividualNumber
        ? new(TimelineText.NameOf(change.Column), "（表示しません）", "（別の番号）", MemberWords.DaysOf(change.From, change.Until))
        : new(
            TimelineText.NameOf(change.Column), MemberWords.TextOf(change.Column, change.Former), MemberWords.TextOf(change.Column, change.Now),
            MemberWords.DaysOf(change.From, change.Until));
}
