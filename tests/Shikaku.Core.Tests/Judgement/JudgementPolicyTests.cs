using Shikaku.Core.Judgement;
using Shikaku.Core.Matching;

namespace Shikaku.Core.Tests.Judgement;

/// <summary>Marks and stops of every vector (CHK-23) and the way to the vector (CHK-20, CHK-21).</summary>
public sealed class JudgementPolicyTests
{
    public static TheoryData<int, string, int, string, string> Rows()
    {
        var rows = new TheoryData<int, string, int, string, string>
        {
            { 1, "11111", 0, "○00", "○00" },
            { 2, "11110", 3, "▲01", "▲01" },
            { 3, "11101", 0, "△00", "△00" },
            { 4, "11100", 2, "▲01", "▲01" },
            { 5, "11011", 0, "△00", "△00" },
            { 6, "11010", 2, "▲01", "▲01" },
            { 7, "11001", 2, "▲01", "▲01" },
            { 8, "11000", 2, "▲01", "▲01" },
        };
        string[] firstClass =
        [
            "10111", "10110", "10101", "10100", "10011", "10010", "10001", "10000", "01111", "01110", "01101", "01100",
            "01011", "01010", "01001", "01000", "00111", "00110", "00101", "00100", "00011", "00010", "00001", "00000",
        ];
        for (var i = 0; i < firstClass.Length; i++)
        {
            rows.Add(9 + i, firstClass[i], 1, "×11", "×11");
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void CHK_23_every_row_of_both_published_policies(int row, string vector, int differenceClass, string p202309, string p202405)
    {
        var items = ShippedPolicies.Vector(vector);

        Assert.Equal(32 - row, items.Bits);
        Assert.Equal(vector, items.ToString());
        Assert.Equal(differenceClass, items.DifferenceClass);
        Assert.Equal(p202309, ShippedPolicies.Show(ShippedPolicies.P202309.Judge(items, validQualifications: 2)));
        Assert.Equal(p202405, ShippedPolicies.Show(ShippedPolicies.P202405.Judge(items, validQualifications: 1)));
        Assert.Equal(p202405, ShippedPolicies.Show(ShippedPolicies.Shikaku.Judge(items, validQualifications: 1)));
        Assert.Equal(items, ShippedPolicies.P202309.Judge(items, 1).Vector);
    }

    [Theory]
    [InlineData("11111", "○00")]
    [InlineData("11101", "△00")]
    public void CHK_ex_11_one_kana_difference_stops_nothing(string vector, string expected) =>
        Assert.Equal(expected, Judge(ShippedPolicies.P202405, vector));

    [Fact]
    public void CHK_ex_12_the_address_alone_stops_in_2024_and_in_2023_only_for_several_qualifications()
    {
        Assert.Equal("▲01", Judge(ShippedPolicies.P202405, "11110"));
        Assert.Equal("△00", Judge(ShippedPolicies.P202309, "11110", 1));
        Assert.Equal("▲01", Judge(ShippedPolicies.P202309, "11110", 2));
    }

    [Fact]
    public void CHK_ex_13_differing_names_come_first_among_the_medical_stops()
    {
        var family = ShippedPolicies.P202405.Judge(ShippedPolicies.Vector("11001"), 1);
        Assert.Equal("▲01", ShippedPolicies.Show(family));

        foreach (var other in new[] { "11110", "11100", "11010", "11000" })
        {
            var medicalStop = ShippedPolicies.P202405.Judge(ShippedPolicies.Vector(other), 1);
            Assert.True(family.WorkRank(hasLostQualification: false) < medicalStop.WorkRank(hasLostQualification: false), other);
        }
    }

    [Fact]
    public void CHK_33_full_stops_come_before_medical_stops_and_current_members_before_former_ones()
    {
        var full = ShippedPolicies.P202405.Judge(ShippedPolicies.Vector("01111"), 1);
        var family = ShippedPolicies.P202405.Judge(ShippedPolicies.Vector("11001"), 1);
        var address = ShippedPolicies.P202405.Judge(ShippedPolicies.Vector("11110"), 1);
        var minor = ShippedPolicies.P202405.Judge(ShippedPolicies.Vector("11101"), 1);

        int[] inOrder =
        [
            full.WorkRank(false), full.WorkRank(true), family.WorkRank(false), address.WorkRank(false), family.WorkRank(true),
            address.WorkRank(true), minor.WorkRank(false), minor.WorkRank(true), Verdict.NotCompared.WorkRank(false),
        ];

        Assert.Equal(inOrder.Order(), inOrder);
        Assert.Equal(inOrder.Length, inOrder.Distinct().Count());
    }

    [Fact]
    public void CHK_ex_14_another_birth_date_stops_everything_and_an_unknown_number_too()
    {
        Assert.Equal("×11", Judge(ShippedPolicies.P202405, "01111"));
        Assert.Equal("－11", ShippedPolicies.Show(Verdict.NotCompared));
    }

    [Theory]
    [InlineData(ReasonCode.UndeterminedPartial, "01111", "×11")]
    public void CHK_ex_15_a_birth_date_known_more_exactly_by_the_registry_is_undetermined(ReasonCode reason, string vector, string expected)
    {
        var comparison = new RecordComparison();
        comparison.BirthDate.Add(reason);
        AssertJudged(ShippedPolicies.P202405, comparison, vector, expected);
    }

    [Fact]
    public void CHK_ex_16_sex_not_set_stops_everything()
    {
        var comparison = new RecordComparison();
        comparison.Sex.Add(ReasonCode.UndeterminedBlank);
        AssertJudged(ShippedPolicies.P202405, comparison, "10111", "×11");
    }

    [Fact]
    public void CHK_ex_17_one_placeholder_is_shown_as_undetermined_and_stops_nothing()
    {
        var comparison = new RecordComparison();
        comparison.KanjiName.Add(ReasonCode.UndeterminedWildcard);
        AssertJudged(ShippedPolicies.P202405, comparison, "11011", "△00");
        AssertJudged(ShippedPolicies.Shikaku, comparison, "11011", "△00");
        Assert.Equal(Tier.Undetermined, comparison.KanjiName.Tier);
    }

    [Fact]
    public void CHK_ex_18_a_blank_kana_name_follows_the_kanji_name()
    {
        var comparison = new RecordComparison();
        comparison.KanaName.Add(ReasonCode.UndeterminedBlank);
        AssertJudged(ShippedPolicies.P202405, comparison, "11111", "○00");

        comparison.KanjiName.Add(ReasonCode.KanjiDifferent);
        AssertJudged(ShippedPolicies.P202405, comparison, "11001", "▲01");
    }

    [Fact]
    public void CHK_21_a_blank_kanji_name_of_the_registry_follows_the_kana_name()
    {
        var comparison = new RecordComparison();
        comparison.KanjiName.Add(ReasonCode.UndeterminedBlank);
        AssertJudged(ShippedPolicies.P202405, comparison, "11111", "○00");

        comparison.KanaName.Add(ReasonCode.KanaLong);
        AssertJudged(ShippedPolicies.P202405, comparison, "11001", "▲01");
    }

    [Fact]
    public void CHK_21_two_blank_names_never_agree()
    {
        var comparison = new RecordComparison();
        comparison.KanjiName.Add(ReasonCode.UndeterminedBlank);
        comparison.KanaName.Add(ReasonCode.UndeterminedBlank);
        AssertJudged(ShippedPolicies.Shikaku, comparison, "11001", "▲01");
    }

    [Fact]
    public void CHK_21_a_blank_address_counts_0()
    {
        var comparison = new RecordComparison();
        comparison.Address.Add(ReasonCode.UndeterminedBlank);
        AssertJudged(ShippedPolicies.Shikaku, comparison, "11110", "▲01");
    }

    [Theory]
    [InlineData(ReasonCode.AddressPrefecture)]
    [InlineData(ReasonCode.AddressMunicipality)]
    [InlineData(ReasonCode.AddressBuilding)]
    [InlineData(ReasonCode.AddressRenamed)]
    public void CHK_ex_19_what_the_tables_explain_agrees_by_shikaku_only(ReasonCode explained)
    {
        var comparison = new RecordComparison();
        comparison.Address.Add(ReasonCode.FoldWidth);
        comparison.Address.Add(explained);
        AssertJudged(ShippedPolicies.P202405, comparison, "11110", "▲01");
        AssertJudged(ShippedPolicies.Shikaku, comparison, "11111", "○00");
    }

    [Fact]
    public void MAT_03_a_refused_reason_counts_even_behind_more_reasons_than_are_kept()
    {
        var comparison = new RecordComparison();
        for (var i = 0; i < FieldComparison.Capacity; i++)
        {
            comparison.Address.Add(ReasonCode.FoldWidth);
        }

        comparison.Address.Add(ReasonCode.AddressPrefecture);
        AssertJudged(ShippedPolicies.P202405, comparison, "11110", "▲01");
    }

    [Theory]
    [InlineData(Tier.Exact, true)]
    [InlineData(Tier.Fold, true)]
    [InlineData(Tier.Variant, true)]
    [InlineData(Tier.Undetermined, false)]
    [InlineData(Tier.Near, false)]
    [InlineData(Tier.Different, false)]
    public void CHK_20_the_tiers_that_agree_count_1_in_each_item(Tier tier, bool agrees)
    {
        FieldComparison[] ItemsOf(RecordComparison record) =>
            [record.BirthDate, record.Sex, record.KanjiName, record.KanaName, record.Address];

        for (var item = 0; item < 5; item++)
        {
            foreach (ref readonly var entry in ReasonCatalogue.All)
            {
                // Blank names follow the other name: a rule of its own above.
                if (entry.Tier != tier || entry.Code == ReasonCode.UndeterminedBlank)
                {
                    continue;
                }

                var comparison = new RecordComparison();
                ItemsOf(comparison)[item].Add(entry.Code);
                var expected = agrees ? ItemVector.AllAgree : new ItemVector((byte)(31 & ~(16 >> item)));
                Assert.Equal(expected, ShippedPolicies.Shikaku.VectorOf(comparison));
            }
        }

        Assert.True(tier != Tier.Exact || ShippedPolicies.Shikaku.VectorOf(new RecordComparison()) == ItemVector.AllAgree);
    }

    [Fact]
    public void Judging_allocates_nothing()
    {
        var comparison = new RecordComparison();
        comparison.KanjiName.Add(ReasonCode.UndeterminedWildcard);
        comparison.Address.Add(ReasonCode.AddressPrefecture);
        var policy = ShippedPolicies.P202405;
        var stops = policy.Judge(comparison, 1).Stop == Stop.None ? 1 : 0;

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            stops += policy.Judge(comparison, i & 3).Stop == Stop.None ? 1 : 0;
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(0, stops);
    }

    private static string Judge(JudgementPolicy policy, string vector, int validQualifications = 1) =>
        ShippedPolicies.Show(policy.Judge(ShippedPolicies.Vector(vector), validQualifications));

    private static void AssertJudged(JudgementPolicy policy, RecordComparison comparison, string vector, string expected)
    {
        var verdict = policy.Judge(comparison, 1);
        Assert.Equal(vector, verdict.Vector.ToString());
        Assert.Equal(expected, ShippedPolicies.Show(verdict));
    }
}
