using System.Globalization;
using System.Text;
using Shikaku.Core.Residue;

namespace Shikaku.Core.Tests.Residue;

/// <summary>From when a stop is left over (CHK-41, acceptance example 25), as the table of parameters says it.</summary>
public sealed class ResiduePolicyTests
{
    private const string Header = "name\tvalue\tvalid_from\tvalid_to\n";

    [Theory]
    [InlineData("2024-10-06", "2024-11-06")]
    [InlineData("2025-01-31", "2025-02-28")]
    [InlineData("2025-01-28", "2025-02-28")]
    [InlineData("2024-01-31", "2024-02-29")]
    [InlineData("2024-12-31", "2025-01-31")]
    public void CHK_ex_25_a_stop_is_left_over_from_the_same_day_of_the_next_month_or_its_last(string first, string residualFrom)
    {
        var age = Shipped.On(Day(first)).Age;
        Assert.Equal(Day(residualFrom), age.ResidualFrom(Day(first)));
        Assert.True(age.LastFirstDay(Day(residualFrom)) >= Day(first));
        Assert.True(age.LastFirstDay(Day(residualFrom).AddDays(-1)) < Day(first));
    }

    [Fact]
    public void CHK_41_an_age_in_days_takes_detections_up_to_so_many_days_before()
    {
        var policy = Parse("residueAge\t29 days\t\t\njumpCount\t100\t\t\njumpPercent\t20\t\t\n");
        Assert.Equal(Day("2024-10-08"), policy.On(Day("2024-11-06")).Age.LastFirstDay(Day("2024-11-06")));
    }

    [Theory]
    [InlineData("1 month")]
    [InlineData("2 months")]
    [InlineData("29 days")]
    public void The_last_first_day_parts_what_is_left_over_from_what_is_not_on_every_day_of_four_years(string text)
    {
        Assert.True(ResidueAge.TryParse(text, out var age));
        for (var day = Day("2023-01-01"); day < Day("2027-01-01"); day = day.AddDays(1))
        {
            var last = age.LastFirstDay(day);
            Assert.True(age.ResidualFrom(last) <= day && age.ResidualFrom(last.AddDays(1)) > day, $"{day:o} {last:o}");
        }
    }

    [Fact]
    public void A_parameter_holds_from_its_day_on()
    {
        var policy = Parse("residueAge\t1 month\t\t\nresidueAge\t29 days\t2024-11-01\t\njumpCount\t100\t\t\njumpPercent\t20\t\t\n");
        Assert.Equal((new ResidueAge(1, 0), new ResidueAge(0, 29)), (policy.On(Day("2024-10-31")).Age, policy.On(Day("2024-11-01")).Age));
        Assert.Throws<InvalidDataException>(() => Parse("residueAge\t1 month\t\t\n").On(Day("2024-10-31")));
    }

    [Theory]
    [InlineData("residueAge\t1\t\t\n")]
    [InlineData("residueAge\t0 days\t\t\n")]
    [InlineData("residueAge\t-1 month\t\t\n")]
    [InlineData("residueAge\t1 year\t\t\n")]
    [InlineData("jumpCount\t0\t\t\n")]
    [InlineData("jumpPercent\t20%\t\t\n")]
    [InlineData("jump\t20\t\t\n")]
    [InlineData("jumpCount\t100\t今日\t\n")]
    public void A_damaged_table_is_refused(string rows) => Assert.Throws<InvalidDataException>(() => Parse(rows));

    private static ResiduePolicy Shipped => ResiduePolicy.Parse(ShippedTables.Read(ResiduePolicy.FileName));

    private static ResiduePolicy Parse(string rows) => ResiduePolicy.Parse(Encoding.UTF8.GetBytes(Header + rows));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
