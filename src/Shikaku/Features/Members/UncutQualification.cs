using Shikaku.Core.Records;

namespace Shikaku.Features.Members;

/// <summary>
/// A qualification as it would be had it never been lost (LIF-05), from what was on record of it, one state after the other. A loss cuts off what the register
/// knew of later days. Those days are kept here; what is entered meanwhile holds on them too, up to a later change. So a loss that is taken back (喪失取消), or
/// moved to a later day, leaves no trace but its record.
/// </summary>
internal sealed class UncutQualification
{
    private List<Qualification> _recorded = [];
    private List<Qualification> _uncut = [];

    private UncutQualification()
    {
    }

    /// <summary>The versions as they would be without loss.</summary>
    /// <param name="history">All versions of the qualification that are or were on record.</param>
    /// <returns>In the order of their days, the last without end; empty if the qualification is cancelled.</returns>
    public static List<Qualification> Of(IReadOnlyList<MemberVersion> history)
    {
        var qualification = new UncutQualification();
        foreach (var moment in history.Select(version => version.RecordedFrom).Concat(history.Select(version => version.RecordedUntil).OfType<DateTimeOffset>()).Distinct().Order())
        {
            qualification.Follow([.. history.Where(version => version.IsKnown(moment)).Select(version => version.Content).OrderBy(version => version.From)]);
        }

        return qualification._uncut;
    }

    private void Follow(List<Qualification> now)
    {
        _uncut = now.Count == 0 ? [] : _recorded.Count == 0 ? Begin(now) : Next(now);
        _recorded = now;
    }

    private static List<Qualification> Begin(List<Qualification> now)
    {
        var begun = new List<Qualification>();
        now.ForEach(version => Append(begun, new Qualification(WithoutLoss(version.CopyTexts()), version.Person, version.From, null)));
        return begun;
    }

    private List<Qualification> Next(List<Qualification> now)
    {
        var (former, lost) = (_recorded[^1].LostOn, now[^1].LostOn);
        var continued = Edge(now);
        var next = new List<Qualification>();
        foreach (var day in CutsOf(now))
        {
            var uncut = On(_uncut, day);
            var texts = lost <= day ? Continue(uncut, continued) : Keep(former <= day ? uncut : On(_recorded, day), On(now, day), uncut);
            Append(next, new Qualification(WithoutLoss(texts), now[^1].Person, day, null));
        }

        return next;
    }

    /// <summary>Days that go on as those before are one version with them.</summary>
    private static void Append(List<Qualification> versions, Qualification next)
    {
        if (versions is not [.., var last])
        {
            versions.Add(next);
        }
        else if (!next.SaysTheSameAs(last.On(next.From, null)))
        {
            versions[^1] = last.On(last.From, next.From);
            versions.Add(next);
        }
    }

    private static string?[] WithoutLoss(string?[] texts)
    {
        texts[(int)MemberColumn.LostOn] = texts[(int)MemberColumn.LossReason] = null;
        return texts;
    }

    private IEnumerable<DateOnly> CutsOf(List<Qualification> now) =>
        _recorded.Concat(now).Concat(_uncut).SelectMany(version => new[] { version.From, version.Until ?? DateOnly.MaxValue }).Where(day => day < DateOnly.MaxValue).Distinct().Order();

    /// <summary>
    /// What was changed on the last day on record, by column: from what to what. It goes on after the loss as long as the former value would have.
    /// </summary>
    private Dictionary<MemberColumn, (string? Former, string? Now)> Edge(List<Qualification> now)
    {
        if (now[^1].LostOn is not { } lost)
        {
            return [];
        }

        var isEmpty = lost == now[0].AcquiredOn;
        var day = isEmpty ? lost : lost.AddDays(-1);
        var uncut = On(_uncut, day);
        var texts = Keep(_recorded[^1].LostOn <= day && !isEmpty ? uncut : On(_recorded, day), On(now, day), uncut);
        return QualificationChange.Columns.Where(column => texts[(int)column] != uncut[column]).ToDictionary(column => column, column => (uncut[column], texts[(int)column]));
    }

    /// <summary>A day after the loss. A column whose former value ends there is not followed any further.</summary>
    private static string?[] Continue(Qualification uncut, Dictionary<MemberColumn, (string? Former, string? Now)> continued)
    {
        var texts = uncut.CopyTexts();
        foreach (var (column, (former, now)) in continued)
        {
            if (texts[(int)column] == former)
            {
                texts[(int)column] = now;
            }
            else
            {
                continued.Remove(column);
            }
        }

        return texts;
    }

    /// <summary>
    /// A day before the loss: what is new on record is new here. Days of fact and notice with nothing else belong to the loss, if there is one.
    /// </summary>
    private static string?[] Keep(Qualification recorded, Qualification known, Qualification uncut)
    {
        var texts = known.CopyTexts();
        var isOfLoss = known.LostOn is not null && !QualificationChange.Columns.Any(column => !QualificationChange.IsOfNotice(column) && recorded[column] != known[column]);
        foreach (var column in QualificationChange.Columns)
        {
            if (recorded[column] == known[column] || (isOfLoss && QualificationChange.IsOfNotice(column)))
            {
                texts[(int)column] = uncut[column];
            }
        }

        return texts;
    }

    private static Qualification On(List<Qualification> versions, DateOnly day) => versions.FindLast(version => version.From <= day)!;
}
