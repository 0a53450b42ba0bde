using System.Text;
using FsCheck.Fluent;
using Shikaku.Core.Text;

namespace Shikaku.Core.Tests.Text;

public class PlaceholderTests
{
    [Theory]
    [InlineData("●", true)]
    [InlineData("〓", true)]
    [InlineData("□", true)]
    [InlineData("■", true)]
    [InlineData("◆", true)]
    [InlineData("\uFFFD", true)]
    [InlineData("\uE000", true)]
    [InlineData("\uF8FF", true)]
    [InlineData("\U000F0000", true)]
    [InlineData("\U0010FFFD", true)]
    [InlineData("○", false)]
    [InlineData("▲", false)]
    [InlineData("◇", false)]
    [InlineData("〒", false)]
    [InlineData("豈", false)]
    [InlineData("ｱ", false)]
    [InlineData("Ａ", false)]
    [InlineData("𠮷", false)]
    [InlineData("\U000E0100", false)]
    [InlineData("", false)]
    public void A_placeholder_is_found_wherever_it_stands(string sign, bool isPlaceholder)
    {
        for (var before = 0; before < 40; before++)
        {
            var text = new string('山', before) + sign + new string('a', 40 - before);
            Assert.Equal(isPlaceholder, Placeholder.IsIn(text));
            Assert.Equal(isPlaceholder, Placeholder.IsIn(Encoding.UTF8.GetBytes(text)));
        }
    }

    [Fact]
    public void Bytes_and_characters_give_one_answer()
    {
        var signs = Gen.OneOf(Gen.Elements("●", "○", "〓", "〒", "山", "ｱ", "a", "\U000E0100", "\uE123"), Gen.Choose(0x80, 0xD7FF).Select(char.ConvertFromUtf32));
        Properties.Hold(Gen.ListOf(signs).Select(string.Concat), text => Placeholder.IsIn(text) == Placeholder.IsIn(Encoding.UTF8.GetBytes(text)), 5_000);
    }

    [Fact]
    public void Broken_bytes_are_no_placeholder_unless_they_begin_like_one()
    {
        var withoutLeads = Gen.ArrayOf(Gen.Elements<byte>(0x80, 0x97, 0xBF, 0xC3, 0xE1, 0xE5, 0xED, (byte)'a'));
        Properties.Hold(withoutLeads, bytes => !Placeholder.IsIn(bytes));
        Properties.Hold(withoutLeads, bytes => Placeholder.IsIn([.. bytes, 0xE2, 0x97, 0x8F, .. bytes]));
        Assert.False(Placeholder.IsIn([0xE2]));
        Assert.False(Placeholder.IsIn([0xE2, 0x97]));
    }
}
