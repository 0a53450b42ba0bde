using Shikaku.Core.Records;

namespace Shikaku.Core.Tests.Records;

/// <summary>LIF-06: the limits of registration are dated data.</summary>
public sealed class RegistrationLimitsTests
{
    private const string Header = "valid_from\tdays_without_reason\tyears_of_one_person\tdays_ahead\tsource\n";

    [Theory]
    [InlineData(1999, 60)]
    [InlineData(2025, 60)]
    [InlineData(2026, 30)]
    public void The_limits_of_the_day_are_in_force(int year, int days)
    {
        var limits = RegistrationLimits.Parse(System.Text.Encoding.UTF8.GetBytes(Header + "2026-01-01\t30\t2\t0\tx\n2000-01-01\t60\t5\t31\tx\n"));
        Assert.Equal(days, limits.On(new DateOnly(year, 6, 1)).DaysWithoutReason);
    }

    [Fact]
    public void LIF_06_the_shipped_limits_are_60_days_5_years_and_31_days()
    {
        var limit = RegistrationLimits.Parse(ShippedTables.Read("registration_limits.tsv")).On(new DateOnly(2025, 12, 1));
        Assert.Equal((60, 5, 31), (limit.DaysWithoutReason, limit.YearsOfOnePerson, limit.DaysAhead));
        var today = new DateOnly(2025, 12, 1);
        Assert.Equal((false, true), (limit.NeedsReason(new DateOnly(2025, 10, 2), today), limit.NeedsReason(new DateOnly(2025, 10, 1), today)));
        Assert.Equal((false, true), (limit.NeedsSecondPerson(new DateOnly(2020, 12, 1), today), limit.NeedsSecondPerson(new DateOnly(2020, 11, 30), today)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\t60\t5\t31\tx\n")]
    [InlineData("2000-01-01\t-1\t5\t31\tx\n")]
    [InlineData("2000-01-01\t60\t101\t31\tx\n")]
    [InlineData("2000-01-01\t60\t5\tx\tx\n")]
    public void A_damaged_table_is_refused(string rows) =>
        Assert.Throws<InvalidDataException>(() => RegistrationLimits.Parse(System.Text.Encoding.UTF8.GetBytes(Header + rows)));
}
