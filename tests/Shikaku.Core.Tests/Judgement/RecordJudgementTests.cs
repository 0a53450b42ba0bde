using System.Text;
using Shikaku.Core.Matching;

namespace Shikaku.Core.Tests.Judgement;

/// <summary>Acceptance examples of check.md that go from two records to a mark.</summary>
public sealed class RecordJudgementTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    private static readonly Person Resident = new("高橋太郎", "ﾀｶﾊｼ ﾀﾛｳ", "20000501", "1", "東京都千代田区丸の内1-2-3");

    private readonly RecordComparison _comparison = new();

    [Fact]
    public void CHK_ex_11_a_record_that_agrees_in_every_item_is_a_match() => AssertJudged(Resident, Resident, "11111", "○00", "○00");

    [Fact]
    public void CHK_ex_12_another_address_is_a_medical_stop() =>
        AssertJudged(Resident with { Address = "東京都千代田区丸の内1-2-4" }, Resident, "11110", "▲01", "▲01");

    [Fact]
    public void CHK_ex_13_a_twin_with_another_name_is_a_medical_stop() =>
        AssertJudged(Resident with { KanjiName = "高橋花子", KanaName = "ﾀｶﾊｼ ﾊﾅｺ" }, Resident, "11001", "▲01", "▲01");

    [Fact]
    public void CHK_ex_14_another_birth_date_is_a_full_stop() =>
        AssertJudged(Resident with { BirthDate = "20000502" }, Resident, "01111", "×11", "×11");

    [Fact]
    public void CHK_ex_15_a_partly_unknown_birth_date_agrees_with_itself_and_with_nothing_more_exact()
    {
        AssertJudged(Resident with { BirthDate = "2000/00/00" }, Resident with { BirthDate = "2000/00/00" }, "11111", "○00", "○00");
        AssertJudged(Resident with { BirthDate = "2000/00/00" }, Resident with { BirthDate = "2000-05-01" }, "01111", "×11", "×11");
        Assert.Equal(Tier.Undetermined, _comparison.BirthDate.Tier);
    }

    [Fact]
    public void CHK_ex_16_sex_not_set_is_a_full_stop() =>
        AssertJudged(Resident with { Sex = "3" }, Resident with { Sex = "2" }, "10111", "×11", "×11");

    [Fact]
    public void CHK_ex_17_one_placeholder_is_undetermined_and_stops_nothing()
    {
        AssertJudged(Resident with { KanjiName = "高●太郎" }, Resident, "11011", "△00", "△00");
        Assert.Equal(Tier.Undetermined, _comparison.KanjiName.Tier);
    }

    [Fact]
    public void CHK_ex_18_without_kana_of_the_registry_the_kanji_name_decides_for_both()
    {
        AssertJudged(Resident with { KanjiName = "小林花子" }, Resident with { KanaName = "" }, "11001", "▲01", "▲01");
        AssertJudged(Resident, Resident with { KanaName = "" }, "11111", "○00", "○00");
    }

    [Fact]
    public void CHK_ex_19_a_missing_prefecture_agrees_by_shikaku_if_one_place_fits()
    {
        AssertJudged(Resident with { Address = "千代田区丸の内1-2-3" }, Resident, "11110", "▲01", "○00");

        // 府中市 is there in 東京都 and in 広島県.
        AssertJudged(
            Resident with { Address = "府中市府中町1-2-3" }, Resident with { Address = "東京都府中市府中町1-2-3" }, "11110", "▲01", "▲01");
    }

    [Fact]
    public void An_old_form_of_a_kanji_is_no_difference() =>
        AssertJudged(Resident with { KanjiName = "髙橋　太郎" }, Resident, "11111", "○00", "○00");

    private void AssertJudged(Person member, Person resident, string publishedVector, string published, string shikaku)
    {
        new RecordComparer(new ComparisonTables(ShippedTables.Read), Today).Compare(member.Text, resident.Text, _comparison);
        var verdict = ShippedPolicies.P202405.Judge(_comparison, validQualifications: 1);
        Assert.Equal(publishedVector, verdict.Vector.ToString());
        Assert.Equal(published, ShippedPolicies.Show(verdict));
        Assert.Equal(shikaku, ShippedPolicies.Show(ShippedPolicies.Shikaku.Judge(_comparison, validQualifications: 1)));
    }

    private sealed record Person(string KanjiName, string KanaName, string BirthDate, string Sex, string Address)
    {
        public PersonText Text => new()
        {
            KanjiName = Encoding.UTF8.GetBytes(KanjiName),
            KanaName = Encoding.UTF8.GetBytes(KanaName),
            BirthDate = Encoding.UTF8.GetBytes(BirthDate),
            Sex = Encoding.UTF8.GetBytes(Sex),
            Address = Encoding.UTF8.GetBytes(Address),
        };
    }
}
