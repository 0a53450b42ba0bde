using Shikaku.Core.Calendar;
using Shikaku.Core.Records;

namespace Shikaku.Core.Tests.Calendar;

/// <summary>The acceptance examples of identifiers.md §7 that concern dates.</summary>
public sealed class DateExamplesTests
{
    private static readonly EraTable Eras = EraTable.Parse(ShippedTables.Read("eras.tsv"));
    private static readonly DateText Dates = new(Eras);

    [Fact]
    public void ID_ex_18_a_date_of_seven_digits_and_a_day_before_its_era()
    {
        Assert.Equal("20190501", Read("5010501", DateUse.Birth).Date.ToString());
        Assert.Equal(FindingCode.S114, Read("R1.4.30", DateUse.Birth).Code);
    }

    [Theory]
    [InlineData("大正15年12月25日")]
    [InlineData("昭和元年12月25日")]
    public void ID_ex_19_on_the_shared_day_both_eras_are_read_and_the_later_is_written(string text)
    {
        var reading = Read(text, DateUse.Birth);
        Assert.Equal(("19261225", null), (reading.Date.ToString(), reading.Code));
        Assert.Equal("昭和1年12月25日", Eras.Format(reading.Date.FirstPossible));
    }

    [Fact]
    public void ID_ex_20_beyond_its_era_a_date_is_refused_or_counted_on()
    {
        Assert.Equal(FindingCode.S114, Read("S64.1.8", DateUse.Qualification).Code);
        var expiry = Read("H36.3.31", DateUse.Validity);
        Assert.Equal(("20240331", FindingCode.S131), (expiry.Date.ToString(), expiry.Code));
    }

    [Fact]
    public void ID_ex_21_days_of_the_older_calendar_are_refused() =>
        Assert.Equal(FindingCode.S114, Read("明治5年10月1日", DateUse.Birth).Code);

    [Theory]
    [InlineData("2000/00/00", "20000000", FindingCode.S115)]
    [InlineData("2000/00/15", "00000000", FindingCode.S114)]
    [InlineData("19990231", "00000000", FindingCode.S114)]
    public void ID_ex_22_parts_of_a_birth_date_may_be_unknown(string text, string date, FindingCode code)
    {
        var reading = Read(text, DateUse.Birth);
        Assert.Equal((date, code), (reading.Date.ToString(), reading.Code));
    }

    [Theory]
    [InlineData("2000-00-00", DateAgreement.Agree)]
    [InlineData("2000-05-01", DateAgreement.Undetermined)]
    [InlineData("2001-05-01", DateAgreement.Differ)]
    public void ID_ex_23_a_partly_unknown_date_is_compared_by_what_is_known(string other, DateAgreement expected)
    {
        var left = Read("2000-00-00", DateUse.Birth).Date;
        var right = Read(other, DateUse.Birth).Date;
        Assert.Equal(expected, left.CompareWith(right));
        Assert.Equal(expected, right.CompareWith(left));
    }

    private static DateReading Read(string text, DateUse use) => Dates.Read(text, use);
}
