using System.Text;
using Shikaku.Tables;

namespace Shikaku.Tests.Tables;

/// <summary>How the postal list is read and what of it becomes a town.</summary>
public sealed class PostalListTests : IDisposable
{
    private readonly InputTree _inputs = new InputTree().WithPostalList();

    public void Dispose() => _inputs.Dispose();

    [Fact]
    public void The_first_five_digits_name_the_municipality() =>
        Assert.Contains(new("1000001", "13101", "千代田"), Entries());

    [Fact]
    public void A_number_names_the_municipality_of_what_follows_it() => Assert.Equal(
        [new("9630000", "07203", "本町"), new("9630000", "28481", "本町"), new("9630000", "28481", "山野里")],
        Entries().Where(entry => entry.PostalCode == "9630000"));

    [Fact]
    public void A_building_with_five_digits_of_its_own_is_no_town() =>
        Assert.Equal([new PostalList.Entry("1006000", "13101", "霞が関")], Entries().Where(entry => entry.PostalCode == "1006000"));

    [Fact]
    public void A_code_without_municipality_is_refused()
    {
        _inputs.With(Input.PostalTowns, """{"zip7":{"9999999":"本町"}}""");

        Assert.Throws<InvalidDataException>(Entries);
    }

    [Fact]
    public void A_list_that_lacks_towns_is_refused() =>
        Assert.Throws<InvalidDataException>(() => new PostalList(_inputs.Open()).RequireWhole());

    [Fact]
    public void A_town_stands_in_its_municipality_once_for_each_postal_code() => Assert.Equal(
        [
            "row\tmunicipality\ttown\tpostal_code",
            "1\t07203\t本町\t9630000",
            "2\t07203\t本町\t9630001",
            "3\t13101\t千代田\t1000001",
            "4\t13101\t霞が関\t1006000",
            "5\t22138\t神立町\t4300801",
            "6\t28481\t井道\t1000301",
            "7\t28481\t奥井道\t1000301",
            "8\t28481\t山野里\t9630000",
            "9\t28481\t本町\t9630000",
        ],
        Lines(new PlaceTables(new PostalList(_inputs.Open())).Towns()));

    [Fact]
    public void A_municipality_is_split_into_county_city_and_ward() => Assert.Equal(
        [
            "row\tcode\tprefecture\tcounty\tcity\tward",
            "1\t07203\t07\t\t郡山市\t",
            "2\t13101\t13\t\t千代田区\t",
            "3\t22138\t22\t\t浜松市\t中央区",
            "4\t28481\t28\t赤穂郡\t上郡町\t",
        ],
        Lines(new PlaceTables(new PostalList(_inputs.Open())).Municipalities()));

    [Theory]
    [InlineData("丸の内", "丸の内")]
    [InlineData("丸の内（次のビルを除く）", "丸の内")]
    [InlineData("以下に掲載がない場合", "")]
    [InlineData("小菅村の次に１～６６３番地がくる場合", "")]
    [InlineData("", "")]
    [InlineData("井道、奥井道、内井道", "井道 奥井道 内井道")]
    [InlineData("大泉町西井出８２４０－１", "大泉町西井出")]
    [InlineData("すずらん台東１番町", "すずらん台東１番町")]
    [InlineData("平泉外１２入会", "平泉外１２入会")]
    [InlineData("八丁堀", "八丁堀")]
    public void A_remark_of_the_post_is_no_part_of_a_name(string entry, string towns) =>
        Assert.Equal(towns.Split(' ', StringSplitOptions.RemoveEmptyEntries), TownName.Clean(entry));

    [Fact]
    public void A_municipality_that_only_the_older_list_names_became_the_one_of_its_towns_today()
    {
        using var handKept = new InputTree()
            .With("prefectures.tsv", "code\tname\n22\t静岡県\n13\t東京都\n07\t福島県\n28\t兵庫県\n")
            .With("municipality_changes.tsv", "former_prefecture\tformer_name\teffective_on\tsource\n静岡県\t浜松市東区\t2024-01-01\t条例\n");

        Assert.Equal(
            [
                "row\tformer_prefecture\tformer_name\tprefecture\tname\teffective_on\tsource",
                "1\t静岡県\t浜松市東区\t静岡県\t浜松市中央区\t2024-01-01\t条例",
            ],
            Lines(Former(handKept, ";; comment", "1000001 /東京都千代田区千代田/", "4300801 /静岡県浜松市東区神立町/").Make()));
    }

    [Fact]
    public void A_change_whose_day_is_unknown_is_refused()
    {
        using var handKept = new InputTree()
            .With("prefectures.tsv", "code\tname\n22\t静岡県\n13\t東京都\n07\t福島県\n28\t兵庫県\n")
            .With("municipality_changes.tsv", "former_prefecture\tformer_name\teffective_on\tsource\n");

        var refusal = Assert.Throws<InvalidDataException>(() => Former(handKept, "4300801 /静岡県浜松市東区神立町/").Make());

        Assert.Contains("静岡県浜松市東区", refusal.Message, StringComparison.Ordinal);
    }

    private static string[] Lines(DataFile file) => Encoding.UTF8.GetString(file.Content).TrimEnd('\n').Split('\n');

    private FormerMunicipalities Former(InputTree handKept, params string[] lines) =>
        new(new PostalList(_inputs.Open()), lines, new HandKeptFolder(handKept.Path));

    private IReadOnlyList<PostalList.Entry> Entries() => new PostalList(_inputs.Open()).Entries;
}
