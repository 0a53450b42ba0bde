using System.Globalization;
using System.Text;
using Shikaku.Core.Addresses;
using Shikaku.Core.Matching;

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

    // 大字 before a town of the list leaves the row of that town as its reason. 丁目 behind a town is a number, and two towns have a second spelling.
    [Fact]
    public void Every_town_of_the_list_is_found_by_its_name_and_no_other_in_its_place()
    {
        string[] spelledTwice = ["横マクリ", "西枇杷島町日之出"];
        var prefectures = Rows(TownTable.PrefecturesFileName).ToDictionary(row => row[0].TrimStart('0'), row => row[1], StringComparer.Ordinal);
        var municipalities = Rows(TownTable.MunicipalitiesFileName).ToDictionary(row => row[1], row => prefectures[row[2].TrimStart('0')] + row[3] + row[4] + row[5], StringComparer.Ordinal);
        var towns = Rows(TownTable.TownsFileName).ToDictionary(row => int.Parse(row[0], CultureInfo.InvariantCulture), row => (Place: municipalities[row[1]], Name: row[2]));
        var comparer = ShippedAddresses.Comparer();
        var result = new FieldComparison();
        foreach (var town in towns.Values.Where(town => !town.Name.EndsWith("丁目", StringComparison.Ordinal) && !spelledTwice.Contains(town.Name)))
        {
            comparer.Compare($"{town.Place}{town.Name}", $"{town.Place}大字{town.Name}", result);
            Assert.Equal(ReasonCode.AddressOaza, result.Reasons[0].Code);
            Assert.Equal(town, towns[result.Reasons[0].TableRow]);
        }
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

    private static IEnumerable<string[]> Rows(string file) =>
        Encoding.UTF8.GetString(ShippedTables.Read(file)).Split('\n').Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t'));
}
