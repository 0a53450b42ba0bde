using System.Text;
using Shikaku.Files;

namespace Shikaku.Tests.Files;

/// <summary>CP932 as different programs write it.</summary>
public sealed class DoubleCodesTests
{
    private static readonly Encoding Cp932 = CodePagesEncodingProvider.Instance.GetEncoding(932, EncoderFallback.ExceptionFallback, new DoubleCodes())!;

    [Theory]
    [InlineData("EEE0", "髙")]
    [InlineData("FBFC", "髙")]
    [InlineData("ED95", "﨑")]
    [InlineData("FAB1", "﨑")]
    [InlineData("FA4A", "Ⅰ")]
    [InlineData("FA54", "￢")]
    [InlineData("EEEF", "ⅰ")]
    [InlineData("FA58", "㈱")]
    [InlineData("8790", "≒")]
    [InlineData("889F", "亜")]
    public void A_character_is_read_from_each_of_its_codes(string code, string character) => Assert.Equal(character, Cp932.GetString(Convert.FromHexString(code)));

    [Fact]
    public void Necs_rows_hold_ibms_kanji_in_the_same_order()
    {
        var nec = Codes(0xED40, 0xEEEC);
        var ibm = Codes(0xFA5C, 0xFC4B);
        Assert.Equal(360, nec.Count);
        Assert.Equal(ibm.Select(Cp932.GetString), nec.Select(Cp932.GetString));
        Assert.DoesNotContain(DoubleCodes.Undecodable, string.Concat(nec.Select(Cp932.GetString)));
    }

    [Theory]
    [InlineData("FC4C")]
    [InlineData("EEED")]
    [InlineData("8540")]
    public void What_is_no_code_is_told(string code) => Assert.Contains(DoubleCodes.Undecodable, Cp932.GetString(Convert.FromHexString(code)));

    private static List<byte[]> Codes(int first, int last) =>
    [
        .. from code in Enumerable.Range(first, last - first + 1)
           where (code & 0xFF) is >= 0x40 and <= 0xFC and not 0x7F
           select new[] { (byte)(code >> 8), (byte)(code & 0xFF) },
    ];
}
