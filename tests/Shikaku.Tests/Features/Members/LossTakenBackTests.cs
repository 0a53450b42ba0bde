using Shikaku.Core.Records;
using Shikaku.Features.Members;
using Shikaku.Features.Sampling;
using Shikaku.Features.Vault;

namespace Shikaku.Tests.Features.Members;

/// <summary>LIF-05: a loss that is taken back (喪失取消) leaves what there would be without it, whatever was entered before and meanwhile.</summary>
public sealed class LossTakenBackTests
{
    private const int Days = 40;

    private static readonly DateOnly Acquired = new(2024, 4, 1);

    private static readonly MemberColumn[] Watched = [MemberColumn.KanjiName, MemberColumn.Address, MemberColumn.FactOn];

    [Fact]
    public void LIF_05_a_change_after_the_loss_comes_back()
    {
        var life = new Life();
        life.Change(20, MemberColumn.Address, "二十日から");
        life.Lose(10, factOn: 9);
        Assert.Equal(["0-10 初め 名"], life.Shown());
        life.Lose(null);
        Assert.Equal(["0-20 初め 名", "20- 二十日から 名"], life.Shown());
    }

    [Fact]
    public void LIF_05_what_is_changed_meanwhile_holds_up_to_the_later_change()
    {
        var life = new Life();
        life.Change(20, MemberColumn.Address, "二十日から");
        life.Lose(10);
        life.Change(5, MemberColumn.Address, "五日から");
        life.Change(5, MemberColumn.KanjiName, "別名");
        life.Lose(null);
        Assert.Equal(["0-5 初め 名", "5-20 五日から 別名", "20- 二十日から 別名"], life.Shown());
    }

    [Fact]
    public void LIF_05_a_correction_meanwhile_replaces_the_value_that_stood_at_the_loss()
    {
        var life = new Life();
        life.Change(20, MemberColumn.Address, "二十日から");
        life.Lose(10);
        life.Correct(MemberColumn.Address, "訂正");
        life.Lose(null);
        Assert.Equal(["0-20 訂正 名", "20- 二十日から 名"], life.Shown());
    }

    [Fact]
    public void LIF_05_a_loss_moved_to_a_later_day_brings_back_the_days_between()
    {
        var life = new Life();
        life.Change(20, MemberColumn.Address, "二十日から");
        life.Change(30, MemberColumn.Address, "三十日から");
        life.Lose(10);
        life.Lose(25);
        Assert.Equal(["0-20 初め 名", "20-25 二十日から 名"], life.Shown());
        life.Lose(0);
        Assert.Equal(["0-0 初め 名"], life.Shown());
        life.Lose(null);
        Assert.Equal(["0-20 初め 名", "20-30 二十日から 名", "30- 三十日から 名"], life.Shown());
    }

    [Fact]
    public void LIF_05_what_was_cancelled_does_not_come_back()
    {
        var life = new Life();
        life.Change(20, MemberColumn.Address, "二十日から");
        life.Cancel();
        life.Add();
        life.Lose(10);
        life.Lose(null);
        Assert.Equal(["0- 初め 名"], life.Shown());
    }

    [Fact]
    public void LIF_05_a_row_that_repeats_what_is_on_record_takes_back_nothing_but_the_loss()
    {
        var life = new Life();
        life.Change(20, MemberColumn.Address, "二十日から");
        life.Lose(10);
        life.Send(null, [(MemberColumn.LostOn, null), (MemberColumn.Address, "初め"), (MemberColumn.KanjiName, "名")]);
        Assert.Equal(["0-20 初め 名", "20- 二十日から 名"], life.Shown());
    }

    [Fact]
    public void LIF_05_any_losses_taken_back_leave_every_day_as_it_would_be_without_them()
    {
        var random = new DeterministicRandom(5);
        var reopened = 0;
        for (var round = 0; round < 1000; round++)
        {
            var (life, without, facts) = (new Life(), new DayByDay(), new HashSet<int>());
            for (var step = 0; step < 12; step++)
            {
                switch (random.Below(6))
                {
                    case 0:
                        life.Lose(random.Below(Days), factOn: random.Below(2) == 0 ? null : Days + 1 + step);
                        break;
                    case 1:
                        life.Lose(null);
                        reopened++;
                        break;
                    case 2:
                        var corrected = (Watched[random.Below(2)], $"訂正{random.Below(3)}");
                        without.Correct(corrected.Item1, corrected.Item2, life.LastDay);
                        life.Correct(corrected.Item1, corrected.Item2);
                        break;
                    default:
                        var (day, column, value) = (random.Below(life.LastDay + 1), Watched[random.Below(2)], $"値{random.Below(3)}");
                        if (!facts.Add(day) || (life.IsLost && without.Says(day, column, value)))
                        {
                            // Changes of one day share their fact. A notice that changes nothing tells of the loss, and goes with it.
                            break;
                        }

                        without.Change(day, column, value, life.LastDay);
                        life.Change(day, column, value);
                        break;
                }

                Assert.True(without.Answers(life.LastDay, withFacts: false) == life.Answers(withFacts: false), $"round {round}, step {step}");
            }

            life.Lose(null);
            Assert.True(without.Answers(Days - 1, withFacts: true) == life.Answers(withFacts: true), $"round {round}");
        }

        Assert.True(reopened > 1000);
    }

    private static string DayText(int day) => Qualification.TextOf(Acquired.AddDays(day))!;

    /// <summary>A qualification under changes, each on record a moment after the one before.</summary>
    private sealed class Life
    {
        private static readonly DateTimeOffset Beginning = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

        private readonly List<MemberVersion> _history = [];
        private List<Qualification> _versions = [];
        private int _changes;

        public Life() => Add();

        public bool IsLost => _versions[^1].LostOn is not null;

        public int LastDay => _versions[^1].LostOn is { } lost ? Math.Max(0, lost.DayNumber - Acquired.DayNumber - 1) : Days - 1;

        public void Add()
        {
            var texts = new string?[MemberColumns.Count];
            (texts[(int)MemberColumn.InsurerNumber], texts[(int)MemberColumn.MemberId], texts[(int)MemberColumn.AcquiredOn]) = ("06130488", "m1", DayText(0));
            (texts[(int)MemberColumn.KanjiName], texts[(int)MemberColumn.Address]) = ("名", "初め");
            Record([new(texts, new PersonKey(new byte[PersonKey.Length]), Acquired, null)]);
        }

        public void Cancel() => Record([]);

        public void Lose(int? day, int? factOn = null) =>
            Send(factOn, [(MemberColumn.LostOn, day is { } lost ? DayText(lost) : null), (MemberColumn.LossReason, day is null ? null : "03")]);

        public void Change(int day, MemberColumn column, string value) => Send(day, [(column, value)]);

        public void Correct(MemberColumn column, string value) => Send(null, [(column, value)]);

        public void Send(int? factOn, (MemberColumn Column, string? Value)[] cells)
        {
            var newest = _versions[^1];
            var texts = newest.CopyTexts();
            (MemberColumn Column, string? Value)[] all = factOn is { } fact ? [.. cells, (MemberColumn.FactOn, DayText(fact))] : cells;
            foreach (var (column, value) in all)
            {
                texts[(int)column] = value;
            }

            var merged = new Qualification(texts, newest.Person, newest.From, newest.Until);
            bool IsSet(MemberColumn column) => Array.Exists(all, cell => cell.Column == column);
            if (!QualificationChange.ComesAfterLoss(newest, merged, IsSet))
            {
                Record(QualificationChange.Apply(_versions, QualificationChange.Reopens(newest, merged) ? UncutQualification.Of(_history) : [], merged, IsSet));
            }
        }

        public string[] Shown() =>
            [.. _versions.Select(version => $"{version.From.DayNumber - Acquired.DayNumber}-{version.Until?.DayNumber - Acquired.DayNumber} {version[MemberColumn.Address]} {version[MemberColumn.KanjiName]}")];

        public string Answers(bool withFacts) => string.Join(
            '\n', Enumerable.Range(0, LastDay + 1).Select(day => TextOf(_versions.FindLast(version => version.From <= Acquired.AddDays(day))!, withFacts)));

        private static string TextOf(Qualification version, bool withFacts) => string.Join('|', Watched.Take(withFacts ? 3 : 2).Select(column => version[column]));

        private void Record(List<Qualification> versions)
        {
            var moment = Beginning.AddMinutes(++_changes);
            for (var i = 0; i < _history.Count; i++)
            {
                if (_history[i].RecordedUntil is null && !versions.Exists(_history[i].Content.SaysTheSameAs))
                {
                    _history[i] = _history[i] with { RecordedUntil = moment };
                }
            }

            _history.AddRange(versions.Where(version => !_versions.Exists(version.SaysTheSameAs)).Select(version => new MemberVersion(Guid.CreateVersion7(moment), version, moment, null, Guid.Empty, null)));
            _versions = versions;
        }
    }

    /// <summary>The same changes written day by day, by somebody who never hears of a loss but knows which days can be spoken of.</summary>
    private sealed class DayByDay
    {
        private readonly string?[][] _values = [.. Watched.Select(column => Enumerable.Repeat(column == MemberColumn.KanjiName ? "名" : column == MemberColumn.Address ? "初め" : null, Days).ToArray())];

        public bool Says(int day, MemberColumn column, string value) => Of(column)[day] == value;

        public void Change(int day, MemberColumn column, string value, int lastDay)
        {
            var fact = DayText(day);
            if (Says(day, column, value))
            {
                Correct(MemberColumn.FactOn, fact, lastDay);
                return;
            }

            Forward(Of(column), day, value);
            Forward(Of(MemberColumn.FactOn), day, fact);
        }

        public void Correct(MemberColumn column, string value, int lastDay)
        {
            var values = Of(column);
            var former = values[lastDay];
            for (var day = lastDay; day >= 0 && values[day] == former; day--)
            {
                values[day] = value;
            }

            for (var day = lastDay + 1; day < Days && values[day] == former; day++)
            {
                values[day] = value;
            }
        }

        public string Answers(int lastDay, bool withFacts) =>
            string.Join('\n', Enumerable.Range(0, lastDay + 1).Select(day => string.Join('|', _values.Take(withFacts ? 3 : 2).Select(column => column[day]))));

        private static void Forward(string?[] values, int day, string value)
        {
            var former = values[day];
            for (; day < Days && values[day] == former; day++)
            {
                values[day] = value;
            }
        }

        private string?[] Of(MemberColumn column) => _values[Array.IndexOf(Watched, column)];
    }
}
