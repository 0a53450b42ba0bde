using System.Text;
using Shikaku.Core.Identifiers;

namespace Shikaku.Core.Tests.Identifiers;

public sealed class CodeTablesTests
{
    [Fact]
    public void A_list_that_the_table_lacks_is_a_fault_of_the_installation()
    {
        var lists = CodeLists.Parse("list\tcode\tname\tvalid_from\tvalid_to\tsource\n"u8);
        Assert.Empty(lists.Names);
        Assert.Throws<InvalidDataException>(() => lists["sex"]);
    }

    [Theory]
    [InlineData("x\t\tname\t\t\ts")]
    [InlineData("x\t123456789\tname\t\t\ts")]
    [InlineData("x\t1\tname\tsoon\t\ts")]
    public void A_damaged_code_list_is_refused(string row) =>
        Assert.Throws<InvalidDataException>(() => CodeLists.Parse(Encoding.UTF8.GetBytes("list\tcode\tname\tvalid_from\tvalid_to\tsource\n" + row + "\n")));

    [Theory]
    [InlineData("100\tx\tKUMIAI")]
    [InlineData("06\tx\tOTHER")]
    [InlineData("06\tx\tKUMIAI\n06\ty\tKUMIAI")]
    public void A_damaged_table_of_schemes_is_refused(string rows) =>
        Assert.Throws<InvalidDataException>(() => SchemeTable.Parse(Encoding.UTF8.GetBytes("code\tname\tkind\n" + rows + "\n")));

    [Theory]
    [InlineData("01040013", InsuranceKind.Kyokai)]
    [InlineData("39130000", InsuranceKind.Kouki)]
    [InlineData("133017", InsuranceKind.KokuhoKumiai)]
    [InlineData("140012", InsuranceKind.Kokuho)]
    [InlineData("05130018", InsuranceKind.Unknown)]
    public void A_scheme_proposes_the_kind_of_insurance(string text, InsuranceKind expected)
    {
        var schemes = SchemeTable.Parse(ShippedTables.Read("schemes.tsv"));
        Assert.True(InsurerNumber.TryParse(text, false, out var number, out _));
        Assert.Equal(expected, schemes.ProposeKind(number));
    }
}
