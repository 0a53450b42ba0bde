using System.Globalization;
using System.Text;
using Shikaku.ReferenceData;
using Shikaku.Tests.House;

namespace Shikaku.Tests.ReferenceData;

/// <summary>fold.tsv does to single characters what MAT-11 says and leaves what MAT-12 forbids.</summary>
public sealed class FoldTableFileTests
{
    private static readonly Dictionary<int, (string Action, int? Target, string Reason)> Folds = Encoding.UTF8
        .GetString(TableFiles.Open(Repository.PathOf("data")).Read("fold.tsv")).TrimEnd('\n').Split('\n').Skip(1)
        .Select(line => line.Split('\t'))
        .ToDictionary(row => CodePoint(row[0]), row => (row[1], row[2].Length == 0 ? (int?)null : CodePoint(row[2]), row[3]));

    [Theory]
    [InlineData("１", "1", "F-WIDTH")]
    [InlineData("Ａ", "A", "F-WIDTH")]
    [InlineData("ａ", "A", "F-WIDTH")]
    [InlineData("a", "A", "F-CASE")]
    [InlineData("é", "É", "F-CASE")]
    [InlineData("ｶ", "カ", "F-WIDTH")]
    [InlineData("ｰ", "ー", "F-WIDTH")]
    [InlineData("ﾞ", "゛", "F-WIDTH")]
    [InlineData("ﾟ", "゜", "F-WIDTH")]
    [InlineData("\u3099", "゛", "F-COMPAT")]
    [InlineData("か", "カ", "F-SCRIPT")]
    [InlineData("ゔ", "ヴ", "F-SCRIPT")]
    [InlineData("ゖ", "ヶ", "F-SCRIPT")]
    [InlineData("ゝ", "ヽ", "F-SCRIPT")]
    [InlineData("ゞ", "ヾ", "F-SCRIPT")]
    [InlineData("\uFA10", "塚", "F-COMPAT")]
    [InlineData("\uF9DC", "隆", "F-COMPAT")]
    [InlineData("\U0002F80F", "兔", "F-COMPAT")]
    [InlineData("⼀", "一", "F-COMPAT")]
    [InlineData("〜", "~", "F-COMPAT")]
    [InlineData("～", "~", "F-WIDTH")]
    public void A_character_becomes_another(string from, string to, string reason) =>
        Assert.Equal(("map", char.ConvertToUtf32(to, 0), reason), Folds[char.ConvertToUtf32(from, 0)]);

    [Theory]
    [InlineData("\u3000", "F-WIDTH")]
    [InlineData("\u00A0", "F-SPACE")]
    [InlineData("\t", "F-SPACE")]
    [InlineData("\u2009", "F-SPACE")]
    public void Every_space_becomes_the_one_space(string space, string reason) => Assert.Equal(("space", ' ', reason), Folds[space[0]]);

    [Fact]
    public void Every_hyphen_of_MAT_11_becomes_the_one_hyphen() => Assert.All(
        (int[])[.. Enumerable.Range(0x2010, 6), 0x2212, 0xFE63, 0xFF0D, 0x2500, 0x2501],
        hyphen => Assert.Equal(("hyphen", '-'), (Folds[hyphen].Action, Folds[hyphen].Target)));

    [Fact]
    public void Variation_selectors_and_zero_width_characters_are_skipped() => Assert.All(
        (int[])[.. Enumerable.Range(0xFE00, 16), .. Enumerable.Range(0xE0100, 240), 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF],
        invisible => Assert.Equal("skip", Folds[invisible].Action));

    [Theory]
    [InlineData("①")]
    [InlineData("㊤")]
    [InlineData("㈱")]
    [InlineData("㍻")]
    [InlineData("²")]
    [InlineData("ー")]
    [InlineData("一")]
    [InlineData("ヶ")]
    [InlineData("斎")]
    [InlineData("髙")]
    [InlineData("﨑")]
    [InlineData("●")]
    [InlineData("〓")]
    [InlineData("\uE000")]
    [InlineData("ß")]
    [InlineData("A")]
    [InlineData("É")]
    public void A_character_that_means_something_else_stays(string character) =>
        Assert.DoesNotContain(char.ConvertToUtf32(character, 0), Folds.Keys);

    [Fact]
    public void Folding_twice_is_folding_once() =>
        Assert.DoesNotContain(Folds.Values, fold => fold.Target is { } target && Folds.ContainsKey(target));

    private static int CodePoint(string hexadecimal) => int.Parse(hexadecimal, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
