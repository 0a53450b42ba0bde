using System.Text;
using Shikaku.Core.Tests.Names;
using Shikaku.Core.Text;

namespace Shikaku.Core.Tests.Text;

public class BlankTextTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData(" \t\u00A0\u3000", true)]
    [InlineData("-", true)]
    [InlineData("ー", true)]
    [InlineData("ｰ－‐", true)]
    [InlineData("・", true)]
    [InlineData("（）", true)]
    [InlineData("々", true)]
    [InlineData("ﾞ゛", true)]
    [InlineData("\u200B", true)]
    [InlineData("\u3164", true)]
    [InlineData("\uFFA0", true)]
    [InlineData("\U000E0100", true)]
    [InlineData("*", true)]
    [InlineData("😀", true)]
    [InlineData("🇯🇵", true)]
    [InlineData("🄰", false)]
    [InlineData("林", false)]
    [InlineData("-林", false)]
    [InlineData("\u200B\U0002000B", false)]
    [InlineData("\U000323AF", false)]
    [InlineData("ｱ", false)]
    [InlineData("ゟ", false)]
    [InlineData("一", false)]
    [InlineData("〇", false)]
    [InlineData("（１）", false)]
    [InlineData("①", false)]
    [InlineData("é", false)]
    [InlineData("김", false)]
    [InlineData("\u2F00", false)]
    [InlineData("●", false)]
    [InlineData("\uFFFD", false)]
    [InlineData("\uE000", false)]
    [InlineData("\U000F0000", false)]
    public void A_text_without_letter_digit_kana_kanji_or_placeholder_is_blank(string text, bool isBlank)
    {
        Assert.Equal(isBlank, BlankText.Is(text));
        Assert.Equal(isBlank, BlankText.Is(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void Broken_text_is_not_blank()
    {
        Assert.False(BlankText.Is("\uD842"));
        Assert.False(BlankText.Is([0xE5]));
        Assert.False(BlankText.Is([0xFF, 0x20]));
    }

    [Fact]
    public void The_fold_makes_no_character_blank_and_none_say_something()
    {
        var folded = new FoldedText(NameComparers.Fold);
        for (var codePoint = 0; codePoint <= 0x10FFFF; codePoint++)
        {
            if (!Rune.IsValid(codePoint))
            {
                continue;
            }

            var text = new Rune(codePoint).ToString();
            Assert.True(folded.Set(text));
            Assert.True(BlankText.Is(text) == BlankText.Is(Encoding.UTF8.GetBytes(text)), $"U+{codePoint:X}");
            Assert.True(BlankText.Is(text) == BlankText.Is(folded.Units), $"U+{codePoint:X}");
        }
    }
}
