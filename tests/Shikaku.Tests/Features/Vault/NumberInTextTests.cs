using Shikaku.Features.Vault;

namespace Shikaku.Tests.Features.Vault;

/// <summary>Texts that are kept outside the vault hold no individual number, however it is written.</summary>
public sealed class NumberInTextTests
{
    [Theory]
    [InlineData("123456789018")]
    [InlineData("番号は123456789018です")]
    [InlineData("１２３４５６７８９０１８")]
    [InlineData("1234 5678 9018")]
    [InlineData("1234-5678-9018")]
    [InlineData("12 34 56 78 90 18")]
    [InlineData("1234.5678.9018")]
    [InlineData("1234/5678/9018")]
    [InlineData("1234,5678,9018")]
    [InlineData("1234・5678・9018")]
    [InlineData("1234_5678:9018")]
    [InlineData("(1234)5678(9018)")]
    [InlineData("届書 1234．5678．9018 を確認")]
    [InlineData("1234\u200B5678\u200B9018")]
    [InlineData("12\u200B3456789018")]
    [InlineData("一二三四五六七八九〇一八")]
    [InlineData("①②③④⑤⑥⑦⑧⑨⓪①⑧")]
    public void A_number_is_found(string text) => Assert.True(NumberInText.IsIn(text));

    [Theory]
    [InlineData("")]
    [InlineData("住民票の写し")]
    [InlineData("123456789010")]
    [InlineData("2024/04/01 2025/03/31")]
    [InlineData("2024.4.1から2025.3.31まで、整理番号 12345678")]
    [InlineData("1234番5678号9018")]
    [InlineData("12.3456789018")]
    [InlineData("12345.678.9018")]
    [InlineData("東京都千代田区一丁目二番三号四五六七八九")]
    [InlineData("1,234,567,890円")]
    [InlineData("half ½ and 十二 are no digits")]
    public void Other_texts_pass(string text) => Assert.False(NumberInText.IsIn(text));
}
