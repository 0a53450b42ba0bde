using System.Text;
using FsCheck;
using FsCheck.Fluent;
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
    public void A_text_has_enough_digits_where_twelve_of_its_characters_are_digits() => Prop.ForAll(
        Gen.ArrayOf(Gen.Elements([.. "0189/:-_Aa\0"])).Select(static characters => new string(characters)).ToArbitrary(),
        static text => IndividualNumber.HasEnoughDigits(Encoding.ASCII.GetBytes(text)) == (text.Count(char.IsAsciiDigit) >= IndividualNumber.Length))
        .Check(Digits.Seeded(51).WithMaxTest(5_000).WithEndSize(40));

    [Fact]
    public void No_number_occurs_nowhere() => Assert.False(default(IndividualNumber).OccursIn("000000000000"u8));
}
