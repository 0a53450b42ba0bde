using System.Globalization;
using Shikaku.Core.Records;
using Shikaku.Features.Members;
using Shikaku.Features.Sampling;
using Shikaku.Features.Vault;

namespace Shikaku.Tests.Features.Members;

/// <summary>LIF-07: in which order changes arrive never matters for what is true on a day.</summary>
public sealed class ArrivalOrderTests
{
    private static readonly DateOnly Acquired = new(2024, 4, 1);

    private static readonly MemberColumn[] Watched = [MemberColumn.KanjiName, MemberColumn.Address, MemberColumn.CopayRatio, MemberColumn.AliasName, MemberColumn.LostOn];

    [Fact]
    public void LIF_07_a_change_that_arrives_late_leaves_a_later_one_in_place()
    {
        var versions = Apply(Beginning(), [new(new(2025, 6, 1), MemberColumn.Address, "六月から"), new(new(2025, 1, 1), MemberColumn.Address, "一月から")]);
        Assert.Equal(
            ["20240401 初め", "20250101 一月から", "20250601 六月から"], versions.Select(version => $"{Qualification.TextOf(version.From)} {version[MemberColumn.Address]}"));
    }

    [Fact]
    public void LIF_07_a_whole_row_about_one_change_leaves_what_it_repeats_as_it_was()
    {
        var moved = Apply(Beginning(), [new(new(2025, 6, 1), MemberColumn.Address, "六月から")]);
        var merged = With(moved[^1], MemberColumn.KanjiName, "山本　洋子");
        var versions = QualificationChange.Apply(moved, [], merged, column => column is MemberColumn.KanjiName or MemberColumn.Address);
        Assert.Equal(
            ["20240401 初め 山本　洋子", "20250601 六月から 山本　洋子"],
            versions.Select(version => $"{Qualification.TextOf(version.From)} {version[MemberColumn.Address]} {version[MemberColumn.KanjiName]}"));
    }

    [Fact]
    public void LIF_05_a_correction_replaces_the_value_on_the_days_on_which_it_stood()
    {
        var moved = Apply(Beginning(), [new(new(2025, 6, 1), MemberColumn.Address, "六月から"), new(new(2025, 8, 1), MemberColumn.KanjiName, "山本　洋子")]);
        var versions = Apply(moved, [new(null, MemberColumn.Address, "訂正")]);
        Assert.Equal(["初め", "訂正", "訂正"], versions.Select(version => version[MemberColumn.Address]));
    }

    [Fact]
    public void A_loss_does_not_split_at_its_fact()
    {
        var merged = With(With(With(Beginning()[0], MemberColumn.LostOn, "20251001"), MemberColumn.LossReason, "03"), MemberColumn.FactOn, "20250930");
        var versions = QualificationChange.Apply(Beginning(), [], merged, column => column is MemberColumn.LostOn or MemberColumn.LossReason or MemberColumn.FactOn);
        Assert.Equal("20250930", Assert.Single(versions)[MemberColumn.FactOn]);
    }

    [Fact]
    public void LIF_07_any_order_of_changes_gives_the_same_answer_for_every_day()
    {
        var random = new DeterministicRandom(7);
        for (var round = 0; round < 200; round++)
        {
            Notice[] notices = [.. Enumerable.Range(0, 5).Select(which => Draw(random, which))];
            var expected = default(string);
            foreach (var order in OrdersOf(notices))
            {
                var answers = AnswersOf(Apply(Beginning(), order));
                expected ??= answers;
                Assert.True(expected == answers, $"round {round}: {string.Join(" / ", order.Select(notice => notice.ToString()))}");
            }
        }
    }

    /// <summary>Changes on different days with values of their own; the fifth is a loss, a correction of a column that nothing else changes, or a change again.</summary>
    private static Notice Draw(DeterministicRandom random, int which)
    {
        var day = Acquired.AddDays((random.Below(60) * 5) + which);
        return which == 4 && random.Below(3) is var sort && sort < 2
            ? sort == 0 ? new(null, MemberColumn.LostOn, Qualification.TextOf(day)!) : new(null, MemberColumn.AliasName, "通称")
            : new(day, Watched[random.Below(3)], $"値{which}");
    }

    private static List<Qualification> Apply(List<Qualification> versions, IEnumerable<Notice> notices)
    {
        foreach (var notice in notices)
        {
            var merged = With(versions[^1], notice.Column, notice.Value);
            merged = notice.Day is { } day ? With(merged, MemberColumn.FactOn, Qualification.TextOf(day)!) : merged;
            bool IsSet(MemberColumn column) => column == notice.Column || (column == MemberColumn.FactOn && notice.Day is not null);
            if (!QualificationChange.ComesAfterLoss(versions[^1], merged, IsSet))
            {
                versions = QualificationChange.Apply(versions, [], merged, IsSet);
            }
        }

        return versions;
    }

    private static string AnswersOf(List<Qualification> versions) => string.Join(
        '\n',
        from number in Enumerable.Range(-1, 400)
        let day = Acquired.AddDays(number)
        let version = versions.SingleOrDefault(version => version.From <= day && !(version.Until <= day))
        select day.ToString("o", CultureInfo.InvariantCulture) + " " + (version is null ? "-" : string.Join('|', Watched.Select(column => version[column]))));

    private static IEnumerable<IReadOnlyList<Notice>> OrdersOf(IReadOnlyList<Notice> notices) => notices.Count == 0
        ? [[]]
        : notices.SelectMany(first => OrdersOf([.. notices.Where(other => other != first)]).Select(rest => (IReadOnlyList<Notice>)[first, .. rest]));

    private static List<Qualification> Beginning()
    {
        var texts = new string?[MemberColumns.Count];
        (texts[(int)MemberColumn.InsurerNumber], texts[(int)MemberColumn.MemberId], texts[(int)MemberColumn.AcquiredOn]) = ("06130488", "m1", "20240401");
        (texts[(int)MemberColumn.KanjiName], texts[(int)MemberColumn.Address]) = ("基金　洋子", "初め");
        return [new(texts, new PersonKey(new byte[PersonKey.Length]), Acquired, null)];
    }

    private static Qualification With(Qualification version, MemberColumn column, string value)
    {
        var texts = version.CopyTexts();
        texts[(int)column] = value;
        return new(texts, version.Person, version.From, version.Until);
    }

    private sealed record Notice(DateOnly? Day, MemberColumn Column, string Value);
}
