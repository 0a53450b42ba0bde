using Shikaku.Core.Records;

namespace Shikaku.Features.Members;

/// <summary>
/// How the versions of a qualification follow from the former ones and a change (LIF-05). A value that changes on a day holds from there on, up to the day on which
/// the register already knows of a later change of it; a correction without a day replaces the present value on the days on which it stood. So it does not matter
/// which of two changes arrives first (LIF-07). Who the person is, and acquisition and loss, hold for all days.
/// </summary>
internal static class QualificationChange
{
    /// <summary>The columns that may be different from day to day.</summary>
    public static IReadOnlyList<MemberColumn> Columns { get; } =
    [
        .. Enum.GetValues<MemberColumn>().Where(column => column is not (
            MemberColumn.InsurerNumber or MemberColumn.MemberId or MemberColumn.IndividualNumber or MemberColumn.AcquiredOn or MemberColumn.BirthDate or MemberColumn.LostOn
            or MemberColumn.LossReason or MemberColumn.Operation)),
    ];

    /// <summary>Whether a change brings back days on which there was no qualification: the loss is taken back, or moved to a later day.</summary>
    /// <param name="newest">The newest version before the change.</param>
    /// <param name="merged">What it says after the change.</param>
    public static bool Reopens(Qualification newest, Qualification merged) => newest.LostOn is { } lost && !(merged.LostOn <= lost);

    /// <summary>The versions after a change.</summary>
    /// <param name="former">The versions before it, in the order of their days; at least one.</param>
    /// <param name="uncut">The versions as they would be without loss (<see cref="UncutQualification"/>), where the change reopens the qualification; else not looked at.</param>
    /// <param name="merged">What the newest of the former says after the change.</param>
    /// <param name="isSet">Tells the columns that the change says something about.</param>
    public static List<Qualification> Apply(IReadOnlyList<Qualification> former, IReadOnlyList<Qualification> uncut, Qualification merged, Func<MemberColumn, bool> isSet)
    {
        var newest = former[^1];
        var beginning = Reopens(newest, merged) ? uncut : former;
        List<Draft> drafts = [.. Reopen(beginning, merged.LostOn).Select(version => new Draft(version.CopyTexts(), version.From, version.Until))];
        drafts.ForEach(draft => Copy(merged, draft, [MemberColumn.BirthDate, MemberColumn.LostOn, MemberColumn.LossReason]));
        if (DayOf(merged, isSet) is { } day)
        {
            Change(drafts, merged, [.. Columns.Where(isSet)], day);
        }
        else
        {
            // What a row repeats is no correction: it must not replace what a reopening brings back.
            Correct(drafts, merged, [.. Columns.Where(column => isSet(column) && merged[column] != newest[column])]);
        }

        return Cut([.. drafts.Select(draft => new Qualification(draft.Texts, merged.Person, draft.From, draft.Until))], merged.LostOn);
    }

    /// <summary>
    /// Whether a change is said to have happened on the day of the loss or later, when there is nothing left to change. A notice of the loss itself may have such a day.
    /// </summary>
    /// <param name="newest">The newest version before the change.</param>
    /// <param name="merged">What it says after the change.</param>
    /// <param name="isSet">Tells the columns that the change says something about.</param>
    public static bool ComesAfterLoss(Qualification newest, Qualification merged, Func<MemberColumn, bool> isSet) =>
        isSet(MemberColumn.FactOn) && !isSet(MemberColumn.LostOn) && merged.DayOf(MemberColumn.FactOn) is { } fact && fact > merged.AcquiredOn && fact >= merged.LostOn
        && IsDifferent(newest, merged, isSet);

    /// <summary>The first day that a change names as one on which something is different: of its fact, or of the loss before or after; null for a correction without a day.</summary>
    /// <inheritdoc cref="ComesAfterLoss"/>
    public static DateOnly? FirstDay(Qualification newest, Qualification merged, Func<MemberColumn, bool> isSet)
    {
        var change = IsDifferent(newest, merged, isSet) ? DayOf(merged, isSet) : null;
        var loss = newest.LostOn == merged.LostOn ? null : newest.LostOn is { } former && !(merged.LostOn <= former) ? former : merged.LostOn;
        return change is null || loss < change ? loss : change;
    }

    private static bool IsDifferent(Qualification newest, Qualification merged, Func<MemberColumn, bool> isSet) =>
        Columns.Any(column => !IsOfNotice(column) && isSet(column) && merged[column] != newest[column]);

    /// <summary>Whether a column tells of a notice, not of the qualification.</summary>
    public static bool IsOfNotice(MemberColumn column) => column is MemberColumn.FactOn or MemberColumn.NoticeReceivedOn;

    /// <summary>The day within the qualification from which a change holds; null for a correction.</summary>
    private static DateOnly? DayOf(Qualification merged, Func<MemberColumn, bool> isSet)
    {
        if (!isSet(MemberColumn.FactOn) || merged.DayOf(MemberColumn.FactOn) is not { } fact)
        {
            return null;
        }

        return fact <= merged.AcquiredOn ? merged.AcquiredOn : fact >= merged.LostOn ? null : fact;
    }

    private static void Change(List<Draft> drafts, Qualification merged, MemberColumn[] set, DateOnly day)
    {
        var first = drafts.FindLastIndex(draft => draft.From <= day);
        if (!Array.Exists(set, column => !IsOfNotice(column) && merged[column] != drafts[first].Texts[(int)column]))
        {
            // Nothing is different from that day on: a split would tell of a change that there was not.
            Correct(drafts, merged, Array.FindAll(set, IsOfNotice));
            return;
        }

        if (drafts[first].From < day)
        {
            var divided = drafts[first];
            drafts[first] = divided with { Until = day };
            drafts.Insert(++first, divided with { Texts = [.. divided.Texts], From = day });
        }

        foreach (var column in set)
        {
            var former = drafts[first].Texts[(int)column];
            for (var i = first; i < drafts.Count && drafts[i].Texts[(int)column] == former; i++)
            {
                Copy(merged, drafts[i], [column]);
            }
        }
    }

    /// <summary>Replaces the value that is the last one before the loss, on the days on which it stood.</summary>
    private static void Correct(List<Draft> drafts, Qualification merged, MemberColumn[] set)
    {
        var last = Math.Max(0, drafts.FindLastIndex(draft => !(draft.From >= merged.LostOn)));
        foreach (var column in set)
        {
            var former = drafts[last].Texts[(int)column];
            for (var i = last; i >= 0 && drafts[i].Texts[(int)column] == former; i--)
            {
                Copy(merged, drafts[i], [column]);
            }
        }
    }

    private static void Copy(Qualification merged, Draft draft, ReadOnlySpan<MemberColumn> columns)
    {
        foreach (var column in columns)
        {
            draft.Texts[(int)column] = merged[column];
        }
    }

    /// <summary>The last version lasts as long as the qualification.</summary>
    private static IEnumerable<Qualification> Reopen(IReadOnlyList<Qualification> former, DateOnly? lostOn) =>
        former.SkipLast(1).Append(former[^1].On(former[^1].From, Latest(lostOn, former[^1].From)));

    private static DateOnly? Latest(DateOnly? lostOn, DateOnly from) => lostOn < from ? from : lostOn;

    /// <summary>Nothing is valid on the day of the loss or later; a qualification lost on the day of its acquisition stays, valid on no day (LIF-02).</summary>
    private static List<Qualification> Cut(List<Qualification> versions, DateOnly? lostOn)
    {
        if (lostOn is not { } end)
        {
            return versions;
        }

        var first = versions[0];
        versions.RemoveAll(version => version.From >= end && version != first);
        versions[^1] = versions[^1].On(versions[^1].From, end);
        return versions;
    }

    private sealed record Draft(string?[] Texts, DateOnly From, DateOnly? Until);
}
