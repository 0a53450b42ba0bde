using System.Text;
using Shikaku.Core.Addresses;

namespace Shikaku.Core.Tests.Addresses;

public class TownTableTests
{
    [Fact]
    public void The_shipped_table_is_whole_and_small()
    {
        var table = ShippedAddresses.Towns.Value;
        Assert.InRange(table.TownCount, 110_000, 130_000);
        Assert.InRange(table.Bytes, 1, 8 * 1024 * 1024);
    }

    [Theory]
    [InlineData(TownTable.PrefecturesFileName, "code\tname\nx\t東京都\n")]
    [InlineData(TownTable.MunicipalitiesFileName, "row\tcode\tprefecture\tcounty\tcity\tward\n1\t13101\tx\t\t千代田区\t\n")]
    [InlineData(TownTable.TownsFileName, "row\tmunicipality\ttown\tpostal_code\n1\t99999\t丸の内\t1000005\n")]
    [InlineData(TownTable.FormerMunicipalitiesFileName, "row\tformer_prefecture\tformer_name\tprefecture\tname\teffective_on\tsource\n1\t東京都\t麹町区\t無い県\t千代田区\t1947-03-15\tx\n")]
    [InlineData(TownTable.FormerMunicipalitiesFileName, "row\tformer_prefecture\tformer_name\tprefecture\tname\teffective_on\tsource\n1\t東京都\t麹町区\t東京都\t千代田区\t昭和22年\tx\n")]
    public void A_damaged_table_is_refused(string file, string content)
    {
        byte[] Read(string name) => name == file ? Encoding.UTF8.GetBytes(content) : ShippedTables.Read(name);
        Assert.Throws<InvalidDataException>(() => TownTable.Parse(Read, ShippedAddresses.Fold, ShippedAddresses.Kanji));
    }
}
