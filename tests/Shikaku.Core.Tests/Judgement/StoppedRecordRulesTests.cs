using System.Text;
using Shikaku.Core.Judgement;

namespace Shikaku.Core.Tests.Judgement;

/// <summary>What is asked of insurers about stopped records (check.md section 5).</summary>
public sealed class StoppedRecordRulesTests
{
    private const string Header = "id\tinsurers\tmembership\tclasses\tduty\tdue_on\tvalid_from\tvalid_to\ttext\tsource\n";

    private static readonly StoppedRecordRules Rules = StoppedRecordRules.Parse(ShippedTables.Read("stopped_record_rules.tsv"));

    [Theory]
    [InlineData("L2", false, true, "01111", "2024-09-30", StoppedRecordDuty.DeleteNumber)]
    [InlineData("L3", false, false, "10111", "2024-09-30", StoppedRecordDuty.DeleteNumber)]
    [InlineData("L4", false, true, "11110", "2024-09-30", StoppedRecordDuty.KeepStop)]
    [InlineData("L4", false, false, "11001", "2024-09-30", StoppedRecordDuty.KeepStop)]
    [InlineData("L5", true, true, "01111", "2024-09-30", StoppedRecordDuty.ConfirmIfRecent)]
    [InlineData("L5", true, true, "11110", "2024-05-07", StoppedRecordDuty.ConfirmIfRecent)]
    [InlineData("L1", true, true, "01111", "2024-05-06", StoppedRecordDuty.KeepStop)]
    [InlineData("L1", false, true, "11110", "2023-09-07", StoppedRecordDuty.KeepStop)]
    [InlineData(null, true, false, "01111", "2024-09-30", null)]
    [InlineData(null, false, true, "11110", "2023-09-06", null)]
    public void The_rule_for_a_stopped_record(string? rule, bool isWelfareOffice, bool isLost, string vector, string day, StoppedRecordDuty? duty)
    {
        var found = Rules.Find(isWelfareOffice, isLost, Stopped(vector), Day(day));
        Assert.Equal(rule, found?.Id);
        Assert.Equal(duty, found?.Duty);
    }

    [Fact]
    public void Example_28_lost_class_1_unverified_on_2024_10_01_is_overdue_at_an_insurer_and_not_at_a_welfare_office()
    {
        var (stopped, day) = (Day("2024-06-01"), Day("2024-10-01"));
        Assert.True(Rules.Find(isWelfareOffice: false, isLost: true, Stopped("01111"), day)!.IsOverdueOn(day, stopped));
        Assert.False(Rules.Find(isWelfareOffice: false, isLost: true, Stopped("01111"), day)!.IsOverdueOn(Day("2024-09-30"), stopped));
        Assert.False(Rules.Find(isWelfareOffice: true, isLost: true, Stopped("01111"), day)!.IsOverdueOn(day, stopped));
    }

    [Fact]
    public void What_is_stopped_after_the_limit_has_none_and_is_not_overdue()
    {
        var day = Day("2026-01-05");
        var rule = Rules.Find(isWelfareOffice: false, isLost: true, Stopped("01111"), day)!;
        Assert.Equal((null, false), (rule.LimitOf(Day("2024-10-01")), rule.IsOverdueOn(day, Day("2024-10-01"))));
        Assert.Equal((Day("2024-09-30"), true), (rule.LimitOf(Day("2024-09-30")), rule.IsOverdueOn(day, Day("2024-09-30"))));
        Assert.Equal((null, false), (rule.LimitOf(null), rule.IsOverdueOn(day, null)));
    }

    [Fact]
    public void The_limits_that_have_passed_are_those_of_the_rules_vector_by_vector()
    {
        foreach (var (isWelfareOffice, isLost) in new[] { (false, false), (false, true), (true, false), (true, true) })
        {
            var day = Day("2024-11-01");
            var limits = Rules.PassedLimits(isWelfareOffice, isLost, day);
            for (var bits = 0; bits < ItemVector.Count; bits++)
            {
                var rule = Rules.Find(isWelfareOffice, isLost, new Verdict(new ItemVector((byte)bits), Mark.FullStop, Stop.All), day);
                Assert.Equal(rule?.DueOn, limits[bits]);
            }
        }

        Assert.All(Rules.PassedLimits(isWelfareOffice: false, isLost: true, Day("2024-09-30")), limit => Assert.Null(limit));
    }

    [Theory]
    [InlineData("○")]
    [InlineData("△")]
    [InlineData("－")]
    public void Nothing_is_asked_about_what_is_not_stopped_for_a_difference(string mark) =>
        Assert.Null(Rules.Find(isWelfareOffice: false, isLost: true, new Verdict(default, MarkSigns.Parse(mark[0])!.Value, Stop.None), Day("2024-10-01")));

    [Theory]
    [InlineData("L9\tsomebody\tlost\tany\toptional\t\t\t\t語\tx\n")]
    [InlineData("L9\tall\tgone\tany\toptional\t\t\t\t語\tx\n")]
    [InlineData("L9\tall\tlost\t4\toptional\t\t\t\t語\tx\n")]
    [InlineData("L9\tall\tlost\t\toptional\t\t\t\t語\tx\n")]
    [InlineData("L9\tall\tlost\tany\tburn\t\t\t\t語\tx\n")]
    [InlineData("L9\tall\tlost\tany\toptional\t2024-09-30\t\t\t語\tx\n")]
    [InlineData("L9\tall\tlost\tany\tdelete_number\t\t\t\t語\tx\n")]
    [InlineData("L9\tall\tlost\tany\toptional\t\t2024-13-01\t\t語\tx\n")]
    [InlineData("L9\tall\tlost\tany\toptional\t\t\t\t\tx\n")]
    public void A_damaged_table_is_refused(string row) =>
        Assert.Throws<InvalidDataException>(() => StoppedRecordRules.Parse(Encoding.UTF8.GetBytes(Header + row)));

    private static Verdict Stopped(string vector)
    {
        Assert.True(ItemVector.TryParse(vector, out var items));
        return new Verdict(items, items.DifferenceClass == 1 ? Mark.FullStop : Mark.MedicalStop, items.DifferenceClass == 1 ? Stop.All : Stop.Medical);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
