using System.Text;
using Shikaku.Core.Addresses;
using Shikaku.Core.Matching;

namespace Shikaku.Core.Tests.Addresses;

public class AddressComparerTests
{
    [Theory]
    [InlineData("東京都千代田区神田神保町3-11", "東京都千代田区神田神保町3-11", "Exact")]
    [InlineData("東京都千代田区神田神保町3-11", "東京都千代田区神田神保町３－１１", "Fold F-WIDTH")]
    [InlineData("北海道斜里郡小清水町字浜小清水10", "北海道斜里郡小清水町字浜小清水 10", "Fold F-SPACE")]
    [InlineData("大阪府堺市西区浜寺つばき台1-2", "大阪府堺市西区浜寺ツバキ台1-2", "Fold F-SCRIPT")]
    public void Notation_is_a_fold(string member, string resident, string expected) => AssertComparison(member, resident, expected);

    [Theory]
    [InlineData("東京都千代田区神田神保町3-11", "東京都千代田区神田神保町三丁目11番地", "Variant A-CHOME")]
    [InlineData("東京都千代田区神田神保町3-11", "東京都千代田区神田神保町３丁目１１", "Variant F-WIDTH A-CHOME")]
    [InlineData("東京都千代田区神田神保町3-11-8", "東京都千代田区神田神保町三丁目十一番八号", "Variant A-CHOME")]
    [InlineData("東京都千代田区神田神保町3-11-8", "東京都千代田区神田神保町3の11の8", "Variant A-CHOME")]
    [InlineData("北海道札幌市白石区南郷通2南5-1", "北海道札幌市白石区南郷通2丁目南5-1", "Variant A-CHOME A-ROOMPOS")]
    [InlineData("長野県松本市里山辺二三四五番地", "長野県松本市里山辺2345", "Variant A-CHOME")]
    [InlineData("長野県松本市里山辺弐拾参", "長野県松本市里山辺23", "Variant A-CHOME")]
    [InlineData("大阪府堺市堺区市之町東2丁3-4", "大阪府堺市堺区市之町東二丁3-4", "Variant A-CHOME")]
    [InlineData("高知県香美市土佐山田町甲12-3", "高知県香美市土佐山田町甲12番地3", "Variant A-CHOME")]
    [InlineData("岩手県久慈市長内町第12地割34番地5", "岩手県久慈市長内町十二地割34-5", "Variant A-CHOME")]
    [InlineData("岩手県久慈市長内町第12地割34番地5", "岩手県久慈市長内町12-34-5", "Variant A-CHOME")]
    [InlineData("長崎県佐世保市早岐1-12-イ", "長崎県佐世保市早岐一丁目12-イ", "Variant A-CHOME")]
    public void Numbers_are_one_list_however_written(string member, string resident, string expected) => AssertComparison(member, resident, expected);

    [Theory]
    [InlineData("東京都千代田区神田神保町3-11", "東京都千代田区神田神保町3-12")]
    [InlineData("東京都千代田区神田神保町3-11", "東京都千代田区神田神保町11-3")]
    [InlineData("東京都千代田区神田神保町3-11", "東京都千代田区神田神保町311")]
    [InlineData("東京都千代田区神田神保町3丁目11", "東京都千代田区神田神保町3番11号")]
    [InlineData("高知県香美市土佐山田町甲12-3", "高知県香美市土佐山田町乙12-3")]
    [InlineData("岩手県久慈市長内町第12地割34番地5", "岩手県久慈市長内町第13地割34番地5")]
    [InlineData("岩手県久慈市長内町第12地割34", "岩手県久慈市長内町12番地34")]
    [InlineData("長野県松本市里山辺二三四五", "長野県松本市里山辺二千三百四十六")]
    [InlineData("北海道札幌市白石区南郷通2丁目北4-1", "北海道札幌市白石区南郷通2丁目南4-1")]
    public void Other_numbers_are_different(string member, string resident)
    {
        var result = ShippedAddresses.Compare(member, resident);
        Assert.Contains(result.Tier, new[] { Tier.Different, Tier.Near });
        Assert.NotEqual("Near A-BLDG", result.Describe());
    }

    [Theory]
    [InlineData("東京都千代田区神田神保町3-11-8", "東京都千代田区神田神保町3-11", "Near A-PREFIX")]
    [InlineData("東京都千代田区神田神保町3-11-8", "東京都千代田区神田神保町", "Near A-PREFIX")]
    [InlineData("東京都千代田区神田神保町3-11・12", "東京都千代田区神田神保町3-11", "Near A-PREFIX")]
    [InlineData("東京都千代田区神田神保町3-11 8", "東京都千代田区神田神保町3-11", "Near A-PREFIX")]
    [InlineData("東京都千代田区神田神保町3丁目 すずらん荘", "東京都千代田区神田神保町3丁目", "Near A-PREFIX")]
    public void A_beginning_of_the_numbers_is_near(string member, string resident, string expected) => AssertComparison(member, resident, expected);

    [Theory]
    [InlineData("横浜市中区山下町70", "神奈川県横浜市中区山下町70", "Variant A-PREF")]
    [InlineData("神奈川横浜市中区山下町70", "神奈川県横浜市中区山下町70", "Variant A-PREF")]
    [InlineData("高知県四万十町大正12", "高知県高岡郡四万十町大正12", "Variant A-GUN")]
    [InlineData("神奈川県横浜市山下町70", "神奈川県横浜市中区山下町70", "Variant A-CITY")]
    [InlineData("神田神保町3-11", "東京都千代田区神田神保町3-11", "Variant A-PREF A-CITY")]
    [InlineData("東京都府中市宮町1-1", "府中市宮町1-1", "Variant A-PREF")]
    [InlineData("兵庫県神戸市平野町芝崎4-6", "兵庫県神戸市西区平野町芝崎4-6", "Variant A-CITY")]
    [InlineData("中央区日本橋久松町2-3", "東京都中央区日本橋久松町2-3", "Variant A-PREF")]
    [InlineData("中央区日本橋2-3", "東京都中央区日本橋2-3", "Undetermined U-TWO")]
    [InlineData("府中市1-1", "東京都府中市1-1", "Undetermined U-TWO")]
    [InlineData("伊達市1-1", "福島県伊達市1-1", "Undetermined U-TWO")]
    [InlineData("本町2-3", "東京都府中市本町2-3", "Undetermined A-PREF A-CITY U-TWO")]
    public void What_is_left_out_must_mean_one_place(string member, string resident, string expected) => AssertComparison(member, resident, expected);

    [Theory]
    [InlineData("東京都府中市宮町1-1", "東京都調布市宮町1-1", "Different A-MUNI")]
    [InlineData("東京都府中市宮町1-1", "広島県府中市宮町1-1", "Different A-MUNI")]
    [InlineData("福島県郡山市本町1-1", "奈良県大和郡山市本町1-1", "Different A-MUNI")]
    [InlineData("岐阜県郡上市八幡町島谷1", "岐阜県郡上市大和町島1", "Different A-TOWN")]
    [InlineData("神奈川県横浜市緑区中山1-2", "神奈川県横浜市緑区中山町1-2", "Undetermined U-SPLIT")]
    [InlineData("福岡県福岡市博多区中洲1-2", "福岡県福岡市博多区中洲中島町1-2", "Different A-TOWN")]
    public void Other_places_never_agree(string member, string resident, string expected) => AssertComparison(member, resident, expected);

    [Theory]
    [InlineData("茨城県つくば市大字上ノ室10", "茨城県つくば市上ノ室10", "Variant A-OAZA")]
    [InlineData("福島県伊達郡桑折町字東段10", "福島県伊達郡桑折町東段10", "Variant A-OAZA")]
    [InlineData("東京都国立市谷保10", "東京都国立市大字谷保10", "Variant A-OAZA")]
    [InlineData("青森県青森市浪岡大字女鹿沢字野尻10", "青森県青森市浪岡女鹿沢字野尻10", "Variant A-OAZA")]
    [InlineData("鳥取県東伯郡三朝町大字大瀬字向田10-1", "鳥取県東伯郡三朝町大字大瀬10-1", "Variant A-KOAZA")]
    [InlineData("鳥取県東伯郡三朝町大字大瀬字向田10-1", "鳥取県東伯郡三朝町大字大瀬向田10-1", "Variant A-OAZA")]
    [InlineData("鳥取県東伯郡三朝町大字大瀬字向田", "鳥取県東伯郡三朝町大字大瀬", "Undetermined U-SPLIT")]
    [InlineData("鳥取県東伯郡三朝町大字大瀬向田10-1", "鳥取県東伯郡三朝町大字大瀬10-1", "Undetermined U-SPLIT")]
    [InlineData("鳥取県東伯郡三朝町大字大瀬字向田10-1", "鳥取県東伯郡三朝町大字大瀬字横手10-1", "Different A-TOWN")]
    public void Oaza_and_koaza(string member, string resident, string expected) => AssertComparison(member, resident, expected);

    [Theory]
    [InlineData("兵庫県西宮市甲子園ヶ浜1-2", "兵庫県西宮市甲子園ケ浜1-2", "Variant A-KANA")]
    [InlineData("東京都杉並区阿佐ヶ谷1-2", "東京都杉並区阿佐ガ谷1-2", "Variant A-KANA")]
    [InlineData("神奈川県鎌倉市由比ガ浜1-2", "神奈川県鎌倉市由比ヶ浜1-2", "Variant A-KANA")]
    [InlineData("茨城県つくば市上ノ室10", "茨城県つくば市上之室10", "Variant A-KANA")]
    [InlineData("東京都足立区舎人町3-5", "東京都足立区舎人3-5", "Different A-TOWN")]
    [InlineData("東京都千代田区岩本町1-2", "東京都千代田区岩本1-2", "Variant A-MACHI")]
    [InlineData("北海道札幌市北区北24西6-1", "北海道札幌市北区北二十四条西六丁目1", "Variant A-CHOME A-JO")]
    [InlineData("東京都世田谷区駒沢1-2", "東京都世田谷区駒澤1-2", "Variant K-OFFICIAL")]
    [InlineData("埼玉県所沢市久米1-2", "埼玉県所澤市久米1-2", "Variant K-OFFICIAL")]
    public void Town_names_in_other_letters(string member, string resident, string expected) => AssertComparison(member, resident, expected);

    [Theory]
    [InlineData("東京都千代田区三番町3-9", "東京都千代田区3番町3-9", "Variant A-CHOME")]
    [InlineData("東京都港区六本木6-10", "東京都港区六本木六丁目10", "Variant A-CHOME")]
    [InlineData("東京都中央区八丁堀2-3", "東京都中央区八丁堀二丁目3", "Variant A-CHOME")]
    [InlineData("東京都千代田区三番町3-9", "東京都千代田区四番町3-9", "Different A-TOWN")]
    [InlineData("広島県三次市三和町上壱2-34", "広島県三次市三和町上壱二丁目34番", "Variant A-CHOME")]
    [InlineData("広島県三次市三和町上壱2-34", "広島県三次市三和町上壱四丁目34番", "Different A-NUM")]
    public void The_town_is_read_before_any_number(string member, string resident, string expected) => AssertComparison(member, resident, expected);

    [Theory]
    [InlineData("京都府京都市中京区烏丸通三条上る場之町603", "京都府京都市中京区場之町603", "Variant A-STREET")]
    [InlineData("京都府京都市中京区烏丸通三条上る場之町603", "京都府京都市中京区烏丸通三条上ル場之町603", "Fold F-SCRIPT")]
    [InlineData("京都府京都市中京区烏丸通三条上る場之町603", "京都府京都市中京区烏丸通三条下る場之町603", "Near A-OTHERST")]
    [InlineData("京都府京都市下京区烏丸通七条下る稲荷町12", "京都府京都市下京区稲荷町12", "Undetermined U-TWO")]
    [InlineData("京都府京都市中京区烏丸通三条上る場之町603", "京都府京都市中京区烏丸三条上る場之町603", "Variant A-STREET")]
    [InlineData("京都府京都市中京区三条通烏丸東入る場之町603", "京都府京都市中京区三条烏丸東入場之町603", "Variant A-STREET")]
    [InlineData("京都府京都市中京区三条通烏丸東入る場之町603", "京都府京都市中京区三条烏丸西入場之町603", "Near A-OTHERST")]
    [InlineData("京都府京都市中京区三条通烏丸東入る場之町603", "京都府京都市中京区六角烏丸東入場之町603", "Near A-OTHERST")]
    [InlineData("京都府京都市中京区烏丸通三条上る場之町603", "京都府京都市中京区場之町604", "Different A-STREET A-NUM")]
    public void Streets_of_Kyoto(string member, string resident, string expected) => AssertComparison(member, resident, expected);

    [Theory]
    [InlineData("東京都千代田区神田神保町3-11 みどり荘204", "東京都千代田区神田神保町3-11", "Variant A-BLDG")]
    [InlineData("東京都千代田区神田神保町3-11 204号室", "東京都千代田区神田神保町3-11 みどり荘204", "Variant A-BLDG")]
    [InlineData("東京都千代田区神田神保町3-11-204", "東京都千代田区神田神保町3-11 204号室", "Variant A-CHOME A-ROOMPOS")]
    [InlineData("東京都千代田区神田神保町3-11-204", "東京都千代田区神田神保町3-11 みどり荘204号", "Variant A-ROOMPOS A-BLDG")]
    [InlineData("東京都千代田区神田神保町3-11-204", "東京都千代田区神田神保町3-11 みどり荘205号", "Near A-PREFIX")]
    [InlineData("東京都千代田区神田神保町3-11 みどり荘204", "東京都千代田区神田神保町3-11 みどり荘205", "Near A-ROOM")]
    [InlineData("東京都千代田区神田神保町3-11 みどり荘204", "東京都千代田区神田神保町3-11 あおい荘204", "Near A-ROOM")]
    [InlineData("東京都千代田区神田神保町3-11 みどり荘", "東京都千代田区神田神保町3-11 みどり荘204", "Near A-ROOM")]
    [InlineData("東京都千代田区神田神保町3-11 山田方", "東京都千代田区神田神保町3-11 川田方", "Near A-ROOM")]
    [InlineData("東京都千代田区神田神保町3-11 山田方", "東京都千代田区神田神保町3-11", "Variant A-BLDG")]
    [InlineData("東京都千代田区神田神保町3-11 みどり荘204 山田方", "東京都千代田区神田神保町3-11 みどり荘204", "Near A-ROOM")]
    [InlineData("東京都千代田区神田神保町3-11 みどり荘1号棟204", "東京都千代田区神田神保町3-11 みどり荘204", "Near A-ROOM")]
    [InlineData("東京都千代田区神田神保町3-11 1号棟204", "東京都千代田区神田神保町3-11 204", "Near A-ROOM")]
    [InlineData("東京都千代田区神田神保町3-11", "東京都千代田区神田神保町3丁目 みどり荘11", "Near A-PREFIX")]
    [InlineData("北海道網走郡大空町女満別湖南12号線北3", "北海道網走郡大空町女満別湖南12", "Near A-PREFIX")]
    [InlineData("東京都千代田区神田神保町3-11 みどり荘2階", "東京都千代田区神田神保町3-11 みどり荘２F", "Variant F-WIDTH A-CHOME")]
    [InlineData("東京都千代田区神田神保町3-11 みどり荘2階", "東京都千代田区神田神保町3-11 みどり荘2号室", "Near A-ROOM")]
    [InlineData("東京都千代田区神田神保町3-11-5-204", "東京都千代田区神田神保町3-11 5号棟204号室", "Near A-PREFIX")]
    [InlineData("東京都千代田区神田神保町3-11-8-5-204", "東京都千代田区神田神保町3-11-8 5号棟204号室", "Variant A-CHOME A-ROOMPOS")]
    [InlineData("東京都千代田区神田神保町3-11番地先", "東京都千代田区神田神保町3-11", "Near A-CHOME A-PREFIX")]
    [InlineData("東京都千代田区神田神保町3番外地", "東京都千代田区神田神保町3", "Near A-CHOME A-PREFIX")]
    [InlineData("東京都千代田区神田神保町3-11 コ-ポ緑2-1", "東京都千代田区神田神保町3-11 コーポ緑2-1", "Fold F-HYPHEN")]
    public void Buildings_and_rooms(string member, string resident, string expected) => AssertComparison(member, resident, expected);

    [Theory]
    [InlineData("静岡県浜松市中区砂山町1-2", "静岡県浜松市中央区砂山町1-2", "Variant A-RENAMED")]
    [InlineData("静岡県浜松市北区三方原町1-2", "静岡県浜松市中央区三方原町1-2", "Variant A-RENAMED")]
    [InlineData("静岡県浜松市北区細江町気賀1-2", "静岡県浜松市浜名区細江町気賀1-2", "Variant A-RENAMED")]
    [InlineData("静岡県浜松市北区細江町気賀1-2", "静岡県浜松市中央区細江町気賀1-2", "Undetermined A-RENAMED U-SPLIT")]
    [InlineData("静岡県浜松市北区根洗町1-2", "静岡県浜松市中央区根洗町1-2", "Variant A-RENAMED")]
    [InlineData("静岡県浜松市北区根洗町1-2", "静岡県浜松市浜名区根洗町1-2", "Undetermined A-RENAMED U-SPLIT")]
    [InlineData("静岡県浜松市北区無名町1-2", "静岡県浜松市浜名区無名町1-2", "Undetermined A-RENAMED U-SPLIT")]
    [InlineData("静岡県浜松市北区", "静岡県浜松市浜名区", "Undetermined U-TWO")]
    [InlineData("静岡県浜松市西区", "静岡県浜松市中央区", "Variant A-RENAMED")]
    [InlineData("静岡県浜松市中区砂山町1-2", "静岡県浜松市浜名区砂山町1-2", "Different A-MUNI")]
    [InlineData("静岡県浜松市中区砂山町1-2", "静岡県浜松市南区砂山町1-2", "Different A-MUNI")]
    public void Renamed_municipalities(string member, string resident, string expected) => AssertComparison(member, resident, expected);

    [Fact]
    public void A_new_name_counts_from_its_day_and_names_its_row()
    {
        const string Before = "静岡県浜松市中区砂山町1-2";
        const string After = "静岡県浜松市中央区砂山町1-2";
        var result = ShippedAddresses.Compare(Before, After);
        Assert.Equal(1, Assert.Single(result.Reasons.ToArray()).TableRow);

        var earlier = new AddressComparer(ShippedAddresses.Fold, ShippedAddresses.Kanji, ShippedAddresses.Towns, new(2023, 12, 31));
        earlier.Compare(Before, After, result);
        Assert.False(result.Agrees());
    }

    [Theory]
    [InlineData("東京都新宿区西新●1-2", "東京都新宿区西新宿1-2", "Undetermined U-WILD")]
    [InlineData("東京都新宿区西新●1-2", "東京都新宿区西新●1-2", "Undetermined U-WILD")]
    [InlineData("東京都新宿区西新宿1-2 〓荘", "東京都新宿区西新宿1-2 緑荘", "Undetermined U-WILD")]
    [InlineData("東京都新宿区西新宿●-2", "東京都新宿区西新宿1-2", "Undetermined U-WILD")]
    [InlineData("東京都新宿区西新●一丁目2", "東京都新宿区西新宿1-2 みどり荘101", "Undetermined A-CHOME A-BLDG U-WILD")]
    [InlineData("東京都新宿区西新●1-2", "新宿区西新宿1-2", "Undetermined A-PREF U-WILD")]
    [InlineData("東京都新宿区西新●1-2", "東京都新宿区西新宿1-3", "Different U-WILD A-NUM")]
    public void A_placeholder_is_undetermined(string member, string resident, string expected) => AssertComparison(member, resident, expected);

    [Theory]
    [InlineData("", "東京都新宿区西新宿1-2", "Undetermined U-BLANK")]
    [InlineData("　", "　", "Undetermined U-BLANK")]
    [InlineData("住所不定", "東京都新宿区西新宿1-2", "Undetermined U-SPLIT")]
    [InlineData("緑の丘の上の家", "青い海の前の家", "Undetermined U-SPLIT")]
    [InlineData("東京都新宿区西新宿1-2", "東京都新宿区西親宿1-2", "Near A-TYPO")]
    [InlineData("東京都新宿区西新宿1-2", "東京都親宿区西新宿1-2", "Near A-TYPO")]
    public void What_cannot_be_said_or_only_resembles(string member, string resident, string expected) => AssertComparison(member, resident, expected);

    [Fact]
    public void A_broken_text_is_undetermined() =>
        AssertComparison("東京都" + '\uD842' + "新宿区", "東京都新宿区", "Undetermined U-TEXT");

    [Fact]
    public void Positions_point_into_the_texts_as_submitted()
    {
        var result = ShippedAddresses.Compare("東京都　千代田区神田神保町３丁目11", "東京都千代田区神田神保町三丁目11");
        var reason = Assert.Single(result.Reasons.ToArray(), reason => reason.Code == ReasonCode.AddressChome);
        Assert.Equal((new TextRange(13, 1), new TextRange(12, 1)), (reason.Left, reason.Right));
    }

    [Theory]
    [InlineData("横浜市中区山下町70", "神奈川県横浜市中区山下町70", TownTable.MunicipalitiesFileName, "横浜市\t中区")]
    [InlineData("高知県四万十町大正12", "高知県高岡郡四万十町大正12", TownTable.MunicipalitiesFileName, "高岡郡\t四万十町")]
    [InlineData("東京都千代田区岩本町1-2", "東京都千代田区岩本1-2", TownTable.TownsFileName, "13101\t岩本町")]
    [InlineData("神奈川県鎌倉市由比ガ浜1-2", "神奈川県鎌倉市由比ヶ浜1-2", TownTable.TownsFileName, "14204\t由比ガ浜")]
    [InlineData("東京都国立市谷保10", "東京都国立市大字谷保10", TownTable.TownsFileName, "13215\t谷保")]
    public void A_reason_names_the_row_of_the_place(string member, string resident, string table, string place)
    {
        var reason = Assert.Single(ShippedAddresses.Compare(member, resident).Reasons.ToArray());
        Assert.Contains(place, Encoding.UTF8.GetString(ShippedTables.Read(table)).Split('\n')[reason.TableRow], StringComparison.Ordinal);
    }

    [Fact]
    public void The_town_table_is_asked_for_only_when_the_fold_does_not_decide()
    {
        var towns = new Lazy<TownTable>(() => throw new InvalidOperationException("asked for"));
        var comparer = new AddressComparer(ShippedAddresses.Fold, ShippedAddresses.Kanji, towns, ShippedAddresses.Day);
        var result = new FieldComparison();
        comparer.Compare("東京都千代田区1-1", "東京都千代田区１－１", result);
        Assert.Equal(Tier.Fold, result.Tier);
        Assert.Throws<InvalidOperationException>(() => comparer.Compare("東京都千代田区1-1", "東京都千代田区1-2", result));
    }

    [Fact]
    public void A_missing_koaza_can_be_refused()
    {
        var strict = new AddressComparer(ShippedAddresses.Fold, ShippedAddresses.Kanji, ShippedAddresses.Towns, ShippedAddresses.Day, acceptMissingKoaza: false);
        var result = new FieldComparison();
        strict.Compare("鳥取県東伯郡三朝町大字大瀬字向田10-1", "鳥取県東伯郡三朝町大字大瀬10-1", result);
        Assert.Equal("Undetermined U-SPLIT", result.Describe());
    }

    private static void AssertComparison(string member, string resident, string expected) =>
        Assert.Equal(expected, ShippedAddresses.Compare(member, resident).Describe());
}
