using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Shikaku.Core.Calendar;
using Shikaku.Core.Matching;
using Shikaku.Core.Tests.Identifiers;

namespace Shikaku.Core.Tests.Matching;

public sealed class BirthDateComparerTests
{
    private static readonly EraTable Eras = EraTable.Parse(ShippedTables.Read("eras.tsv"));
    private readonly BirthDateComparer _comparer = new(Eras);
    private readonly FieldComparison _comparison = new();

    [Theory]
    [InlineData("19800101", "19800101", Tier.Exact, null)]
    [InlineData("2000-00-00", "2000-00-00", Tier.Exact, null)]
    [InlineData("19800101", "昭和55年1月1日", Tier.Fold, ReasonCode.DateForm)]
    [InlineData("大正15年12月25日", "昭和元年12月25日", Tier.Fold, ReasonCode.DateForm)]
    [InlineData("20000000", "2000/00/00", Tier.Fold, ReasonCode.DateForm)]
    [InlineData("2000-00-00", "2000-05-01", Tier.Undetermined, ReasonCode.UndeterminedPartial)]
    [InlineData("2000-00-00", "2001-05-01", Tier.Different, ReasonCode.DateDifferent)]
    [InlineData("", "19800101", Tier.Undetermined, ReasonCode.UndeterminedBlank)]
    [InlineData("", "", Tier.Undetermined, ReasonCode.UndeterminedBlank)]
    [InlineData("19800231", "19800231", Tier.Undetermined, ReasonCode.UndeterminedText)]
    [InlineData("99999999", "99999999", Tier.Undetermined, ReasonCode.UndeterminedText)]
    [InlineData("99991231", "99991231", Tier.Undetermined, ReasonCode.UndeterminedText)]
    [InlineData("19800101", "不詳", Tier.Undetermined, ReasonCode.UndeterminedText)]
    [InlineData("19800207", "19800702", Tier.Different, ReasonCode.DateSwap)]
    [InlineData("19800207", "19800208", Tier.Different, ReasonCode.DateDigit)]
    [InlineData("19800207", "19910207", Tier.Different, ReasonCode.DateYear)]
    [InlineData("S5.2.7", "H5.2.7", Tier.Different, ReasonCode.DateSlip)]
    [InlineData("19300207", "19930207", Tier.Different, ReasonCode.DateSlip)]
    [InlineData("19800207", "19911118", Tier.Different, ReasonCode.DateDifferent)]
    public void Two_dates(string left, string right, Tier tier, ReasonCode? reason)
    {
        Assert.Equal((tier, reason), Compare(_comparer, left, right));
        Assert.Equal((tier, reason), Compare(_comparer, right, left));
    }

    [Theory]
    [InlineData("平成元年1月1日", "1989-01-01", Tier.Variant, ReasonCode.DateEra)]
    [InlineData("明治元年1月1日", "1868/1/1", Tier.Variant, ReasonCode.DateEra)]
    [InlineData("平成31年4月30日", "2019-04-30", Tier.Fold, ReasonCode.DateForm)]
    public void Labelled_pairs_are_read_as_a_continued_count(string left, string right, Tier tier, ReasonCode reason) =>
        Assert.Equal((tier, reason), Compare(new BirthDateComparer(Eras, DateUse.Evaluation), left, right));

    [Fact]
    public void In_records_a_birth_outside_its_era_never_agrees() =>
        Assert.Equal((Tier.Undetermined, ReasonCode.UndeterminedText), Compare(_comparer, "平成元年1月1日", "1989-01-01"));

    [Fact]
    public void One_changed_digit_never_agrees() => Prop.ForAll(
        Days().SelectMany(day => Gen.Choose(0, 7).SelectMany(place => Gen.Choose(1, 9).Select(step => (Text(day), Changed(Text(day), place, step))))).ToArbitrary(),
        pair => Compare(_comparer, pair.Item1, pair.Item2).Tier > Tier.Variant).Check(Digits.Seeded(21));

    [Fact]
    public void Two_days_agree_only_if_they_are_one_in_every_notation() => Prop.ForAll(
        Days().Two().ToArbitrary(),
        pair => Compare(_comparer, Text(pair.Item1), Eras.Format(pair.Item2)).Tier <= Tier.Fold == (pair.Item1 == pair.Item2)
            && Compare(_comparer, Text(pair.Item1), Eras.Format(pair.Item1)).Tier == Tier.Fold).Check(Digits.Seeded(22));

    [Fact]
    public void Comparing_is_symmetric_and_never_throws() => Prop.ForAll(
        ArbMap.Default.ArbFor<(byte[], byte[])>(),
        pair =>
        {
            _comparer.Compare(pair.Item1, pair.Item2, _comparison);
            var tier = _comparison.Tier;
            _comparer.Compare(pair.Item2, pair.Item1, _comparison);
            return tier == _comparison.Tier && tier == Tier.Undetermined;
        }).Check(Digits.Seeded(23));

    [Fact]
    public void Comparing_allocates_nothing()
    {
        CompareAll();
        var before = GC.GetAllocatedBytesForCurrentThread();
        CompareAll();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(Tier.Different, _comparison.Tier);

        void CompareAll()
        {
            _comparer.Compare("19800101"u8, "19800101"u8, _comparison);
            _comparer.Compare("昭和五十五年一月一日"u8, "19800101"u8, _comparison);
            _comparer.Compare("19800207"u8, "19910208"u8, _comparison);
        }
    }

    private static Gen<DateOnly> Days() => Gen.Choose(new DateOnly(1900, 1, 1).DayNumber, new DateOnly(2030, 1, 1).DayNumber).Select(DateOnly.FromDayNumber);

    private static string Text(DateOnly day) => new PartialDate(day).ToString();

    private static string Changed(string text, int place, int step) =>
        $"{text[..place]}{(char)('0' + ((text[place] - '0' + step) % 10))}{text[(place + 1)..]}";

    private (Tier Tier, ReasonCode? Reason) Compare(BirthDateComparer comparer, string left, string right)
    {
        comparer.Compare(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right), _comparison);
        return (_comparison.Tier, _comparison.Reasons.IsEmpty ? null : _comparison.Reasons[0].Code);
    }
}
