using System.Text;
using Shikaku.Core.Judgement;

namespace Shikaku.Core.Tests.Judgement;

/// <summary>What may be confirmed, as the tables say it (CHK-30, CHK-31).</summary>
public sealed class ConfirmationPolicyTests
{
    private const string ReasonHeader = "code\tname\tmarks\tsecond_person\tevidence\tvalid_from\tvalid_to\n";
    private const string ParameterHeader = "name\tvalue\tvalid_from\tvalid_to\n";

    private static readonly DateOnly Day = new(2026, 4, 1);

    [Theory]
    [InlineData("9", "×▲", "×")]
    [InlineData("P1", "▲", "▲")]
    [InlineData("P2", "▲", "▲")]
    [InlineData("P3", "▲", "▲")]
    [InlineData("P4", "▲", "▲")]
    [InlineData("P5", "▲", "▲")]
    [InlineData("P6", "▲", "▲")]
    [InlineData("P7", "×▲", "×")]
    [InlineData("P8", "×▲", "×")]
    public void CHK_30_the_shipped_table_says_for_which_marks_a_reason_holds_and_for_which_a_second_person_is_needed(string code, string marks, string secondPerson)
    {
        var policy = ConfirmationPolicy.Parse(ShippedTables.Read("confirmation_reasons.tsv"), ShippedTables.Read("confirmation_parameters.tsv"));
        var reason = Assert.IsType<ConfirmationReason>(policy.FindReason(code, Day));
        foreach (var mark in Enum.GetValues<Mark>())
        {
            var sign = MarkSigns.Of(mark);
            Assert.Equal(marks.Contains(sign, StringComparison.Ordinal), reason.Marks.Contains(mark));
            Assert.Equal(secondPerson.Contains(sign, StringComparison.Ordinal), policy.NeedsSecondPerson(reason, mark, Day));
            Assert.Equal(mark == Mark.FullStop && marks.StartsWith('×'), reason.Evidence.Contains(mark));
        }

        Assert.Equal(50, policy.SampleOn(Day));
    }

    [Fact]
    public void CHK_31_four_eyes_for_all_asks_for_a_second_person_whatever_the_reason_from_its_day_on()
    {
        var policy = Parse("P8\t書類\t×▲\t\t\t\t\n", "fourEyes\tlisted\t\t\nfourEyes\tall\t2026-04-01\t\nsample\t50\t\t\n");
        var reason = policy.FindReason("P8", Day)!;
        Assert.False(policy.NeedsSecondPerson(reason, Mark.MedicalStop, Day.AddDays(-1)));
        Assert.True(policy.NeedsSecondPerson(reason, Mark.MedicalStop, Day));
    }

    [Fact]
    public void A_reason_holds_on_its_days_only_and_keeps_its_name()
    {
        var policy = Parse("P1\t表記\t▲\t\t\t2026-04-01\t2026-04-30\n", "sample\t1\t\t\n");
        Assert.Null(policy.FindReason("P1", Day.AddDays(-1)));
        Assert.NotNull(policy.FindReason("P1", Day.AddDays(29)));
        Assert.Null(policy.FindReason("P1", Day.AddDays(30)));
        Assert.Equal(("表記", "P0"), (policy.NameOf("P1"), policy.NameOf("P0")));
    }

    [Theory]
    [InlineData("P1\t表記\tx\t\t\t\t\n", "sample\t50\t\t\n")]
    [InlineData("P1\t表記\t▲▲\t\t\t\t\n", "sample\t50\t\t\n")]
    [InlineData("P1\t表記\t▲\t×\t\t\t\n", "sample\t50\t\t\n")]
    [InlineData("P1\t表記\t▲\t\t×\t\t\n", "sample\t50\t\t\n")]
    [InlineData("\t表記\t▲\t\t\t\t\n", "sample\t50\t\t\n")]
    [InlineData("P1\t表記\t▲\t\t\t今日\t\n", "sample\t50\t\t\n")]
    [InlineData("", "sample\t0\t\t\n")]
    [InlineData("", "sample\t多い\t\t\n")]
    [InlineData("", "fourEyes\tnone\t\t\n")]
    [InlineData("", "twoEyes\tall\t\t\n")]
    public void A_damaged_table_is_refused(string reasons, string parameters) => Assert.Throws<InvalidDataException>(() => Parse(reasons, parameters));

    private static ConfirmationPolicy Parse(string reasons, string parameters) =>
        ConfirmationPolicy.Parse(Encoding.UTF8.GetBytes(ReasonHeader + reasons), Encoding.UTF8.GetBytes(ParameterHeader + parameters));
}
