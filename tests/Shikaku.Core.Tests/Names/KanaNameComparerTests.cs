namespace Shikaku.Core.Tests.Names;

public class KanaNameComparerTests
{
    private readonly NameComparers _names = new();

    [Theory]
    [InlineData("ﾔﾏﾀﾞ ﾀﾛｳ", "ヤマダ タロウ", "Fold F-WIDTH")]
    [InlineData("ヤマダ　タロウ", "ヤマダ タロウ", "Fold F-WIDTH")]
    [InlineData("やまだ たろう", "ヤマダ タロウ", "Fold F-SCRIPT")]
    [InlineData("ﾔﾏﾀﾞﾀﾛｳ", "ヤマダ　タロウ", "Variant F-WIDTH P-PART")]
    [InlineData("ジョン・スミス", "ジョン スミス", "Fold F-SPACE")]
    [InlineData("ジャン＝ポール", "ジャン ポール", "Fold F-SPACE")]
    [InlineData("ジャン゠ポール", "ジャン・ポール", "Fold F-SPACE")]
    [InlineData("ｼﾞｬﾝ･ﾎﾟｰﾙ", "ジャン•ポール", "Fold F-WIDTH F-SPACE")]
    [InlineData("メアリ-", "メアリー", "Fold F-HYPHEN")]
    [InlineData("メアリ一", "メアリー", "Fold F-HYPHEN")]
    [InlineData("メアリ―", "メアリー", "Fold F-HYPHEN")]
    [InlineData("ｼﾖｳｺ", "ショウコ", "Variant N-SMALL")]
    [InlineData("キツカワ", "キッカワ", "Variant N-SMALL")]
    [InlineData("ミカヅキ", "ミカズキ", "Variant N-YOTSU")]
    [InlineData("ヂン", "ジン", "Variant N-YOTSU")]
    [InlineData("ヴァンダム", "バンダム", "Variant N-VU")]
    [InlineData("シルヴィア", "シルビア", "Variant N-VU")]
    [InlineData("ヴ", "ブ", "Variant N-VU")]
    [InlineData("カヲル", "カオル", "Variant N-OLD")]
    [InlineData("ヰトウ", "イトウ", "Variant N-OLD")]
    [InlineData("スヱ", "スエ", "Variant N-OLD")]
    [InlineData("サトー", "サトウ", "Variant N-LONGO")]
    [InlineData("オウノ", "オオノ", "Variant N-LONGO")]
    [InlineData("オオウチ", "オーウチ", "Variant N-LONGO")]
    [InlineData("メリー", "メリ", "Variant N-BAR")]
    [InlineData("オーノ", "オノ", "Variant N-BAR")]
    [InlineData("ｼﾖｰｺ ｻﾄｰ", "ショウコ サトウ", "Variant N-SMALL N-LONGO")]
    [InlineData("オオノ", "オノ", "Near N-LONG")]
    [InlineData("モウリ", "モリ", "Near N-LONG")]
    [InlineData("カノ", "カノウ", "Near N-LONG")]
    [InlineData("ナカジマ", "ナガシマ", "Near N-DAKU")]
    [InlineData("オカダ", "オガタ", "Near N-DAKU")]
    [InlineData("ハットリ", "ハトリ", "Near N-TSU")]
    [InlineData("イト オサム", "イトウ サム", "Near N-LONG")]
    [InlineData("ヤマダ タロウ", "タロウ ヤマダ", "Near P-SWAP")]
    [InlineData("ヤマダ コタロウ", "ヤマダ コタ", "Near P-CUT")]
    [InlineData("YAMADA TARO", "ヤマダ タロウ", "Near N-SCRIPT")]
    [InlineData("サトウ", "カトウ", "Different N-DIFF")]
    [InlineData("ハル", "ワル", "Different N-DIFF")]
    [InlineData("ヘイ", "エイ", "Different N-DIFF")]
    [InlineData("オオオチ", "オオウチ", "Near N-LONG")]
    [InlineData("ハヤシ ダタロウ", "ハヤシダ タロウ", "Different P-PART N-DIFF")]
    [InlineData("", "ヤマダ", "Undetermined U-BLANK")]
    [InlineData("ヤマ● タロウ", "ヤマダ タロウ", "Undetermined U-WILD")]
    [InlineData("●", "ヤ", "Different N-DIFF")]
    public void Kana_names_compare_by_evidence(string left, string right, string expected)
    {
        Assert.Equal(expected, _names.Kana(left, right).Describe());
        Assert.Equal(expected.Split(' ')[0], _names.Kana(right, left).Tier.ToString());
    }

    [Fact]
    public void A_reason_points_at_the_letters_that_differ()
    {
        var reason = Assert.Single(_names.Kana("ｻﾄｰ ﾊﾅｺ", "ｻﾄｳ ﾊﾅｺ").Reasons.ToArray());
        Assert.Equal(new(2, 1), reason.Left);
        Assert.Equal(new(2, 1), reason.Right);
    }
}
