namespace Shikaku.Core.Tests.Addresses;

/// <summary>Signs that mean numbers or letters, and what an address may carry around its parts (MAT-12, MAT-45, MAT-77).</summary>
public class AddressSignTests
{
    private const string Place = "東京都千代田区神田神保町";

    [Theory]
    [InlineData("③-11", "3-11", "Variant A-CHOME")]
    [InlineData("③番11号", "3番11号", "Variant A-CHOME")]
    [InlineData("3-⑪", "3-11", "Variant A-CHOME")]
    [InlineData("3-㊿", "3-50", "Variant A-CHOME")]
    [InlineData("③-11", "4-11", "Different A-NUM")]
    [InlineData("03-08", "3-8", "Variant A-CHOME")]
    [InlineData("三十四番", "三四番", "Variant A-CHOME")]
    [InlineData("十番", "一〇番", "Variant A-CHOME")]
    [InlineData("廿三番", "23番", "Variant A-CHOME")]
    [InlineData("卅番", "30番", "Variant A-CHOME")]
    [InlineData("百廿番", "120番", "Variant A-CHOME")]
    [InlineData("廿三番", "203番", "Different A-NUM")]
    [InlineData("3丁目ー11ー8", "3-11-8", "Variant F-HYPHEN A-CHOME")]
    [InlineData("3：11：8", "3-11-8", "Variant A-CHOME")]
    [InlineData("3丁目ー11ー8", "3-11-9", "Different A-NUM")]
    [InlineData("第3丁目11番", "3丁目11番", "Variant A-CHOME")]
    [InlineData("第3丁目第11番第8号", "3-11-8", "Variant A-CHOME")]
    [InlineData("第3丁目11番", "第4丁目11番", "Different A-NUM")]
    [InlineData("3-11-8 緑荘Ⅱ 101", "3-11-8 緑荘II 101", "Fold F-COMPAT")]
    [InlineData("3-11-8 緑荘Ⅱ 101", "3-11-8 緑荘III 101", "Near A-ROOM")]
    [InlineData("3-11-8 ヴィラ緑101", "3-11-8 ビラ緑101", "Variant N-VU")]
    [InlineData("3-11-8 ヴェラ緑101", "3-11-8 ビラ緑101", "Near A-ROOM")]
    [InlineData("3-11-8 山田様方", "3-11-8 山田方", "Variant A-CHOME")]
    [InlineData("3-11-8 山田様方", "3-11-8 川田方", "Near A-ROOM")]
    [InlineData("3-11-8-A", "3-11-8 A号室", "Variant A-CHOME A-ROOMPOS")]
    [InlineData("3-11-8-A", "3-11-8 B号室", "Near A-PREFIX")]
    [InlineData("3-11-8-A", "3-11-8 A棟", "Near A-PREFIX")]
    [InlineData("45-A", "45 A号室", "Near A-PREFIX")]
    [InlineData("3-11-8 A棟101", "3-11-8 101", "Near A-ROOM")]
    [InlineData("3-11-8 緑荘A棟101", "3-11-8 緑荘B棟101", "Near A-ROOM")]
    public void Signs_and_words(string member, string resident, string expected) =>
        Assert.Equal(expected, ShippedAddresses.Compare(Place + member, Place + resident).Describe());

    [Theory]
    [InlineData("〒101-0051")]
    [InlineData("〒1010051 ")]
    [InlineData("101-0051 ")]
    [InlineData("１０１－００５１　")]
    [InlineData("(〒101-0051)")]
    [InlineData("日本国")]
    [InlineData("日本、〒101-0051 ")]
    public void What_stands_before_the_address_is_skipped(string before)
    {
        Assert.True(ShippedAddresses.Compare(before + Place + "3-11", Place + "3-11").Agrees());
        Assert.False(ShippedAddresses.Compare(before + Place + "3-11", Place + "3-12").Agrees());
        Assert.True(ShippedAddresses.Compare(Place + "3-11", before + Place + "3-11").Agrees());
    }

    [Theory]
    [InlineData("101-0051", "101-0052")]
    [InlineData("101-0051 緑荘", "101-0052 緑荘")]
    [InlineData("〒101-0051", "〒101-0052")]
    [InlineData("日本橋3-11", "橋3-11")]
    public void Numbers_that_are_no_postal_code_stay(string member, string resident)
    {
        Assert.False(ShippedAddresses.Compare(member, resident).Agrees());
        Assert.False(ShippedAddresses.Compare(resident, member).Agrees());
    }

    [Theory]
    [InlineData("岩手県久慈市長内町1地割34", "岩手県久慈市長内町第１地割34")]
    [InlineData("岩手県久慈市長内町1地割34", "岩手県久慈市長内町第一地割34")]
    public void Chiwari(string member, string resident) => Assert.True(ShippedAddresses.Compare(member, resident).Agrees());

    [Theory]
    [InlineData("第3地割字前田12番地", "3地割12番地", true)]
    [InlineData("第3地割字前田12番地", "第三地割字前田12", true)]
    [InlineData("第3地割字前田12番地", "3-12", true)]
    [InlineData("第3地割字前田12番地", "第3地割字石田12番地", false)]
    [InlineData("第3地割字前田12番地", "第3地割13番地", false)]
    [InlineData("第3地割字前田12番地", "第4地割12番地", false)]
    [InlineData("第3地割字前田12番地", "12番地", false)]
    public void Koaza_behind_chiwari(string member, string resident, bool agrees) =>
        Assert.Equal(agrees, ShippedAddresses.Compare("岩手県九戸郡軽米町大字晴山" + member, "岩手県九戸郡軽米町大字晴山" + resident).Agrees());

    [Theory]
    [InlineData("字三本松34番地", "三本松34番地", true)]
    [InlineData("字三本松34番地", "34番地", true)]
    [InlineData("字十文字34番地", "小字十文字34番地", true)]
    [InlineData("字12番地", "小字12", true)]
    [InlineData("字三本松34番地", "字五本松34番地", false)]
    [InlineData("字三本松34番地", "35番地", false)]
    [InlineData("三本松34番地", "34番地", false)]
    public void Koaza_that_begins_with_a_numeral(string member, string resident, bool agrees) =>
        Assert.Equal(agrees, ShippedAddresses.Compare("新潟県佐渡市浜田" + member, "新潟県佐渡市浜田" + resident).Agrees());
}
