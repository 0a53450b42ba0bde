using Shikaku.Core.Calendar;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Records;
using static Shikaku.Core.Tests.Records.MemberRowBuilder;

namespace Shikaku.Core.Tests.Records;

/// <summary>The acceptance examples 1 to 8 of check.md §10.</summary>
public sealed class RegistrationExamplesTests
{
    [Fact]
    public void CHK_ex_01_a_wrong_check_digit_refuses_the_row()
    {
        var findings = Check((MemberColumn.IndividualNumber, "123456789010"));
        Assert.Equal([new Finding(FindingCode.S103, MemberColumn.IndividualNumber)], findings.All);
        Assert.True(findings.HasError);
    }

    [Theory]
    [InlineData("基金　洋子　", "Z04")]
    [InlineData("基金　洋子", "")]
    public void CHK_ex_02_a_space_at_the_end_of_a_name_is_a_warning(string name, string expected)
    {
        Assert.Equal(expected, FindingsOf((MemberColumn.KanjiName, name)));
        Assert.False(Check((MemberColumn.KanjiName, name)).HasError);
    }

    [Theory]
    [InlineData("千代田1-1", "Z09 S106 S107")]
    [InlineData("麹町1-1", "S106 S107")]
    public void CHK_ex_03_an_address_without_its_upper_parts(string address, string expected) =>
        Assert.Equal(expected, FindingsOf((MemberColumn.Address, address)));

    [Theory]
    [InlineData("高●橋", "S108")]
    [InlineData("山田 様", "S110")]
    [InlineData("様子 花", "")]
    public void CHK_ex_04_placeholders_and_improper_words(string name, string expected) =>
        Assert.Equal(expected, FindingsOf((MemberColumn.KanjiName, name)));

    [Theory]
    [InlineData("20240502", "20240501", "S118")]
    [InlineData("20240501", "20240501", "S119")]
    public void CHK_ex_05_acquisition_after_or_on_the_day_of_loss(string acquired, string lost, string expected) =>
        Assert.Equal(expected, FindingsOf((MemberColumn.AcquiredOn, acquired), (MemberColumn.LostOn, lost), (MemberColumn.LossReason, "03")));

    [Theory]
    [InlineData("20240601", "S117")]
    [InlineData("20240701", "S116")]
    [InlineData("20240607", "S117")]
    [InlineData("20240608", "S116")]
    [InlineData("20240507", "")]
    public void CHK_ex_06_an_acquisition_ahead_of_the_day_of_the_check(string acquired, string expected) =>
        Assert.Equal(expected, FindingsOf((MemberColumn.AcquiredOn, acquired)));

    [Fact]
    public void CHK_ex_07_rows_of_one_key_repeat_or_contradict_each_other()
    {
        Assert.Equal("3 S121", KeyFindingsOf(Row(2, key: 1, content: 1), Row(3, key: 1, content: 1)));
        Assert.Equal("2 S122, 3 S122", KeyFindingsOf(Row(2, key: 1, content: 1, birth: "19800101"), Row(3, key: 1, content: 2, birth: "19810101")));
        Assert.Equal("2 S122, 3 S122, 4 S122", KeyFindingsOf(Row(2, key: 1, content: 1), Row(3, key: 1, content: 1), Row(4, key: 1, content: 2)));
    }

    [Fact]
    public void CHK_ex_08_one_number_for_two_births_refuses_the_later_row() =>
        Assert.Equal("3 S123", NumberFindingsOf(Row(2, key: 1, birth: "19800101"), Row(3, key: 2, birth: "20100101")));

    [Fact]
    public void One_number_under_two_keys_with_the_same_birth_and_sex_is_a_doubled_qualification() =>
        Assert.Equal("3 S124", NumberFindingsOf(Row(2, key: 1), Row(3, key: 2)));

    [Fact]
    public void One_number_for_two_sexes_is_another_person_unless_one_is_not_set()
    {
        Assert.Equal("3 S123", NumberFindingsOf(Row(2, key: 1, sex: Sex.Male), Row(3, key: 2, sex: Sex.Female)));
        Assert.Equal("3 S124", NumberFindingsOf(Row(2, key: 1, sex: Sex.NotSet), Row(3, key: 2, sex: Sex.Female)));
    }

    [Fact]
    public void Periods_that_do_not_overlap_and_other_insurers_are_no_matter() => Assert.Equal("", NumberFindingsOf(
        Row(2, key: 1, birth: "19800101", acquired: "20200401", lost: "20220401"),
        Row(3, key: 2, birth: "20100101", acquired: "20220401"),
        Row(4, key: 3, birth: "20100101", insurer: "01040013")));

    [Fact]
    public void A_refused_row_does_not_refuse_a_later_one() => Assert.Equal("3 S123, 4 S124", NumberFindingsOf(
        Row(2, key: 1, birth: "19800101"), Row(3, key: 2, birth: "20100101"), Row(4, key: 3, birth: "19800101")));

    private static RowSummary Row(
        long line, int key, int content = 0, string birth = "19800207", Sex sex = Sex.Female, string acquired = "20240401", string lost = "", string insurer = "06130488")
    {
        var dates = new DateText(EraTable.Parse(ShippedTables.Read("eras.tsv")));
        Assert.True(InsurerNumber.TryParse(insurer, true, out var number, out _));
        return new RowSummary(
            line, new(0, (ulong)key), new(0, (ulong)content), number, dates.Read(birth, DateUse.Birth).Date, sex,
            dates.Read(acquired, DateUse.Qualification).Date, dates.Read(lost, DateUse.Qualification).Date);
    }

    private static string KeyFindingsOf(params ReadOnlySpan<RowSummary> rows)
    {
        var findings = new List<RowFinding>();
        RepeatedRows.JudgeKey(rows, findings);
        return Text(findings);
    }

    private static string NumberFindingsOf(params ReadOnlySpan<RowSummary> rows)
    {
        var findings = new List<RowFinding>();
        RepeatedRows.JudgeNumber(rows, findings);
        return Text(findings);
    }

    private static string Text(List<RowFinding> findings) => string.Join(", ", findings.Select(static found => $"{found.Line} {found.Finding.Code}"));
}
