using System.Text;
using Shikaku.Core.Identifiers;
using Shikaku.Features.Members;

namespace Shikaku.Tests.Features.Members;

/// <summary>An individual number that slipped into another column is found; the digits of an address are none.</summary>
public sealed class StrayNumberTests
{
    [Theory]
    [InlineData("123456789018", true)]
    [InlineData("基金　123456789018", true)]
    [InlineData("１２３４５６７８９０１８", true)]
    [InlineData("1234-5678-9018", true)]
    [InlineData("１２３４　５６７８　９０１８", true)]
    [InlineData("99123456789018", true)]
    [InlineData("123456789019", false)]
    [InlineData("12345678901", false)]
    [InlineData("000000000000", false)]
    [InlineData("12-3456-7890-18", false)]
    [InlineData("1234--5678-9018", false)]
    [InlineData("東京都千代田区麹町１２３－４５－６７８９　０１８号", false)]
    [InlineData("", false)]
    public void A_number_is_found_in_one_run_or_in_groups_of_four(string text, bool isFound)
    {
        Assert.Equal(isFound, StrayNumber.IsAnyIn(Encoding.UTF8.GetBytes(text)));
        Assert.True(IndividualNumber.TryParse("123456789018", out var number, out _));
        Assert.Equal(isFound, StrayNumber.IsIn(Encoding.UTF8.GetBytes(text), number));
        Assert.False(StrayNumber.IsIn(Encoding.UTF8.GetBytes(text), default));
        Assert.True(IndividualNumber.TryParse("100000000030", out var other, out _));
        Assert.False(StrayNumber.IsIn(Encoding.UTF8.GetBytes(text), other));
    }
}
