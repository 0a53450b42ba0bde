using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Shikaku.Core.Calendar;
using Shikaku.Core.Records;
using Shikaku.Core.Tests.Identifiers;

namespace Shikaku.Core.Tests.Calendar;

public sealed class DateTextTests
{
    private static readonly EraTable Eras = EraTable.Parse(ShippedTables.Read("eras.tsv"));
    private static readonly DateText Dates = new(Eras);

    [Fact]
    public void Every_day_of_the_calendar_and_no_other_is_read_for_every_use()
    {
        for (var number = 18730101; number <= 21001231; number++)
        {
            if (number % 100 is 0 or > 31 || number / 100 % 100 is 0 or > 13)
            {
                continue;
            }

            var text = number.ToString(CultureInfo.InvariantCulture);
            var expected = DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? number : 0;
            foreach (var use in Enum.GetValues<DateUse>())
            {
                var reading = Dates.Read(Encoding.ASCII.GetBytes(text), use);
                if (reading.Date.ToNumber() != expected || reading.IsBeyondEra)
                {
                    Assert.Fail($"{text} for {use}");
                }
            }
        }
    }

    [Theory]
    [InlineData("20240507")]
    [InlineData("２０２４０５０７")]
    [InlineData("2024-05-07")]
    [InlineData("2024/5/7")]
    [InlineData("2024.5.7")]
    [InlineData("2024年5月7日")]
    [InlineData("西暦2024年5月7日")]
    [InlineData("２０２４年０５月０７日")]
    [InlineData("二〇二四年五月七日")]
    [InlineData("二千二十四年五月七日")]
    [InlineData("令和6年5月7日")]
    [InlineData("令和 ６ 年 ５ 月 ７ 日")]
    [InlineData("令和六年五月七日")]
    [InlineData("令6.5.7")]
    [InlineData("R6.5.7")]
    [InlineData("r6-05-07")]
    [InlineData("R.6.5.7")]
    [InlineData("R060507")]
    [InlineData("5060507")]
    [InlineData("㋿6/5/7")]
    [InlineData("令和六ねん五がつ七にち")]
    public void One_day_in_every_form(string text) => Assert.Equal((20240507, null), Both(text, DateUse.Birth));

    [Theory]
    [InlineData("明治元年10月23日", 18681023, false)]
    [InlineData("明治1年1月1日", 18680101, true)]
    [InlineData("㍾６年1月1日", 18730101, false)]
    [InlineData("㍽元年七月三十日", 19120730, false)]
    [InlineData("㍼63.12.31", 19881231, false)]
    [InlineData("㍻元-1-8", 19890108, false)]
    [InlineData("平成元年1月7日", 19890107, true)]
    [InlineData("昭和百年一月一日", 0, false)]
    public void Pairs_to_evaluate_are_read_as_a_continued_count(string text, int expected, bool isBeyondEra)
    {
        var reading = Dates.Read(text, DateUse.Evaluation);
        Assert.Equal((expected, isBeyondEra), (reading.Date.ToNumber(), reading.IsBeyondEra));
    }

    [Theory]
    [InlineData("18721231")]
    [InlineData("20230229")]
    [InlineData("2024-13-01")]
    [InlineData("2024-04-31")]
    [InlineData("00000101")]
    [InlineData("2024-5/7")]
    [InlineData("24-5-7")]
    [InlineData("H0.5.7")]
    [InlineData("平成元元年5月7日")]
    [InlineData("平成十十年5月7日")]
    [InlineData("平成十百年5月7日")]
    [InlineData("9060507")]
    [InlineData("2024年5月7日生")]
    [InlineData("2024-05-07T00:00:00")]
    [InlineData("")]
    [InlineData("●")]
    [InlineData("昭和")]
    [InlineData("2024年")]
    [InlineData("X6.5.7")]
    [InlineData("平成１２３年5月7日")]
    public void What_is_no_day_is_refused(string text)
    {
        var reading = Dates.Read(text, DateUse.Birth);
        Assert.Equal((0, FindingCode.S114), (reading.Date.ToNumber(), reading.Code));
    }

    [Theory]
    [InlineData("20000599", 20000500)]
    [InlineData("20009999", 20000000)]
    [InlineData("昭和64年00月00日", 19890000)]
    [InlineData("S640100", 19890100)]
    public void Unknown_parts_are_read_in_births_only(string text, int expected)
    {
        Assert.Equal((expected, FindingCode.S115), Both(text, DateUse.Birth));
        Assert.Equal((0, FindingCode.S114), Both(text, DateUse.Qualification));
        Assert.Equal((0, FindingCode.S114), Both(text, DateUse.Validity));
    }

    [Theory]
    [InlineData("S640200")]
    [InlineData("R010400")]
    public void A_partly_unknown_birth_must_be_able_to_lie_in_its_era(string text) =>
        Assert.Equal((0, FindingCode.S114), Both(text, DateUse.Birth));

    [Fact]
    public void Every_day_survives_writing_in_the_Japanese_calendar() => Prop.ForAll(
        Days().ToArbitrary(),
        day => Dates.Read(Eras.Format(day), DateUse.Birth).Date == new PartialDate(day)
            && Dates.Read(new PartialDate(day).ToString(), DateUse.Birth).Date == new PartialDate(day)).Check(Digits.Seeded(11));

    [Fact]
    public void Any_bytes_are_read_without_exception_and_give_a_date_or_a_code() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(),
        bytes =>
        {
            var reading = Dates.Read(bytes, DateUse.Evaluation);
            return reading.IsValid || reading.Code == FindingCode.S114;
        }).Check(Digits.Seeded(12));

    [Fact]
    public void Any_text_made_of_the_characters_of_dates_is_read_without_exception() => Prop.ForAll(
        Gen.Elements("令和平昭0123456789０１一二十百千年月日元.-/〇SHR 　".ToCharArray()).ArrayOf().Select(static characters => new string(characters)).ToArbitrary(),
        text => Dates.Read(text, DateUse.Birth).Date.ToNumber() is 0 or >= 18730000).Check(Digits.Seeded(13));

    [Fact]
    public void Comparing_dates_is_symmetric_and_reflexive() => Prop.ForAll(
        Days().SelectMany(day => Gen.Choose(0, 2).Select(known => Partial(day, known))).Two().ToArbitrary(),
        pair => pair.Item1.CompareWith(pair.Item2) == pair.Item2.CompareWith(pair.Item1)
            && pair.Item1.CompareWith(pair.Item1) == DateAgreement.Agree
            && pair.Item1.FirstPossible <= pair.Item1.LastPossible).Check(Digits.Seeded(14));

    [Fact]
    public void An_unknown_month_spans_the_year()
    {
        Assert.True(PartialDate.TryCreate(2024, 0, 0, out var year));
        Assert.Equal((new DateOnly(2024, 1, 1), new DateOnly(2024, 12, 31)), (year.FirstPossible, year.LastPossible));
        Assert.True(PartialDate.TryCreate(2024, 2, 0, out var month));
        Assert.Equal((new DateOnly(2024, 2, 1), new DateOnly(2024, 2, 29)), (month.FirstPossible, month.LastPossible));
    }

    [Fact]
    public void No_date_has_no_first_day() => Assert.Throws<InvalidOperationException>(() => default(PartialDate).FirstPossible);

    [Fact]
    public void Reading_allocates_nothing()
    {
        Assert.True(ReadAll());
        var before = GC.GetAllocatedBytesForCurrentThread();
        var isRead = ReadAll();
        Assert.Equal((0, true), (GC.GetAllocatedBytesForCurrentThread() - before, isRead));

        static bool ReadAll() =>
            Dates.Read("20240507"u8, DateUse.Birth).IsValid
            && Dates.Read("令和六年五月七日"u8, DateUse.Birth).IsValid
            && Dates.Read("5060507"u8, DateUse.Qualification).IsValid
            && !Dates.Read("not a date"u8, DateUse.Validity).IsValid;
    }

    [Theory]
    [InlineData("digit\tletter\tkanji\tfirst_day\tlast_day\n1\tMM\t明治\t1868-01-25\t\n")]
    [InlineData("digit\tletter\tkanji\tfirst_day\tlast_day\n1\tM\t明治\t\t\n")]
    [InlineData("digit\tletter\tkanji\tfirst_day\tlast_day\n1\tM\t明治\t1868-02-31\t\n")]
    [InlineData("letter\n")]
    public void A_damaged_table_is_refused(string tsv) =>
        Assert.Throws<InvalidDataException>(() => EraTable.Parse(System.Text.Encoding.UTF8.GetBytes(tsv)));

    private static Gen<DateOnly> Days() => Gen.Choose(new DateOnly(1873, 1, 1).DayNumber, new DateOnly(2060, 1, 1).DayNumber).Select(DateOnly.FromDayNumber);

    private static PartialDate Partial(DateOnly day, int known) =>
        PartialDate.TryCreate(day.Year, known > 0 ? day.Month : 0, known > 1 ? day.Day : 0, out var date) ? date : default;

    private static (int Date, FindingCode? Code) Both(string text, DateUse use)
    {
        var reading = Dates.Read(text, use);
        return (reading.Date.ToNumber(), reading.Code);
    }
}
