using Shikaku.Core.Identifiers;
using Shikaku.Core.Records;

namespace Shikaku.Core.Tests.Identifiers;

/// <summary>The acceptance examples of identifiers.md §7 that concern identifiers and codes.</summary>
public sealed class IdentifierExamplesTests
{
    private static readonly SchemeTable Schemes = SchemeTable.Parse(ShippedTables.Read("schemes.tsv"));
    private static readonly CodeLists Codes = CodeLists.Parse(ShippedTables.Read("codes.tsv"));
    private static readonly DateOnly Today = new(2024, 5, 7);

    [Fact]
    public void ID_ex_01_a_number_in_full_width_with_hyphens_is_read_and_shown_masked()
    {
        Assert.True(IndividualNumber.TryParse("１２３４-5678-9018", out var number, out _));
        Assert.Equal(123456789018UL, number.ToKey());
        Assert.Equal("********9018", number.ToString());
    }

    [Theory]
    [InlineData("123456789010", FindingCode.S103)]
    [InlineData("12345678901", FindingCode.S102)]
    public void ID_ex_02_wrong_check_digit_and_wrong_length_differ(string text, FindingCode expected) =>
        Assert.Equal(expected, RefusalOf(text));

    [Fact]
    public void ID_ex_03_equal_digits_are_refused_though_the_check_digit_is_right() =>
        Assert.Equal(FindingCode.S103, RefusalOf("000000000000"));

    [Theory]
    [InlineData("100000000030")]
    [InlineData("100000000080")]
    public void ID_ex_04_remainders_0_and_1_give_check_digit_0(string text) =>
        Assert.True(IndividualNumber.TryParse(text, out _, out _));

    [Fact]
    public void ID_ex_05_a_number_of_the_association_in_Miyagi()
    {
        var number = Insurer("01040013");
        Assert.Equal((InsuranceKind.Kyokai, 4), (Schemes.ProposeKind(number), number.PrefectureNumber));
    }

    [Fact]
    public void ID_ex_06_wrong_check_digit_of_an_insurer() => Assert.False(InsurerNumber.TryParse("33120010", false, out _, out _));

    [Fact]
    public void ID_ex_07_a_kokuho_kumiai_in_its_three_forms()
    {
        var number = Insurer("133017");
        Assert.Equal((InsuranceKind.KokuhoKumiai, 301), (Schemes.ProposeKind(number), number.InsurerPart));
        Assert.Equal(("133017", "00133017", "  133017"), (number.ToString(), number.ToSearchForm(), number.ToClinicForm()));
        Assert.Equal(number, Insurer("  133017"));
        Assert.Equal(number, Insurer("00133017"));
    }

    [Fact]
    public void ID_ex_08_a_municipal_kokuho_in_Kanagawa()
    {
        var number = Insurer("140012");
        Assert.Equal((InsuranceKind.Kokuho, 14), (Schemes.ProposeKind(number), number.PrefectureNumber));
    }

    [Fact]
    public void ID_ex_09_prefecture_48_does_not_exist()
    {
        Assert.False(InsurerNumber.TryParse("06480016", true, out _, out var code));
        Assert.Equal(FindingCode.S125, code);
    }

    [Fact]
    public void ID_ex_10_numbers_of_welfare_offices()
    {
        Assert.False(PublicExpenseNumber.TryParse("12130010", false, out _, out var code));
        Assert.Equal(FindingCode.S125, code);
        Assert.True(PublicExpenseNumber.TryParse("12270120", false, out var number, out _));
        Assert.Equal((27, 12, "12270120"), (number.Number.PrefectureNumber, number.OfficePart, number.ToString()));
        Assert.Equal(InsuranceKind.Iryofujo, Schemes.ProposeKind(number.Number));
    }

    [Fact]
    public void ID_ex_11_numbers_of_recipients_keep_their_zeros()
    {
        Assert.False(RecipientNumber.TryParse("1234567", out _, out var code));
        Assert.Equal(FindingCode.S125, code);
        Assert.True(RecipientNumber.TryParse("0000018", out var number, out _));
        Assert.Equal("0000018", number.ToString());
    }

    [Fact]
    public void ID_ex_12_the_code_of_a_medical_institution_in_its_parts()
    {
        Assert.True(MedicalInstitutionCode.TryParse("0110113719", false, out var code));
        Assert.Equal((1, FeeTable.Medical, "0113719", "0110113719"), (code.PrefectureNumber, code.FeeTable, code.ToClaimCode(), code.ToString()));
    }

    [Fact]
    public void ID_ex_13_fee_table_2_is_refused_though_the_check_digit_is_right() =>
        Assert.False(MedicalInstitutionCode.TryParse("0120113717", false, out _));

    [Fact]
    public void ID_ex_14_a_municipality_of_five_digits_is_completed()
    {
        Assert.True(MunicipalityCode.TryParse("13101", out var code));
        Assert.Equal("131016", code.ToString());
        Assert.False(MunicipalityCode.TryParse("131015", out _));
    }

    [Fact]
    public void ID_ex_15_a_symbol_is_compared_with_and_then_without_its_hyphen()
    {
        var card = InsuredCard.TryParse("１２－３４", "7");
        Assert.NotNull(card);
        Assert.Equal("１２－３４", card.Symbol);
        Assert.Equal("12-34:7", card.ToSearchForm());
        Assert.Equal("1234:7", card.ToLooseSearchForm());
    }

    [Fact]
    public void ID_ex_16_one_digit_of_a_branch_is_padded_and_none_is_allowed()
    {
        Assert.True(Branch.TryParse("1", out var branch));
        Assert.Equal("01", branch.ToString());
        Assert.True(Branch.TryParse("", out branch));
        Assert.Null(branch);
        Assert.False(Branch.TryParse("123", out _));
    }

    [Theory]
    [InlineData("女", Sex.Female)]
    [InlineData("9", Sex.NotSet)]
    [InlineData("Ｍ", Sex.Male)]
    [InlineData("f", Sex.Female)]
    [InlineData("不明", Sex.NotSet)]
    [InlineData("２", Sex.Female)]
    public void ID_ex_17_sex_is_read_in_every_form(string text, Sex expected)
    {
        Assert.True(SexText.TryParse(text, out var sex));
        Assert.Equal(expected, sex);
    }

    [Theory]
    [InlineData("4")]
    [InlineData("男女")]
    [InlineData("")]
    [InlineData("●")]
    public void Anything_else_is_no_sex(string text) => Assert.False(SexText.TryParse(text, out _));

    [Fact]
    public void ID_ex_24_member_identifiers_are_never_folded()
    {
        Assert.True(MemberId.TryParse("j0000352", out var small, out _));
        Assert.True(MemberId.TryParse("J0000352", out var capital, out _));
        Assert.NotEqual(small, capital);
        Assert.Equal("j0000352", small.ToString());
        Assert.False(MemberId.TryParse("Ｊ★", out _, out var code));
        Assert.Equal(FindingCode.S133, code);
    }

    [Fact]
    public void ID_ex_25_a_code_needs_all_its_digits()
    {
        Assert.False(Codes["loss_reason"].IsKnown("1"u8, Today));
        Assert.True(Codes["loss_reason"].IsKnown("01"u8, Today));
        Assert.True(Codes["loss_reason"].IsKnown("０１"u8, Today));
        Assert.False(Codes["limit_category"].IsKnown("B11"u8, Today));
        Assert.True(Codes["limit_category"].IsKnown("b10"u8, Today));
    }

    [Fact]
    public void A_code_that_is_not_yet_in_force_is_unknown_and_one_that_has_ended_is_not()
    {
        var lists = CodeLists.Parse("list\tcode\tname\tvalid_from\tvalid_to\tsource\nx\t1\tnew\t2024-06-01\t\ts\nx\t2\told\t\t2020-01-01\ts\n"u8);
        Assert.False(lists["x"].IsKnown("1"u8, Today));
        Assert.True(lists["x"].IsKnown("1"u8, new DateOnly(2024, 6, 1)));
        Assert.True(lists["x"].IsKnown("2"u8, Today));
    }

    private static FindingCode RefusalOf(string text)
    {
        Assert.False(IndividualNumber.TryParse(text, out var number, out var code));
        Assert.True(number.IsNone);
        return code;
    }

    private static InsurerNumber Insurer(string text)
    {
        Assert.True(InsurerNumber.TryParse(text, false, out var number, out _));
        return number;
    }
}
