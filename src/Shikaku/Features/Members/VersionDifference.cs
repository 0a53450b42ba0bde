using Shikaku.Core.Records;

namespace Shikaku.Features.Members;

/// <summary>What is different between the versions of one qualification before and after a change, day by day.</summary>
internal static class VersionDifference
{
    /// <summary>The columns that say something else, each with the days on which they do.</summary>
    /// <param name="former">The versions before, in the order of their days.</param>
    /// <param name="now">The versions after.</param>
    public static IReadOnlyList<ColumnChange> Columns(IReadOnlyList<Qualification> former, IReadOnlyList<Qualification> now)
    {
        var changes = new List<ColumnChange>();
        foreach (var (before, after, from, until) in Spans(former, now))
        {
            if (before is not null && after is not null)
            {
                Compare(before, after, from, until, changes);
            }
        }

        return changes;
    }

    /// <summary>
    /// The first day for which the register now answers differently; null if there is none. Days of loss, of facts and of notices are known on all days, but make
    /// no difference before the loss.
    /// </summary>
    /// <inheritdoc cref="Columns"/>
    public static DateOnly? FirstDay(IReadOnlyList<Qualification> former, IReadOnlyList<Qualification> now) =>
        Spans(former, now).Where(span => !AnswerTheSame(span.Before, span.After)).Select(span => (DateOnly?)span.From).FirstOrDefault();

    /// <summary>What changes within a qualification on a day or later, up to its end; its loss and the notices of it are no part of that.</summary>
    /// <param name="versions">The versions, in the order of their days.</param>
    /// <param name="day">The first day that counts; null for none.</param>
    public static IReadOnlyList<ColumnChange> ChangesFrom(IReadOnlyList<Qualification> versions, DateOnly? day)
    {
        var changes = new List<ColumnChange>();
        for (var i = 1; i < versions.Count; i++)
        {
            if (versions[i].From >= day)
            {
                Compare(versions[i - 1], versions[i], versions[i].From, versions[i].Until, changes);
            }
        }

        return changes.FindAll(change => !QualificationChange.IsOfNotice(change.Column));
    }

    private static bool AnswerTheSame(Qualification? before, Qualification? after)
    {
        if (before is null || after is null)
        {
            return false;
        }

        for (var column = MemberColumn.InsurerNumber; column < MemberColumn.Operation; column++)
        {
            if (before[column] != after[column]
                && column is not (MemberColumn.LostOn or MemberColumn.LossReason or MemberColumn.FactOn or MemberColumn.NoticeReceivedOn))
            {
                return false;
            }
        }

        return before.Person == after.Person;
    }

    /// <summary>
    /// Cuts all days where either side begins or ends a version. A qualification that was valid on no day is compared on the day of its acquisition.
    /// </summary>
    private static IEnumerable<(Qualification? Before, Qualification? After, DateOnly From, DateOnly? Until)> Spans(
        IReadOnlyList<Qualification> former, IReadOnlyList<Qualification> now)
    {
        DateOnly[] cuts =
        [
            .. former.Concat(now).SelectMany(version => new[] { version.From, version.Until ?? DateOnly.MaxValue }).Where(cut => cut < DateOnly.MaxValue)
                .Distinct().Order(),
        ];
        for (var i = 0; i < cuts.Length; i++)
        {
            var (before, after) = (On(former, cuts[i]), On(now, cuts[i]));
            if (before is not null || after is not null)
            {
                yield return (before, after, cuts[i], i + 1 < cuts.Length ? cuts[i + 1] : null);
            }
        }
    }

    private static Qualification? On(IReadOnlyList<Qualification> versions, DateOnly day) =>
        versions.FirstOrDefault(version => version.From <= day && (version.Until is not { } until || day < until || until == version.From && day == until));

    private static void Compare(Qualification before, Qualification after, DateOnly from, DateOnly? until, List<ColumnChange> changes)
    {
        for (var column = MemberColumn.InsurerNumber; column < MemberColumn.Operation; column++)
        {
            var isNumber = column == MemberColumn.IndividualNumber;
            if (isNumber ? before.Person == after.Person : before[column] == after[column])
            {
                continue;
            }

            var change = isNumber ? new ColumnChange(column, null, null, from, until) : new ColumnChange(column, before[column], after[column], from, until);
            var last = changes.FindLastIndex(other => other.Column == column);
            if (last >= 0 && changes[last].Until == from && changes[last] with { From = from, Until = until } == change)
            {
                changes[last] = changes[last] with { Until = until };
            }
            else
            {
                changes.Add(change);
            }
        }
    }
}
