using Shikaku.Core.Matching;

namespace Shikaku.Core.Tests.Addresses;

/// <summary>MAT-73, MAT-76: one town in the spellings that people use, and the neighbours that must stay apart.</summary>
public class TownSpellingTests
{
    [Theory]
    [InlineData("札幌市中央区大通西10丁目4番地", "札幌市中央区大通り西10丁目4", "A-KANA")]
    [InlineData("大阪府堺市堺区三国ヶ丘御幸通59", "大阪府堺市堺区三国ヶ丘御幸通り59", "A-KANA")]
    [InlineData("旭川市宮下通7丁目1", "旭川市宮下通り7丁目1", "A-KANA")]
    [InlineData("岩手県花巻市大通り一丁目2番3号", "岩手県花巻市大通一丁目2番3号", "A-KANA")]
    [InlineData("青森県上北郡六ヶ所村倉内12", "青森県上北郡六ヵ所村倉内12", "A-KANA")]
    [InlineData("青森県上北郡六ヶ所村倉内12", "青森県上北郡六カ所村倉内12", "A-KANA")]
    [InlineData("兵庫県伊丹市桜ケ丘4-31", "兵庫県伊丹市桜ヵ丘4-31", "A-KANA")]
    [InlineData("兵庫県伊丹市桜ケ丘4-31", "兵庫県伊丹市桜丘4-31", "A-KANA")]
    [InlineData("秋田県由利本荘市船ケ台1", "秋田県由利本荘市船台1", "A-KANA")]
    [InlineData("東京都西多摩郡日の出町平井12", "東京都西多摩郡日乃出町平井12", "A-KANA")]
    [InlineData("旭川市四条通8丁目1番地", "旭川市4条8丁目1番地", "A-JO")]
    [InlineData("東京都中央区日本橋蛎殻町1-2", "東京都中央区日本橋蛎殻1-2", "A-MACHI")]
    [InlineData("北海道札幌市清田区清田二条6丁目4番11号", "札幌市清田区清田2-6-4-11", "A-JO")]
    [InlineData("宮城県塩竈市錦町12", "宮城県塩釜市錦町12", "A-KANA")]
    [InlineData("宮城県塩釜市錦町12", "塩竃市錦町12", "A-KANA")]
    [InlineData("宮城県気仙沼市小々汐12", "宮城県気仙沼市小小汐12", "A-KANA")]
    [InlineData("石川県野々市市本町12", "石川県野野市市本町12", "A-KANA")]
    [InlineData("山形県米沢市アルカディア12", "山形県米沢市アルカデイア12", "A-KANA")]
    [InlineData("宮城県気仙沼市大字赤鷹沢字堂ノ前12", "宮城県気仙沼市赤鷹沢堂の前12", "A-OAZA")]
    [InlineData("広島県廿日市市廿日市1-2", "広島県二十日市市廿日市1-2", "A-CHOME")]
    public void One_town(string member, string resident, string code)
    {
        Assert.Contains(code, ShippedAddresses.Compare(member, resident).Describe(), StringComparison.Ordinal);
        Assert.True(ShippedAddresses.Compare(member, resident).Agrees());
        Assert.True(ShippedAddresses.Compare(resident, member).Agrees());
    }

    [Theory]
    [InlineData("札幌市中央区大通西10丁目4番地", "札幌市中央区大通り東10丁目4")]
    [InlineData("宮城県仙台市宮城野区榴ケ岡1-2", "宮城県仙台市宮城野区榴岡1-2")]
    [InlineData("新潟県村上市岩ケ崎12", "新潟県村上市岩崎12")]
    [InlineData("愛知県清須市西枇杷島町日の出12", "愛知県清須市西枇杷島町日之出12")]
    [InlineData("愛知県清須市西枇杷島町日の出12", "愛知県清須市西枇杷島町日乃出12")]
    [InlineData("旭川市四条通8丁目1番地", "旭川市5条8丁目1番地")]
    [InlineData("旭川市四条通8丁目1番地", "旭川市4-8-1")]
    [InlineData("宮城県仙台市青葉区三条町2番地5", "宮城県仙台市青葉区3-2-5")]
    [InlineData("福岡県太宰府市三条19番地28", "福岡県太宰府市3-19-28")]
    [InlineData("東京都足立区六町27番地2", "東京都足立区6-27-2")]
    [InlineData("愛知県名古屋市熱田区四番25番地18", "愛知県名古屋市熱田区4-25-18")]
    [InlineData("東京都港区麻布十番18番地28", "東京都港区麻布10-18-28")]
    [InlineData("東京都千代田区一番町1", "東京都千代田区1番1")]
    [InlineData("宮城県仙台市青葉区一番町3-2", "宮城県仙台市青葉区1番3-2")]
    [InlineData("愛媛県松山市三番町一丁目2", "愛媛県松山市3番1-2")]
    [InlineData("高知県高岡郡檮原町六丁3番地25", "高知県高岡郡檮原町6-3-25")]
    [InlineData("石川県金沢市藤六町44番地3", "石川県金沢市藤6-44-3")]
    [InlineData("滋賀県長浜市小一条町24番地12", "滋賀県長浜市小1-24-12")]
    [InlineData("埼玉県児玉郡美里町北十条28番地25", "埼玉県児玉郡美里町北10-28-25")]
    [InlineData("東京都中央区日本橋蛎殻町1-2", "東京都中央区日本橋1-2")]
    [InlineData("東京都中央区日本橋蛎殻町1-2", "東京都中央区日本橋小網1-2")]
    [InlineData("北海道札幌市清田区清田二条6丁目4番地", "札幌市清田区清田2-6-4")]
    [InlineData("北海道札幌市清田区清田二条6丁目4番11号", "札幌市清田区清田6-4-11")]
    [InlineData("北海道札幌市清田区清田二条6丁目4番11号", "札幌市清田区清田3-6-4-11")]
    [InlineData("宮城県気仙沼市小々汐12", "宮城県気仙沼市小汐12")]
    [InlineData("宮城県気仙沼市大字赤鷹沢字堂ノ前12", "宮城県気仙沼市赤鷹沢堂の上12")]
    [InlineData("新潟県佐渡市浜田赤鷹字堂ノ前12", "新潟県佐渡市浜田12")]
    [InlineData("長崎県長崎市けやき台町12", "長崎県長崎市けやがき台町12")]
    [InlineData("長崎県長崎市けやき台町12", "長崎県長崎市けやのき台町12")]
    [InlineData("青森県十和田市ひがしの12", "青森県十和田市ひしの12")]
    [InlineData("北海道空知郡中富良野町東３線北20号", "北海道空知郡中富良野町東３線北20番地")]
    public void Two_towns(string member, string resident)
    {
        Assert.True(ShippedAddresses.Compare(member, resident).Tier > Tier.Variant);
        Assert.True(ShippedAddresses.Compare(resident, member).Tier > Tier.Variant);
    }

    [Theory]
    [InlineData("寺町通御池上る", "寺町通り御池上ル")]
    [InlineData("寺町通御池上る", "寺町通御池上がる")]
    [InlineData("寺町通御池上る", "寺町通り御池通り上ガル")]
    [InlineData("寺町通御池上る", "寺町通御池ニ上ル")]
    [InlineData("御池通寺町東入", "御池通寺町東へ入る")]
    [InlineData("御池通寺町東入", "御池寺町東入リ")]
    public void One_street_of_Kyoto(string street, string other)
    {
        const string ward = "京都市中京区";
        const string lot = "上本能寺前町488番地";
        Assert.True(ShippedAddresses.Compare(ward + street + lot, ward + other + lot).Agrees());
        Assert.True(ShippedAddresses.Compare(ward + other + lot, ward + street + lot).Agrees());
        Assert.True(ShippedAddresses.Compare(ward + other + lot, ward + lot).Agrees());
        Assert.Equal(Tier.Different, ShippedAddresses.Compare(ward + other + "下本能寺前町488番地", ward + street + lot).Tier);
    }

    [Theory]
    [InlineData("寺町通御池上る", "寺町通御池下がる")]
    [InlineData("寺町通御池上る", "寺町通三条上がる")]
    [InlineData("御池通寺町東入", "御池通寺町西へ入る")]
    public void Two_streets_of_Kyoto(string street, string other)
    {
        const string ward = "京都市中京区";
        const string lot = "上本能寺前町488番地";
        Assert.Equal(Tier.Near, ShippedAddresses.Compare(ward + street + lot, ward + other + lot).Tier);
    }
}
