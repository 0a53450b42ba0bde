using System.Text;
using Shikaku.Core.Identifiers;

namespace Shikaku.Core.Tests.Identifiers;

/// <summary>An individual number is found in other texts, so that it is not shown with them.</summary>
public sealed class IndividualNumberTests
{
    [Theory]
    [InlineData("123456789018", true)]
    [InlineData("1234-5678-9018", true)]
    [InlineData("A123456789018Z", true)]
    [InlineData("99123456789018", true)]
    [InlineData("12345678901899", true)]
    [InlineData("12345678901", false)]
    [InlineData("123456789019", false)]
    [InlineData("023456789018", false)]
    [InlineData("", false)]
    public void A_number_occurs_where_its_digits_follow_each_other(string text, bool occurs)
    {
        Assert.True(IndividualNumber.TryParse("123456789018", out var number, out _));
        Assert.Equal(occurs, number.OccursIn(Encoding.ASCII.GetBytes(text)));
    }

    [Fact]
    public void No_number_occurs_nowhere() => Assert.False(default(IndividualNumber).OccursIn("000000000000"u8));
}
