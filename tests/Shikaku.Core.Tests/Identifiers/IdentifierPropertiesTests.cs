using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Records;
using static Shikaku.Core.Tests.Identifiers.Digits;

namespace Shikaku.Core.Tests.Identifiers;

public sealed class IdentifierPropertiesTests
{
    [Fact]
    public void A_number_reads_the_same_in_full_width_with_spaces_and_hyphens() => Prop.ForAll(
        IndividualNumbers().ToArbitrary(),
        text => KeyOf(text) == KeyOf($"　{ToFullWidth(text[..4])}−{text[4..8]} ‐ {text[8..]}\t") && KeyOf(text) != 0).Check(Seeded(2));

    [Fact]
    public void The_text_of_a_number_never_shows_more_than_four_digits() => Prop.ForAll(
        IndividualNumbers().ToArbitrary(),
        text => IndividualNumber.TryParse(text, out var number, out _)
            && $"{number}" == "********" + text[8..]
            && number.ToString().Count(char.IsAsciiDigit) == 4).Check(Seeded(3));

    [Fact]
    public void Folding_twice_is_folding_once() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(),
        text =>
        {
            Span<byte> once = stackalloc byte[IdentifierText.MaxLength];
            Span<byte> twice = stackalloc byte[IdentifierText.MaxLength];
            var length = IdentifierText.Fold(Encoding.UTF8.GetBytes(text.Get), once);
            return length < 0 || once[..length].SequenceEqual(twice[..IdentifierText.Fold(once[..length], twice)]);
        }).Check(Seeded(4));

    [Fact]
    public void An_insurer_number_survives_writing_and_reading() => Prop.ForAll(
        Gen.Elements("", "01", "06", "12", "39").SelectMany(scheme => Gen.Choose(1, 47).SelectMany(prefecture =>
            DigitString(3).Select(part => $"{scheme}{prefecture:D2}{part}"))).Where(static body => body.Distinct().Count() > 1).ToArbitrary(),
        body =>
        {
            var text = body + CheckDigits.Modulus10(Ascii(body));
            return InsurerNumber.TryParse(text, false, out var number, out _)
                && number.ToString() == text
                && InsurerNumber.TryParse(number.ToClinicForm(), false, out var fromClinic, out _)
                && fromClinic == number
                && InsurerNumber.TryParse(number.ToSearchForm(), false, out var fromSearch, out _)
                && fromSearch == number;
        }).Check(Seeded(5));

    [Fact]
    public void Any_bytes_are_read_without_exception_and_give_a_value_only_on_success() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(),
        bytes => IndividualNumber.TryParse(bytes, out var person, out _) == !person.IsNone
            && InsurerNumber.TryParse(bytes, true, out var insurer, out _) == !insurer.IsNone
            && SexText.TryParse(bytes, out Sex sex) == (sex != default)
            && MunicipalityCode.TryParse(bytes, out var municipality) == (municipality != default)
            && (Branch.TryParse(bytes, out var branch) || branch is null)).Check(Seeded(6));

    [Fact]
    public void Made_up_bodies_are_accepted_only_on_request()
    {
        Assert.False(InsurerNumber.TryParse("06510010", false, out _, out var code));
        Assert.Equal(FindingCode.S125, code);
        Assert.True(InsurerNumber.TryParse("06510010", true, out _, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" 　\t\u00A0")]
    public void A_blank_number_is_missing_rather_than_short(string text)
    {
        Assert.False(IndividualNumber.TryParse(text, out _, out var code));
        Assert.Equal(FindingCode.S101, code);
    }

    [Theory]
    [InlineData("1234567890180")]
    [InlineData("12345678901X")]
    [InlineData("１２３４５６７８９０１八")]
    public void Anything_but_twelve_digits_is_S102(string text)
    {
        Assert.False(IndividualNumber.TryParse(text, out _, out var code));
        Assert.Equal(FindingCode.S102, code);
    }

    [Theory]
    [InlineData("東か", "１２", true)]
    [InlineData("ABC", "12", true)]
    [InlineData("東か1", "12", false)]
    [InlineData("", "12", true)]
    [InlineData("ABC", "", false)]
    [InlineData("1234567890", "1234567890", false)]
    public void Symbol_and_number_are_alphanumeric_or_kanji_and_short_enough(string symbol, string number, bool isValid) =>
        Assert.Equal(isValid, InsuredCard.TryParse(symbol, number) is not null);

    [Fact]
    public void Reading_allocates_nothing()
    {
        Assert.True(ReadAll());
        var before = GC.GetAllocatedBytesForCurrentThread();
        var isRead = ReadAll();
        Assert.Equal((0, true), (GC.GetAllocatedBytesForCurrentThread() - before, isRead));

        static bool ReadAll() =>
            IndividualNumber.TryParse("123456789018"u8, out _, out _)
            && IndividualNumber.TryParse("１２３４-5678-9018"u8, out _, out _)
            && InsurerNumber.TryParse("  133017"u8, false, out _, out _)
            && PublicExpenseNumber.TryParse("12270120"u8, false, out _, out _)
            && RecipientNumber.TryParse("0000018"u8, out _, out _)
            && MedicalInstitutionCode.TryParse("0110113719"u8, false, out _)
            && MunicipalityCode.TryParse("13101"u8, out _)
            && MemberId.IsWellFormed("J0000352"u8)
            && SexText.TryParse("女"u8, out _)
            && Branch.TryParse("1"u8, out _);
    }

    private static ulong KeyOf(string text) => IndividualNumber.TryParse(text, out var number, out _) ? number.ToKey() : 0;
}
