using Shikaku.Core.Judgement;
using Shikaku.Core.Records;
using Shikaku.Features.Accounts;
using Shikaku.Features.Stops;
using Shikaku.Features.Stops.Pages;
using Shikaku.Web.Components;

namespace Shikaku.Features.Members.Pages;

/// <summary>What the page of a member shows, in words.</summary>
/// <param name="Insurer">The insurer.</param>
/// <param name="Address">The page.</param>
/// <param name="MemberId">加入者識別.</param>
/// <param name="IsPast">Whether it shows what was on record at a former time.</param>
/// <param name="Day">The day that is shown.</param>
/// <param name="Qualifications">All qualifications, newest first.</param>
/// <param name="Timeline">The changes, newest first.</param>
public sealed record MemberScreen(
    string Insurer, string Address, string MemberId, bool IsPast, string Day, IReadOnlyList<MemberScreen.Qualification> Qualifications,
    IReadOnlyList<MemberScreen.Entry> Timeline)
{
    /// <summary>Puts a view into words.</summary>
    internal static MemberScreen Of(
        string insurer, Guid member, MemberView view, Right rights, IReadOnlyDictionary<QualificationReference, ResultAtHand>? results)
    {
        var address = MemberPages.PathOf(insurer, member);
        return new(
            insurer, address, view.MemberId, view.Known is not null, MemberWords.DayOf(view.Day),
            [
                .. view.Qualifications.Reverse().Select(qualification => Of(address, qualification, view, rights) with
                {
                    Result = results?.GetValueOrDefault(new QualificationReference(member, qualification.AcquiredOn)) is { } result ? Of(insurer, result) : null,
                }),
            ],
            [.. view.Timeline.Select(Of)]);
    }

    private static Qualification Of(string address, QualificationView view, MemberView member, Right rights)
    {
        var shown = view.Shown;
        var content = shown.Content;
        ListItem[] items =
        [
            .. from column in NoticeForm.ColumnsOf(RowOperation.Change)
               let text = column != MemberColumn.IndividualNumber ? MemberWords.TextOf(column, content[column])
                   : view == member.Shown ? member.MaskedNumber : "（この資格では表示しません）"
               where text.Length > 0 || IsAlwaysShown(column)
               select new ListItem(TimelineText.NameOf(column), text),
        ];
        var path = $"{address}/{shown.Id}/";
        var mayChange = view.LastChange is not null && rights.HasFlag(Right.ChangeMembers);
        return new(
            MemberWords.DayOf(view.AcquiredOn), MemberWords.StateOf(view.State), view.State == QualificationState.Active, items,
            [.. view.Versions.Select(version => new Span(MemberWords.DaysOf(version.Content.From, version.Content.Until), version == shown))],
            mayChange ? path + NoticePages.Change : null, mayChange ? path + NoticePages.Lose : null, mayChange ? path + NoticePages.Cancel : null,
            rights.HasFlag(Right.ShowNumbers) ? path + "number" : null);
    }

    private static CheckResult Of(string insurer, ResultAtHand result)
    {
        var standing = result.Standing.Content;
        return new(
            MarkSigns.Of(standing.Verdict.Mark), ResultWords.Of(result.State), ResultWords.ToneOf(result.State), ResultWords.Of(standing.Stop),
            MemberWords.DayOf(standing.QualificationStoppedOn ?? standing.MedicalStoppedOn), ResultPages.PathOf(insurer, standing.Qualification));
    }

    private static bool IsAlwaysShown(MemberColumn column) => column is MemberColumn.KanjiName or MemberColumn.KanaName or MemberColumn.Address or MemberColumn.LostOn;

    private static Entry Of(TimelineEntry entry) => new(
        TimelineText.Moment(entry.MadeAt), entry.ActorKey ?? entry.Actor.Name, MemberWords.OperationOf(entry.Operation), entry.Reason ?? "", entry.Evidence ?? "",
        MemberWords.DayOf(entry.AcquiredOn), ResultOf(entry), [.. entry.Changes.Select(Difference.Of)]);

    private static string ResultOf(TimelineEntry entry) => entry.Result switch
    {
        RegistrationResult.Added => "資格を登録しました。",
        RegistrationResult.Cancelled => "資格を取り消しました。",
        _ => "",
    };

    /// <summary>A qualification.</summary>
    /// <param name="AcquiredOn">資格取得年月日.</param>
    /// <param name="State">Where the day stands to it.</param>
    /// <param name="IsActive">Whether the day lies within it.</param>
    /// <param name="Items">What is true on the day, or last was.</param>
    /// <param name="Spans">Its versions by their days.</param>
    /// <param name="ChangeAddress">Where it can be changed, or null.</param>
    /// <param name="LoseAddress">Where it can be ended, or null.</param>
    /// <param name="CancelAddress">Where it can be cancelled, or null.</param>
    /// <param name="NumberAddress">Where its number can be shown in full, or null.</param>
    public sealed record Qualification(
        string AcquiredOn, string State, bool IsActive, IReadOnlyList<ListItem> Items, IReadOnlyList<Span> Spans, string? ChangeAddress, string? LoseAddress,
        string? CancelAddress, string? NumberAddress)
    {
        /// <summary>What the check came to, or null.</summary>
        public CheckResult? Result { get; init; }
    }

    /// <summary>What the check of the number came to.</summary>
    /// <param name="Mark">The mark.</param>
    /// <param name="State">The state.</param>
    /// <param name="Tone">How the state is meant.</param>
    /// <param name="Stop">The views that are stopped.</param>
    /// <param name="Since">Since when; empty if none is.</param>
    /// <param name="Address">The page of the result.</param>
    public sealed record CheckResult(string Mark, string State, Tone Tone, string Stop, string Since, string Address);

    /// <summary>The days of a version.</summary>
    /// <param name="Days">The days.</param>
    /// <param name="IsShown">Whether it is the one shown.</param>
    public sealed record Span(string Days, bool IsShown);

    /// <summary>A change.</summary>
    /// <param name="Moment">When.</param>
    /// <param name="Actor">Who.</param>
    /// <param name="Operation">What was done.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Evidence">What shows that it is right.</param>
    /// <param name="AcquiredOn">The qualification.</param>
    /// <param name="Result">What it came to, where no columns tell it.</param>
    /// <param name="Differences">What was different.</param>
    public sealed record Entry(
        string Moment, string Actor, string Operation, string Reason, string Evidence, string AcquiredOn, string Result, IReadOnlyList<Difference> Differences);
}
