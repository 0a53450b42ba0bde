using Shikaku.Core.Residue;

namespace Shikaku.Core.Tests.Residue;

/// <summary>Shares and changes as they are printed (CHK-43, acceptance example 26).</summary>
public sealed class PercentageTests
{
    [Theory]
    [InlineData(238, 300, "79.3")]
    [InlineData(168, 238, "70.6")]
    [InlineData(254, 11_648, "2.2")]
    [InlineData(254, 254, "100.0")]
    [InlineData(323, 2_501, "12.9")]
    [InlineData(0, 7, "0.0")]
    [InlineData(0, 0, "-")]
    [InlineData(5, 0, "-")]
    [InlineData(1, 2_000, "0.1")]
    [InlineData(1, 2_001, "0.0")]
    public void CHK_ex_26_a_share_has_one_decimal_half_up(long part, long whole, string text) => Assert.Equal(text, Percentage.Text(Percentage.Of(part, whole)));

    [Theory]
    [InlineData(345, 54, "−84.3")]
    [InlineData(320, 323, "+0.9")]
    [InlineData(254, 254, "0.0")]
    [InlineData(0, 5_500, "-")]
    [InlineData(2_000, 1_999, "−0.1")]
    [InlineData(2_001, 2_000, "0.0")]
    public void CHK_ex_26_a_change_is_measured_from_the_former_number(long former, long present, string text) => Assert.Equal(text, Percentage.ChangeText(Percentage.OfChange(former, present)));

    [Fact]
    public void A_file_has_a_plain_minus() => Assert.Equal("-84.3", Percentage.FileText(Percentage.OfChange(345, 54)));
}
