using Shikaku.Core.Matching;

namespace Shikaku.Core.Tests.Addresses;

/// <summary>MAT-74: letters of lots (甲乙, イロハ), as deeds, registers and people write them.</summary>
public class LotLetterTests
{
    private const string Ishikawa = "石川県羽咋市千里浜町";
    private const string Ehime = "愛媛県松山市祝谷町";

    [Theory]
    [InlineData(Ishikawa + "ワ62番地", Ishikawa + "ワ62")]
    [InlineData(Ishikawa + "ワ62番地", Ishikawa + "ワの62番地")]
    [InlineData(Ishikawa + "ワ62番地", Ishikawa + "ワノ62")]
    [InlineData(Ishikawa + "ワ62番地", Ishikawa + "ワ部62番地")]
    [InlineData(Ishikawa + "ワ62番地", Ishikawa + "ワ之部62")]
    [InlineData(Ishikawa + "ワ62番地", Ishikawa + "ワ字62")]
    [InlineData(Ishikawa + "ワ62番地", Ishikawa + "字ワ部62番地")]
    [InlineData(Ishikawa + "ワ62番地", Ishikawa + "ﾜ-62")]
    [InlineData(Ishikawa + "ワ62番地", Ishikawa + " ワ62")]
    [InlineData(Ishikawa + "カ62番地", Ishikawa + "カ部六十二番地")]
    [InlineData(Ishikawa + "ノ部62番地", Ishikawa + "ノ部62")]
    [InlineData("石川県加賀市大聖寺南町ハ12番地3", "石川県加賀市大聖寺南町ハの12番地の3")]
    [InlineData("千葉県旭市ニの1920", "千葉県旭市ニ1920番地")]
    [InlineData(Ehime + "甲12番地3", Ehime + "甲の12-3")]
    [InlineData(Ehime + "甲12番地3", Ehime + "甲第12番地3")]
    [InlineData(Ehime + "12番地甲の3", Ehime + "12番地甲3")]
    [InlineData(Ehime + "12番地甲の3", Ehime + "12-甲-3")]
    [InlineData(Ehime + "12番地の甲の3", Ehime + "12甲-3")]
    [InlineData(Ehime + "12番地丁", Ehime + "12-丁")]
    [InlineData(Ehime + "12番地の丙 緑荘101", Ehime + "12-丙　緑荘１０１号室")]
    [InlineData(Ehime + "12番地の丙 緑荘101", Ehime + "12丙")]
    [InlineData(Ehime + "12番地の丙 緑荘101", Ehime + "12番地の丙緑荘101")]
    [InlineData(Ehime + "12番地の丙 緑荘101", Ehime + "12-丙緑荘101")]
    [InlineData(Ehime + "12番地丁の3", Ehime + "12-丁-3")]
    public void One_lot(string member, string resident)
    {
        Assert.True(ShippedAddresses.Compare(member, resident).Agrees());
        Assert.True(ShippedAddresses.Compare(resident, member).Agrees());
    }

    [Theory]
    [InlineData(Ishikawa + "ワ62番地", Ishikawa + "カ62番地")]
    [InlineData(Ishikawa + "ワ62番地", Ishikawa + "ヌ部62番地")]
    [InlineData(Ishikawa + "ワ62番地", Ishikawa + "ワの63番地")]
    [InlineData(Ishikawa + "ワ62番地", Ishikawa + "62番地")]
    [InlineData(Ishikawa + "ワ部62番地", Ishikawa + "62番地")]
    [InlineData(Ishikawa + "カ62番地", Ishikawa + "ケ62番地")]
    [InlineData(Ishikawa + "ノ62番地", Ishikawa + "62番地")]
    [InlineData(Ishikawa + "ノ部62番地", Ishikawa + "62番地")]
    [InlineData(Ishikawa + "ワ6番地2", Ishikawa + "ワ62番地")]
    [InlineData("千葉県旭市ニの1920", "千葉県旭市ハの1920")]
    [InlineData(Ehime + "甲の12", Ehime + "乙の12")]
    [InlineData(Ehime + "甲第12番地", Ehime + "第12番地")]
    [InlineData(Ehime + "12番地甲の3", Ehime + "12番地乙の3")]
    [InlineData(Ehime + "12番地甲の3", Ehime + "12番地3")]
    [InlineData(Ehime + "12番地丁", Ehime + "12番地")]
    [InlineData(Ehime + "12番地の丙 緑荘101", Ehime + "12番地の乙 緑荘101")]
    [InlineData(Ehime + "12番地の丙 緑荘101", Ehime + "12番地 緑荘101")]
    [InlineData(Ehime + "12番地の丙緑荘101", Ehime + "12番地の乙緑荘101")]
    [InlineData(Ehime + "12番地の丙緑荘101", Ehime + "12番地緑荘101")]
    [InlineData(Ehime + "12番地丁", Ehime + "12番地丙")]
    [InlineData(Ehime + "12番地丁の3", Ehime + "12番地3")]
    public void Two_lots(string member, string resident)
    {
        Assert.True(ShippedAddresses.Compare(member, resident).Tier > Tier.Variant);
        Assert.True(ShippedAddresses.Compare(resident, member).Tier > Tier.Variant);
    }
}
