using Shikaku.Core.Records;

namespace Shikaku.Features.Members;

/// <summary>
/// How the versions of a qualification follow from the former ones and a change (LIF-05). A change with a day of its fact within the qualification splits there;
/// without one it corrects all days. Who the person is, and acquisition and loss, hold for all days.
/// </summary>
internal static class QualificationChange
{
    /// <summary>The versions after a change.</summary>
    /// <param name="former">The versions before it, in the order of their days; at least one.</param>
    /// <param name="merged">What the newest of them says after the change.</param>
    /// <param name="isSet">Tells the columns that the change says something about.</param>
    public static List<Qualification> Apply(IReadOnlyList<Qualification> former, Qualification merged, Func<MemberColumn, bool> isSet)
    {
        var from = isSet(MemberColumn.FactOn) && merged.DayOf(MemberColumn.FactOn) is { } fact && fact > merged.AcquiredOn && !(fact >= merged.LostOn)
            ? fact
            : merged.AcquiredOn;
        var versions = new List<Qualification>(former.Count + 1);
        foreach (var version in Reopen(former, merged.LostOn))
        {
            if (version.From < from && !(version.Until <= from))
            {
                versions.Add(Rewrite(version.On(version.From, from), merged, IsOfAllDays));
                versions.Add(Rewrite(version.On(from, version.Until), merged, isSet));
            }
            else
            {
                versions.Add(Rewrite(version, merged, version.From >= from ? isSet : IsOfAllDays));
            }
        }

        return Cut(versions, merged.LostOn);
    }

    private static bool IsOfAllDays(MemberColumn column) => column is MemberColumn.BirthDate or MemberColumn.LostOn or MemberColumn.LossReason;

    private static Qualification Rewrite(Qualification version, Qualification merged, Func<MemberColumn, bool> isSet)
    {
        var texts = version.CopyTexts();
        for (var column = MemberColumn.InsurerNumber; column < MemberColumn.Operation; column++)
        {
            if (isSet(column) || IsOfAllDays(column))
            {
                texts[(int)column] = merged[column];
            }
        }

        return new Qualification(texts, merged.Person, version.From, version.Until);
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
}
