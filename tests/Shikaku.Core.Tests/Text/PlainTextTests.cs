using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Shikaku.Core.Text;

namespace Shikaku.Core.Tests.Text;

/// <summary>Equal and plain in one pass over vectors is the same as one question after the other, whatever the bytes are and wherever they stand.</summary>
public sealed class PlainTextTests
{
    [Fact]
    public void A_text_of_any_length_equals_itself_and_no_text_with_another_byte()
    {
        for (var length = 1; length <= 100; length++)
        {
            var text = Filler(length);
            Assert.True(PlainText.AreEqual(text, [.. text]));
            Assert.False(PlainText.AreEqual(text, text.AsSpan(..^1)));
            for (var place = 0; place < length; place++)
            {
                byte[] other = [.. text];
                other[place] ^= 1;
                Assert.False(PlainText.AreEqual(text, other), $"{length} {place}");
                Assert.False(PlainText.AreEqual(other, text), $"{length} {place}");
            }
        }
    }

    [Theory]
    [InlineData("●")]
    [InlineData("〓")]
    [InlineData("□")]
    [InlineData("■")]
    [InlineData("◆")]
    [InlineData("\uFFFD")]
    [InlineData("\uE000")]
    [InlineData("\uF8FF")]
    [InlineData("\U000F0000")]
    [InlineData("\U0010FFFD")]
    public void No_placeholder_is_overlooked(string sign)
    {
        var bytes = Encoding.UTF8.GetBytes(sign);
        for (var before = 0; before < 70; before++)
        {
            for (var after = 0; after < 40; after++)
            {
                byte[] text = [.. Letters(before), .. bytes, .. Letters(after)];
                Assert.False(PlainText.AreEqual(text, text), $"{before} {after}");
                Assert.True(Placeholder.IsIn(text));
            }
        }
    }

    [Fact]
    public void Vectors_and_single_bytes_give_one_answer()
    {
        var equal = 0;
        Properties.Hold(
            Gen.Zip(Pieces().ArrayOf(), Gen.Choose(0, 3)),
            drawn =>
            {
                byte[] left = [.. drawn.Item1.SelectMany(piece => piece)];
                byte[] right = [.. left];
                if (drawn.Item2 == 0 && right.Length > 0)
                {
                    right[^1] ^= 0x10;
                }

                equal += PlainText.AreEqual(left, right) ? 1 : 0;
                return PlainText.AreEqual(left, right) == PlainText.AreEqualScalar(left, right)
                    && PlainText.AreEqual(left, left) == PlainText.Is(left)
                    && Placeholder.IsIn(left) == Placeholder.IsInScalar(left);
            },
            20_000);
        Assert.InRange(equal, 1_000, 19_000);
    }

    // Mostly what names and addresses are made of, now and then what is like a placeholder, is one, is blank or is broken.
    private static Gen<byte[]> Pieces() => Gen.Frequency(
        (20, Gen.Elements("山", "一", "逓", "㐂", "𠮷", "ｱ", "ﾞ", "ア", "・", "Ａ", "１", "　", " ", "-", "a").Select(Encoding.UTF8.GetBytes)),
        (1, Gen.Elements("●", "〓", "◆", "\uFFFD", "\uE000", "○", "〒", "→", "豈", "￥").Select(Encoding.UTF8.GetBytes)),
        (1, Gen.Elements<byte>(0x80, 0x93, 0x97, 0xA0, 0xBD, 0xBF, 0xE2, 0xE3, 0xE4, 0xEE, 0xEF, 0xF3, 0xF4, 0xFF).Select(single => new[] { single })));

    private static byte[] Filler(int length)
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("山田　太郎ﾔﾏﾀﾞ1-2", 12)));
        return text[..length];
    }

    // Whole characters, so that what stands behind them begins where a character begins.
    private static byte[] Letters(int length)
    {
        var kanji = length / 3;
        return Encoding.UTF8.GetBytes(new string('山', kanji) + new string('1', length - (3 * kanji)));
    }
}
