using FsCheck;
using FsCheck.Fluent;
using Shikaku.Core.Identifiers;
using static Shikaku.Core.Tests.Identifiers.Digits;

namespace Shikaku.Core.Tests.Identifiers;

public sealed class CheckDigitsTests
{
    [Theory]
    [InlineData("123456789018", true)]
    [InlineData("100000000030", true)]
    [InlineData("123456789010", false)]
    [InlineData("100000000080", true)]
    public void Numbers_of_persons_carry_M11P(string number, bool isValid) =>
        Assert.Equal(isValid, CheckDigits.Modulus11Person(Ascii(number[..^1])) == number[^1] - '0');

    [Theory]
    [InlineData("06130488", true)]
    [InlineData("01040013", true)]
    [InlineData("33120010", false)]
    [InlineData("133017", true)]
    [InlineData("140012", true)]
    [InlineData("133018", false)]
    [InlineData("12130019", true)]
    [InlineData("12270120", true)]
    [InlineData("12130010", false)]
    [InlineData("1234566", true)]
    [InlineData("0000018", true)]
    [InlineData("1234567", false)]
    [InlineData("0110113719", true)]
    [InlineData("2740001231", true)]
    [InlineData("0110113710", false)]
    public void Numbers_of_bodies_carry_M10(string number, bool isValid) =>
        Assert.Equal(isValid, CheckDigits.Modulus10(Ascii(number[..^1])) == number[^1] - '0');

    [Theory]
    [InlineData("131016", true)]
    [InlineData("130001", true)]
    [InlineData("131015", false)]
    [InlineData("010031", true)]
    [InlineData("010090", true)]
    public void Codes_of_municipalities_carry_M11L(string code, bool isValid) =>
        Assert.Equal(isValid, CheckDigits.Modulus11LocalGovernment(Ascii(code[..^1])) == code[^1] - '0');

    [Fact]
    public void A_body_of_the_wrong_length_is_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentException>(() => CheckDigits.Modulus11Person("123"u8));

    [Fact]
    public void Leading_zeros_do_not_change_M10() => Prop.ForAll(
        DigitString(7).ToArbitrary(),
        body => CheckDigits.Modulus10(Ascii(body)) == CheckDigits.Modulus10(Ascii("00" + body))).Check(Seeded(1));

    [Fact]
    public void M10_finds_every_single_wrong_digit() => Assert.Equal(0, UndetectedOf(7, CheckDigits.Modulus10));

    [Fact]
    public void M11P_misses_less_than_two_per_cent_of_single_wrong_digits() =>
        Assert.InRange(UndetectedOf(11, CheckDigits.Modulus11Person), 0.015, 0.019);

    [Fact]
    public void M11L_misses_less_than_two_per_cent_of_single_wrong_digits() =>
        Assert.InRange(UndetectedOf(5, CheckDigits.Modulus11LocalGovernment), 0.013, 0.017);

    private delegate int CheckDigit(ReadOnlySpan<byte> body);

    /// <summary>Share of wrong digits, any one digit of the body or the check digit, that leave the text well formed (ID-13).</summary>
    private static double UndetectedOf(int length, CheckDigit checkDigit)
    {
        const int Trials = 200_000;
        var undetected = 0;
        var state = 20_261_121u;
        Span<byte> text = stackalloc byte[length + 1];
        for (var trial = 0; trial < Trials; trial++)
        {
            for (var i = 0; i < length; i++)
            {
                text[i] = (byte)('0' + Next(ref state, 10));
            }

            text[length] = (byte)('0' + checkDigit(text[..length]));
            var place = (int)Next(ref state, (uint)length + 1);
            text[place] = (byte)('0' + ((text[place] - '0' + 1 + Next(ref state, 9)) % 10));
            undetected += checkDigit(text[..length]) == text[length] - '0' ? 1 : 0;
        }

        return (double)undetected / Trials;
    }

    private static uint Next(ref uint state, uint below)
    {
        state ^= unchecked(state << 13);
        state ^= state >> 17;
        state ^= unchecked(state << 5);
        return state % below;
    }
}
