using System.Globalization;
using System.Text;
using Shikaku.Core.Addresses;
using Shikaku.Core.Matching;

namespace Shikaku.Core.Tests.Addresses;

/// <summary>Addresses that name a municipality of a list that an operator imported (MAT-78): mergers, renamings, splits, chains of them.</summary>
public sealed class FormerMunicipalityTests
{
    // 峰町, 丘村 and 里村 went up in 海野市, where towns bear the names of 峰町 as it was and of 里村 as 里町; 浜村 through 岸町; 湖町 came from another
    // prefecture; 遠村 went to a 政令市, as did 古川市, whose name its towns bear; 割村 was split; 岩市中区 was divided; 島村 was two places in turn;
    // 泉町 is a name of today too.
    private static readonly TownTable Towns = Parse(
        """
        海野市	峰町沢 沢 谷 里町森 里町 丘
        岩市東区	沢 森 古川寺 寺
        岩市西区	森
        港市	沢 割石 島
        南郡泉町	森
        北郡泉町	谷
        """,
        """
        海野郡峰町	海野市	2005-01-01
        海野郡丘村	海野市	2005-01-01
        海野郡里村	海野市	2005-01-01
        岸郡浜村	岸郡岸町	2005-01-01
        岸郡岸町	海野市	2010-01-01
        湖町	海野市	2005-01-01	谷川県
        遠郡遠村	岩市	2005-01-01
        古川市	岩市東区	2005-01-01
        割郡割村	海野市	2006-03-01
        割郡割村	港市	2006-03-01
        岩市中区	岩市東区	2024-01-01
        岩市中区	岩市西区	2024-01-01
        岩市西区	岩市東区	2024-01-01
        島郡島村	海野市	1955-04-01
        島郡島村	港市	2005-04-01
        岸郡岸町	無い市	1990-01-01
        海野郡泉町	海野市	2005-01-01
        """);

    [Theory]
    [InlineData("山川県海野郡峰町沢1-2", "山川県海野市峰町沢1-2", "Variant A-RENAMED")]
    [InlineData("山川県海野郡峰町沢1-2", "山川県海野市沢1-2", "Different A-RENAMED A-TOWN")]
    [InlineData("山川県海野郡峰町谷1-2", "山川県海野市谷1-2", "Undetermined A-RENAMED U-SPLIT")]
    [InlineData("山川県海野郡峰町", "山川県海野市", "Variant A-RENAMED")]
    [InlineData("山川県海野郡丘村沢1-2", "山川県海野市沢1-2", "Variant A-RENAMED")]
    [InlineData("山川県海野郡丘村沢1-2", "山川県海野市沢1-3", "Different A-RENAMED A-NUM")]
    [InlineData("山川県海野郡丘村沢1-2", "山川県海野市谷1-2", "Different A-RENAMED A-TOWN")]
    [InlineData("山川県海野郡丘村沢1-2", "山川県海野郡峰町沢1-2", "Different A-MUNI")]
    [InlineData("谷川県湖町沢1-2", "山川県海野市沢1-2", "Variant A-GUN A-RENAMED")]
    [InlineData("山川県遠郡遠村沢1-2", "山川県港市沢1-2", "Different A-MUNI")]
    [InlineData("山川県遠郡遠村沢1-2", "山川県岩市東区沢1-2", "Variant A-CITY A-RENAMED")]
    [InlineData("山川県遠郡遠村森1-2", "山川県岩市東区森1-2", "Undetermined U-TWO")]
    [InlineData("山川県遠郡遠村森1-2", "山川県岩市森1-2", "Variant A-RENAMED")]
    public void MAT_78_a_merged_municipality_is_its_successor(string member, string resident, string expected) => AssertBothWays(member, resident, expected);

    [Theory]
    [InlineData("山川県岸郡浜村沢1-2", "山川県海野市沢1-2", "Variant A-RENAMED")]
    [InlineData("山川県岸郡浜村沢1-2", "山川県岸郡岸町沢1-2", "Variant A-RENAMED")]
    [InlineData("山川県岸郡浜村沢1-2", "山川県岸郡岸町谷1-2", "Different A-RENAMED A-TOWN")]
    [InlineData("山川県岸郡岸町沢1-2", "山川県海野市沢1-2", "Variant A-RENAMED")]
    [InlineData("山川県遠郡遠村沢1-2", "山川県岩市中区沢1-2", "Variant A-CITY A-RENAMED")]
    [InlineData("山川県古川市寺1-2", "山川県岩市中区寺1-2", "Different A-MUNI")]
    public void MAT_78_a_chain_of_changes_is_followed_in_the_order_of_its_days(string member, string resident, string expected) =>
        AssertBothWays(member, resident, expected);

    [Theory]
    [InlineData("山川県割郡割村島1-2", "山川県港市島1-2", "Variant A-RENAMED")]
    [InlineData("山川県割郡割村谷1-2", "山川県海野市谷1-2", "Variant A-RENAMED")]
    [InlineData("山川県割郡割村沢1-2", "山川県海野市沢1-2", "Undetermined U-TWO")]
    [InlineData("山川県割郡割村谷1-2", "山川県港市谷1-2", "Undetermined A-RENAMED U-SPLIT")]
    [InlineData("山川県割郡割村", "山川県海野市", "Undetermined U-TWO")]
    [InlineData("山川県割郡割村沢1-2", "山川県割郡割村沢１－２", "Fold F-WIDTH")]
    [InlineData("山川県島郡島村沢1-2", "山川県港市沢1-2", "Undetermined U-TWO")]
    [InlineData("山川県島郡島村谷1-2", "山川県海野市谷1-2", "Variant A-RENAMED")]
    [InlineData("山川県岩市中区沢1-2", "山川県岩市東区沢1-2", "Variant A-RENAMED")]
    [InlineData("山川県岩市中区森1-2", "山川県岩市東区森1-2", "Undetermined U-TWO")]
    [InlineData("山川県岩市西区沢1-2", "山川県岩市東区沢1-2", "Variant A-RENAMED")]
    [InlineData("山川県岩市西区森1-2", "山川県岩市東区森1-2", "Undetermined U-TWO")]
    [InlineData("山川県岩市西区森1-2", "山川県岩市西区森１－２", "Fold F-WIDTH")]
    [InlineData("岩市西区森1-2", "山川県岩市西区森1-2", "Variant A-PREF")]
    public void MAT_78_where_one_became_several_the_town_decides(string member, string resident, string expected) => AssertBothWays(member, resident, expected);

    [Theory]
    [InlineData("山川県海野郡里村森1-2", "山川県海野市里町森1-2", "Variant A-RENAMED")]
    [InlineData("山川県海野郡里村大字森1-2", "山川県海野市里町森1-2", "Variant A-OAZA A-RENAMED")]
    [InlineData("山川県海野郡里村森1-2", "山川県海野市里町沢1-2", "Different A-RENAMED A-TOWN")]
    [InlineData("山川県海野郡里村森1-2", "山川県海野市森1-2", "Undetermined A-RENAMED U-SPLIT")]
    [InlineData("山川県古川市寺1-2", "山川県岩市東区古川寺1-2", "Variant A-RENAMED")]
    [InlineData("山川県古川市寺1-2", "山川県岩市東区寺1-2", "Different A-RENAMED A-TOWN")]
    [InlineData("山川県古川市沢1-2", "山川県岩市東区沢1-2", "Variant A-RENAMED")]
    [InlineData("山川県割郡割村石1-2", "山川県港市割石1-2", "Undetermined A-RENAMED U-SPLIT")]
    [InlineData("山川県海野郡丘村沢1-2", "山川県海野市丘沢1-2", "Different A-RENAMED A-TOWN")]
    public void MAT_78_towns_may_bear_the_former_name_with_another_ending(string member, string resident, string expected) =>
        AssertBothWays(member, resident, expected);

    [Theory]
    [InlineData("山川県丘村沢1-2", "山川県海野市沢1-2", "Variant A-GUN A-RENAMED")]
    [InlineData("山川県峰町沢1-2", "山川県海野市峰町沢1-2", "Variant A-GUN A-RENAMED")]
    [InlineData("海野郡丘村沢1-2", "山川県海野市沢1-2", "Variant A-PREF A-RENAMED")]
    [InlineData("山川県丘村沢1-2", "山川県海野郡丘村沢1-2", "Variant A-GUN")]
    [InlineData("峰町沢1-2", "山川県海野市峰町沢1-2", "Variant A-PREF A-CITY")]
    [InlineData("山川県泉町谷1-2", "山川県北郡泉町谷1-2", "Variant A-GUN")]
    [InlineData("山川県海野郡泉町谷1-2", "山川県海野市谷1-2", "Variant A-RENAMED")]
    public void MAT_71_a_former_name_counts_without_its_county_behind_the_prefecture(string member, string resident, string expected) =>
        AssertBothWays(member, resident, expected);

    [Theory]
    [InlineData("山川県海野郡峰町沢1-2", "山川県海野市峰町沢1-2", 1)]
    [InlineData("山川県岸郡浜村沢1-2", "山川県岸郡岸町沢1-2", 4)]
    [InlineData("山川県岸郡岸町沢1-2", "山川県岸郡浜村沢1-2", 4)]
    public void A_RENAMED_names_the_row_of_the_earlier_name(string member, string resident, int row) =>
        Assert.Equal(row, Assert.Single(Compare(member, resident).Reasons.ToArray(), reason => reason.Code == ReasonCode.AddressRenamed).TableRow);

    [Fact]
    public void A_successor_that_no_list_has_means_nothing() => Assert.Equal(1, Towns.UnresolvedFormerNames);

    [Theory]
    [InlineData("西加茂郡三好町", "西加茂郡")]
    [InlineData("吉敷郡小郡町", "吉敷郡")]
    [InlineData("郡上郡八幡町", "郡上郡")]
    [InlineData("八頭郡郡家町", "八頭郡")]
    [InlineData("赤穂郡上郡町", "赤穂郡")]
    [InlineData("上郡町", "")]
    [InlineData("郡家町", "")]
    [InlineData("大和郡山市", "")]
    [InlineData("小郡市", "")]
    [InlineData("三宅村", "")]
    [InlineData("", "")]
    public void MAT_71_a_county_is_told_from_a_name_with_its_character(string name, string county) => Assert.Equal(county, name[..CountyName.LengthIn(name)]);

    private static void AssertBothWays(string member, string resident, string expected)
    {
        Assert.Equal(expected, Compare(member, resident).Describe());
        Assert.Equal(expected, Compare(resident, member).Describe());
    }

    private static FieldComparison Compare(string member, string resident)
    {
        var result = new FieldComparison();
        new AddressComparer(ShippedAddresses.Fold, ShippedAddresses.Kanji, new(() => Towns), ShippedAddresses.Day).Compare(member, resident, result);
        return result;
    }

    private static TownTable Parse(string places, string changes)
    {
        var municipalities = new StringBuilder("row\tcode\tprefecture\tcounty\tcity\tward\n");
        var towns = new StringBuilder("row\tmunicipality\ttown\tpostal_code\n");
        var (row, town) = (0, 0);
        foreach (var place in places.Split('\n'))
        {
            var (name, names) = (place.Split('\t')[0], place.Split('\t')[1].Split(' '));
            var county = CountyName.LengthIn(name);
            var city = name.EndsWith('区') ? name.IndexOf('市', StringComparison.Ordinal) + 1 : name.Length;
            municipalities.Append(CultureInfo.InvariantCulture, $"{++row}\t010{row:00}\t01\t{name[..county]}\t{name[county..city]}\t{name[city..]}\n");
            Array.ForEach(names, each => towns.Append(CultureInfo.InvariantCulture, $"{++town}\t010{row:00}\t{each}\t0000000\n"));
        }

        var former = new StringBuilder("row\tformer_prefecture\tformer_name\tprefecture\tname\teffective_on\tsource\n");
        row = 0;
        foreach (var fields in changes.Split('\n').Select(change => change.Split('\t')))
        {
            former.Append(CultureInfo.InvariantCulture, $"{++row}\t{(fields.Length > 3 ? fields[3] : "山川県")}\t{fields[0]}\t山川県\t{fields[1]}\t{fields[2]}\tx\n");
        }

        string Table(string file) => file switch
        {
            TownTable.PrefecturesFileName => "code\tname\n01\t山川県\n02\t谷川県\n",
            TownTable.MunicipalitiesFileName => municipalities.ToString(),
            TownTable.TownsFileName => towns.ToString(),
            _ => former.ToString(),
        };
        return TownTable.Parse(file => Encoding.UTF8.GetBytes(Table(file)), ShippedAddresses.Fold, ShippedAddresses.Kanji);
    }
}
