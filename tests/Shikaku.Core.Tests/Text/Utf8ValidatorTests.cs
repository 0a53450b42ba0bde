using System.Text;
using System.Text.Unicode;
using FsCheck;
using FsCheck.Fluent;
using Shikaku.Core.Text;

namespace Shikaku.Core.Tests.Text;

/// <summary>The vectorised answer is that of the framework, for every kind of character and of damage at every place.</summary>
public sealed class Utf8ValidatorTests
{
    private static readonly byte[] Japanese = Encoding.UTF8.GetBytes("06130488,J0000352,基金　洋子,ｷｷﾝ ﾖｳｺ,𠮷é,東京都千代田区麹町１丁目１－１,𩸽\n");

    [Fact]
    public void Every_pair_of_bytes_is_judged_before_and_behind_other_bytes()
    {
        byte[][] tails = [[], [0x41], [0x80], [0x80, 0x80], [0xBF, 0xBF, 0xBF], [0xE3, 0x81, 0x82]];
        var text = new byte[64];
        foreach (var tail in tails)
        {
            for (var pair = 0; pair <= 0xFFFF; pair++)
            {
                // Places at the start, across the first and second vector, and at the end.
                foreach (var place in (ReadOnlySpan<int>)[0, 14, 30, 62 - tail.Length])
                {
                    Array.Fill(text, (byte)'a');
                    text[place] = (byte)(pair >> 8);
                    text[place + 1] = (byte)(pair & 0xFF);
                    tail.CopyTo(text, place + 2);
                    if (Utf8Validator.IsValid(text) != Utf8.IsValid(text))
                    {
                        Assert.Fail($"{pair:X4} with {tail.Length} bytes behind it at {place}");
                    }
                }
            }
        }
    }

    [Fact]
    public void Japanese_text_with_one_byte_changed_or_cut_off_is_judged_alike() => Prop.ForAll(
        (from length in Gen.Choose(0, 200)
         from start in Gen.Choose(0, Japanese.Length - 1)
         from place in Gen.Choose(0, 199)
         from value in Gen.Choose(0, 0x1FF)
         select Damaged(start, length, place, value)).ToArbitrary(),
        static text => Utf8Validator.IsValid(text) == Utf8.IsValid(text)).Check(Identifiers.Digits.Seeded(61).WithMaxTest(20_000));

    [Fact]
    public void Every_character_is_valid_at_every_place_and_its_surrogates_are_not()
    {
        for (var codePoint = 0; codePoint <= 0x10FFFF; codePoint += codePoint < 0x800 ? 1 : 61)
        {
            var text = new byte[70];
            byte[] character = codePoint is >= 0xD800 and <= 0xDFFF
                ? [(byte)(0xE0 | (codePoint >> 12)), (byte)(0x80 | ((codePoint >> 6) & 0x3F)), (byte)(0x80 | (codePoint & 0x3F))]
                : Encoding.UTF8.GetBytes(char.ConvertFromUtf32(codePoint));
            character.CopyTo(text, codePoint % 66);
            Assert.Equal(codePoint is < 0xD800 or > 0xDFFF, Utf8Validator.IsValid(text));
        }
    }

    /// <summary>A piece of the text, repeated as needed; a value beyond a byte changes nothing.</summary>
    private static byte[] Damaged(int start, int length, int place, int value)
    {
        var text = new byte[length];
        for (var i = 0; i < length; i++)
        {
            text[i] = Japanese[(start + i) % Japanese.Length];
        }

        if (place < length && value <= 0xFF)
        {
            text[place] = (byte)value;
        }

        return text;
    }
}
