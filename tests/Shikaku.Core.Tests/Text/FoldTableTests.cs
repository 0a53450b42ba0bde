using FsCheck.Fluent;
using Shikaku.Core.Matching;
using Shikaku.Core.Text;

namespace Shikaku.Core.Tests.Text;

public class FoldTableTests
{
    private static readonly FoldTable Table = FoldTable.Parse(ShippedTables.Read(FoldTable.FileName));

    [Theory]
    [InlineData("ｱ", "ア")]
    [InlineData("ｶﾞｷﾞ", "ガギ")]
    [InlineData("ﾊﾟﾋﾟ", "パピ")]
    [InlineData("ｳﾞ", "ヴ")]
    [InlineData("か\u3099", "ガ")]
    [InlineData("カ゛", "ガ")]
    [InlineData("ア゛", "ア゛")]
    [InlineData("ｱﾞ", "ア゛")]
    [InlineData("やまだ", "ヤマダ")]
    [InlineData("ゝゞ", "ヽヾ")]
    [InlineData("Ａｂ１２", "AB12")]
    [InlineData("é", "É")]
    [InlineData("山田　太郎", "山田 太郎")]
    [InlineData("山田\t太郎\u00A0", "山田 太郎 ")]
    [InlineData("葛\U000E0101城", "葛城")]
    [InlineData("辻\uFE00", "辻")]
    [InlineData("\uFA1B", "福")]
    [InlineData("神\u200B田", "神田")]
    [InlineData("1－2‐3−4―5", "1-2-3-4-5")]
    [InlineData("1ー２ｰ3", "1-2-3")]
    [InlineData("サトー", "サトー")]
    [InlineData("サトｰ1", "サトー1")]
    [InlineData("二一三", "二一三")]
    [InlineData("髙", "髙")]
    [InlineData("㍻", "㍻")]
    [InlineData("①", "①")]
    [InlineData("㈱", "㈱")]
    [InlineData("\uFACF", "\U0002284A")]
    [InlineData("\U0002F81A", "冬")]
    [InlineData("\u2F2D", "山")]
    [InlineData("\u212B", "\u00C5")]
    [InlineData("｢｣｡､･", "「」。、・")]
    [InlineData("￥～", "¥~")]
    [InlineData("ﾞ", "゛")]
    [InlineData("ﬁ", "ﬁ")]
    [InlineData("ß", "ß")]
    public void Fold_gives_the_one_notation_of_a_text(string text, string folded) => Assert.Equal(folded, Fold(text));

    [Fact]
    public void A_lone_surrogate_becomes_the_replacement_character()
    {
        Assert.Equal("\uFFFD", Fold("\uD83D"));
        Assert.Equal("\uFFFD\uFFFD", Fold("\uD867\uFE00\uDE3D"));
    }

    [Fact]
    public void Folding_twice_is_folding_once()
    {
        var letters = Gen.Elements([.. "ｱｶﾞﾟ゛゜\u3099あがゝー-－1２aｂ　\t葛\uFE00\U000E0100\uFA1B\uFACF\uD867\uDE3D\u200B"]);
        var any = Gen.Choose(0, char.MaxValue).Select(unit => (char)unit);
        var texts = Gen.ArrayOf(Gen.OneOf(letters, any)).Select(units => new string(units));
        Properties.Hold(texts, text => Fold(text) == Fold(Fold(text)), 5_000);
    }

    [Fact]
    public void Every_row_of_the_table_is_stable_when_folded_again()
    {
        for (var codePoint = 0; codePoint <= 0x10FFFF; codePoint++)
        {
            if (codePoint is >= 0xD800 and <= 0xDFFF)
            {
                continue;
            }

            var once = Fold(char.ConvertFromUtf32(codePoint));
            Assert.True(once == Fold(once), $"U+{codePoint:X4}");
        }
    }

    [Fact]
    public void Positions_lead_back_to_what_was_submitted()
    {
        var text = new FoldedText(Table);
        Assert.True(text.Set("ｶﾞ葛\U000E0101　a"));
        Assert.Equal("ガ葛 A", text.Units.ToString());
        Assert.Equal("ｶﾞ", text.Source[text.SourceOf(0, 1)].ToString());
        Assert.Equal("葛\U000E0101", text.Source[text.SourceOf(1, 2)].ToString());
        Assert.Equal("a", text.Source[text.SourceOf(3, 4)].ToString());
    }

    [Fact]
    public void A_text_that_is_too_long_or_broken_is_unreadable()
    {
        var text = new FoldedText(Table);
        Assert.True(text.Set(new string('あ', FoldedText.DefaultCapacity)));
        Assert.False(text.Set(new string('あ', FoldedText.DefaultCapacity + 1)));
        Assert.False(text.Set("山\uD842田"));
        Assert.False(text.Set("山\uDFB7"));
        Assert.False(text.Set([0xE5, 0xB1]));
        Assert.True(text.Set("𠮷田"));
        Assert.True(text.Set("𠮷田"u8));
        Assert.Equal("𠮷田", text.Units.ToString());
    }

    [Fact]
    public void A_text_folds_alike_whichever_text_was_folded_before()
    {
        var letters = Gen.Elements("ｶ", "ﾞ", "か", "\u3099", "ハ", "゜", "ー", "1", "２", "a", "　", "葛", "\U000E0101", "𠮷", "\u200B", "\uFA6C", "-", "・", "東京都千代田区麹町", "タワー１０１号");
        var texts = from start in letters.ArrayOf() from ends in Gen.Two(letters.ArrayOf()) select (Start: string.Concat(start), First: string.Concat(ends.Item1), Second: string.Concat(ends.Item2));
        Properties.Hold(texts, text =>
        {
            var (used, fresh) = (new FoldedText(Table), new FoldedText(Table));
            var bytes = System.Text.Encoding.UTF8.GetBytes(text.Start + text.Second);
            var otherBytes = System.Text.Encoding.UTF8.GetBytes(text.Start + text.First);
            used.Set(otherBytes);
            used.Set(bytes);
            fresh.Set(bytes);
            return used.Source.SequenceEqual(fresh.Source) && used.Units.SequenceEqual(fresh.Units)
                && Enumerable.Range(0, fresh.Units.Length + 1).All(unit => used.StartOf(unit) == fresh.StartOf(unit));
        }, 10_000);
    }

    [Fact]
    public void Bytes_fold_like_the_characters_they_hold_and_broken_ones_are_unreadable()
    {
        var readable = 0;
        var pieces = Gen.Frequency(
            (30, Gen.Elements("山", "ア", "ｱ", "ｶ", "ﾊ", "ﾞ", "ﾟ", "゛", "ー", "ｰ", "1", "９", "a", "Ａ", " ", "　", "-", "é", "𠮷", "\uFA1B", "\U0002F80A", "\U000E0100", "\uFE00", "\u200B", "東京都千代田区麹町", "さくらタワー１０１", "Ｂｃ～！　東")
                .Select(System.Text.Encoding.UTF8.GetBytes)),
            (1, Gen.Elements<byte>(0x80, 0xBF, 0xC0, 0xC2, 0xE0, 0xE3, 0xED, 0xEF, 0xF0, 0xF4, 0xFF).Select(single => new[] { single })));
        Properties.Hold(
            pieces.ArrayOf(),
            drawn =>
            {
                byte[] bytes = [.. drawn.SelectMany(piece => piece)];
                var (ofBytes, ofCharacters) = (new FoldedText(Table), new FoldedText(Table));
                if (!System.Text.Unicode.Utf8.IsValid(bytes))
                {
                    return !ofBytes.Set(bytes) && ofBytes.Source.IsEmpty && ofBytes.Units.IsEmpty && ofBytes.StartOf(0) == 0;
                }

                readable++;
                return ofBytes.Set(bytes) && ofCharacters.Set(System.Text.Encoding.UTF8.GetString(bytes))
                    && ofBytes.Source.SequenceEqual(ofCharacters.Source) && ofBytes.Units.SequenceEqual(ofCharacters.Units)
                    && Enumerable.Range(0, ofBytes.Units.Length + 1).All(unit => ofBytes.StartOf(unit) == ofCharacters.StartOf(unit));
            },
            20_000);
        Assert.InRange(readable, 2_000, 19_000);
    }

    [Fact]
    public void The_table_stays_within_128_KB() => Assert.InRange(Table.TableBytes, 1, 128 * 1024);

    [Theory]
    [InlineData("30A2\tmelt\t\tF-WIDTH")]
    [InlineData("30A2\tmap\t\tF-WIDTH")]
    [InlineData("30A2\tmap\t30A2 30A3\tF-WIDTH")]
    [InlineData("D800\tmap\t30A2\tF-WIDTH")]
    [InlineData("30A2\tmap\t30A2\tK-MJ")]
    [InlineData("30A2\tmap\t30A2\tF-NONE")]
    public void A_damaged_row_is_refused(string row)
    {
        var tsv = System.Text.Encoding.UTF8.GetBytes("code_point\taction\ttarget\treason\n" + row + "\n");
        Assert.Throws<InvalidDataException>(() => FoldTable.Parse(tsv));
    }

    [Theory]
    [InlineData("ｱ", "ア", "F-WIDTH")]
    [InlineData("あ", "ア", "F-SCRIPT")]
    [InlineData("a", "A", "F-CASE")]
    [InlineData("1－2", "1-2", "F-WIDTH")]
    [InlineData("1‐2", "1-2", "F-HYPHEN")]
    [InlineData("1ー2", "1-2", "F-HYPHEN")]
    [InlineData("　", " ", "F-WIDTH")]
    [InlineData("\t", " ", "F-SPACE")]
    [InlineData("\uFA1B", "福", "F-COMPAT")]
    [InlineData("葛\U000E0101城", "葛\U000E0100城", "F-IVS")]
    [InlineData("葛\U000E0101城", "葛城", "F-IVS")]
    [InlineData("ｱｲ\tＡ", "あイ A", "F-WIDTH F-SPACE F-SCRIPT")]
    public void Each_difference_is_named(string left, string right, string codes)
    {
        var (leftText, rightText) = (new FoldedText(Table), new FoldedText(Table));
        leftText.Set(left);
        rightText.Set(right);
        Assert.Equal(leftText.Units.ToString(), rightText.Units.ToString());
        var result = new FieldComparison();
        new FoldDifferences(Table).Explain(leftText, rightText, result);
        Assert.Equal(Tier.Fold, result.Tier);
        Assert.Equal(codes, string.Join(' ', result.Reasons.ToArray().Select(reason => ReasonCatalogue.NameOf(reason.Code))));
    }

    private static string Fold(string text)
    {
        var folded = new char[2 * text.Length];
        return new string(folded, 0, Table.Fold(text, folded, new ushort[folded.Length + 1]));
    }
}
