using System.Globalization;
using System.Text;
using System.Text.Json;
using Shikaku.ReferenceData;
using Shikaku.Tests.House;

namespace Shikaku.Tests.ReferenceData;

/// <summary>The tables in data/ are whole, listed, under allowed licences, and hold what their sources hold.</summary>
public sealed class ShippedTablesTests
{
    // Share-alike is allowed only for a file of its own, never for one that other sources flow into.
    private const string ShareAlike = "CC-BY-SA-2.1-JP";

    private static readonly string[] Allowed = ["Apache-2.0", "MIT", "Unicode-3.0", "public-domain", "NAIST-2003", ShareAlike];

    private static readonly TableFiles Shipped = TableFiles.Open(Repository.PathOf("data"));

    [Fact]
    public void Every_file_of_data_is_in_the_manifest_and_every_entry_has_its_file() => Assert.Equal(
        Repository.Files("data", "*").Select(path => path["data/".Length..]).Where(file => file != TableManifest.FileName),
        Shipped.Manifest.Tables.Select(table => table.File));

    [Fact]
    public void Every_file_is_the_one_that_the_manifest_lists() =>
        Assert.All(Shipped.Manifest.Tables, table => Assert.NotEmpty(Shipped.Read(table.File)));

    [Fact]
    public void Every_table_has_the_rows_that_the_manifest_states() => Assert.All(
        Shipped.Manifest.Tables.Where(table => table.File.EndsWith(".tsv", StringComparison.Ordinal)),
        table => Assert.Equal(table.Rows, Rows(table.File).Count));

    [Fact]
    public void Every_table_has_an_allowed_licence_and_says_whom_to_name() => Assert.All(Shipped.Manifest.Tables, table =>
    {
        Assert.Contains(table.Licence, Allowed);
        Assert.NotEmpty(table.Notice);
        Assert.NotEmpty(table.Version);
    });

    [Fact]
    public void Only_what_comes_from_the_shrink_map_alone_is_share_alike() => Assert.Equal(
        ["kanji_apart_moji_joho.tsv", "kanji_moji_joho.tsv"],
        Shipped.Manifest.Tables.Where(table => table.Licence == ShareAlike).Select(table => table.File));

    [Fact]
    public void The_notice_names_every_table_with_its_licence_and_credit()
    {
        var notice = Repository.Read("NOTICE");
        Assert.All(Shipped.Manifest.Tables, table =>
        {
            Assert.Contains($"data/{table.File}", notice, StringComparison.Ordinal);
            Assert.Contains(table.Notice, notice, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("Permission is hereby granted, free of charge")]
    [InlineData("UNICODE LICENSE V3")]
    [InlineData("https://creativecommons.org/licenses/by-sa/2.1/jp/legalcode")]
    [InlineData("Nara Institute of Science and Technology (NAIST)")]
    [InlineData("ICOT Free Software")]
    [InlineData("NO WARRANTY")]
    public void The_notice_carries_the_texts_that_the_licences_ask_for(string words) =>
        Assert.Contains(words, Repository.Read("NOTICE"), StringComparison.Ordinal);

    // The counts of MAT-30 to 32 and MAT-71 to 73.
    [Theory]
    [InlineData("kanji_official.tsv", 3, "常用漢字表・康熙字典体", 364)]
    [InlineData("kanji_official.tsv", 3, "表外漢字字体表・簡易慣用字体", 22)]
    [InlineData("kanji_official.tsv", 3, "人名用漢字・別表一", 18)]
    [InlineData("kanji_official.tsv", 3, "人名用漢字・別表二", 230 - 18)]
    [InlineData("kanji_jis.tsv", 3, "JIS X 0213・関連字", 1320)]
    [InlineData("kanji_apart_moji_joho.tsv", 2, "民一2842号通達別表・別字", 120)]
    [InlineData("kanji_apart_borrowed.tsv", 2, "同音の漢字による書きかえ", 206)]
    [InlineData("kanji_ordinary.tsv", 1, "joyo", 2136)]
    [InlineData("kanji_ordinary.tsv", 1, "jinmei", 863)]
    public void A_class_holds_as_many_rows_as_its_source(string file, int column, string name, int rows) =>
        Assert.Equal(rows, Rows(file).Count(row => row[column] == name));

    [Fact]
    public void Places_are_those_of_the_postal_list()
    {
        Assert.Equal(47, Rows("prefectures.tsv").Count);
        Assert.Equal(1892, Rows("municipalities.tsv").Count);
        Assert.InRange(Rows("towns.tsv").Count, 117_000, 118_980);
    }

    [Fact]
    public void No_two_rows_of_the_kanji_relation_have_one_number()
    {
        string[] numbers = [.. new[] { "official", "moji_joho", "jis", "immigration" }.SelectMany(source => Rows($"kanji_{source}.tsv")).Select(row => row[0])];

        Assert.Equal(numbers.Length, numbers.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_town_lies_in_a_municipality_and_every_municipality_in_a_prefecture()
    {
        var prefectures = Rows("prefectures.tsv").Select(row => row[0]).ToHashSet(StringComparer.Ordinal);
        var municipalities = Rows("municipalities.tsv");
        var codes = municipalities.Select(row => row[1]).ToHashSet(StringComparer.Ordinal);

        Assert.All(municipalities, row => Assert.Contains(row[2], prefectures));
        Assert.DoesNotContain(Rows("towns.tsv"), row => !codes.Contains(row[1]));
    }

    // 郡 leaves by table, never by pattern (MAT-71).
    [Theory]
    [InlineData("07203", "", "郡山市", "")]
    [InlineData("21219", "", "郡上市", "")]
    [InlineData("23214", "", "蒲郡市", "")]
    [InlineData("29203", "", "大和郡山市", "")]
    [InlineData("40216", "", "小郡市", "")]
    [InlineData("28481", "赤穂郡", "上郡町", "")]
    [InlineData("01408", "余市郡", "余市町", "")]
    [InlineData("12203", "", "市川市", "")]
    [InlineData("13101", "", "千代田区", "")]
    [InlineData("13381", "三宅島", "三宅村", "")]
    [InlineData("13421", "", "小笠原村", "")]
    [InlineData("22138", "", "浜松市", "中央区")]
    [InlineData("26102", "", "京都市", "上京区")]
    public void A_municipality_is_split_as_it_is_written(string code, string county, string city, string ward) =>
        Assert.Equal([county, city, ward], Assert.Single(Rows("municipalities.tsv"), row => row[1] == code)[3..]);

    [Fact]
    public void A_town_is_a_name_and_no_remark_of_the_post() => Assert.DoesNotContain(
        Rows("towns.tsv"),
        row => row[2].Length == 0 || row[2].AsSpan().IndexOfAny("（）、") >= 0 || row[2].Contains("の次に", StringComparison.Ordinal));

    [Fact]
    public void The_new_wards_of_浜松_are_reached_from_the_six_that_ended()
    {
        var changes = Rows("former_municipalities.tsv").Where(row => row[2].StartsWith("浜松市", StringComparison.Ordinal)).ToList();

        Assert.Equal(6, changes.DistinctBy(row => row[2]).Count());
        Assert.Equal(["浜松市中央区", "浜松市浜名区"], changes.Where(row => row[2] == "浜松市北区").Select(row => row[4]));
        Assert.All(changes, row => Assert.Equal("2024-01-01", row[5]));
    }

    [Fact]
    public void No_town_of_the_list_holds_an_improper_word()
    {
        var words = Rows("improper_words.tsv").Where(row => row is [_, "address", "contains", ..]).Select(row => row[0]).ToList();

        Assert.NotEmpty(words);
        Assert.DoesNotContain(Rows("towns.tsv"), row => words.Exists(word => row[2].Contains(word, StringComparison.Ordinal)));
    }

    [Fact]
    public void No_name_of_the_sample_holds_an_improper_word()
    {
        var words = Rows("improper_words.tsv").Where(row => row is [_, "name", "contains", ..]).Select(row => row[0]).ToList();
        var names = Rows("sample_surnames.tsv").Concat(Rows("sample_given_names.tsv"));

        Assert.NotEmpty(words);
        Assert.DoesNotContain(names, row => words.Exists(word => row[0].Contains(word, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_commonest_surnames_lead_the_sample() =>
        Assert.Equal(["佐藤", "鈴木", "高橋", "田中", "伊藤"], Rows("sample_surnames.tsv").Take(5).Select(row => row[0]));

    [Fact]
    public void Names_of_the_sample_are_unique_with_a_reading_in_katakana_and_a_weight()
    {
        foreach (var file in (string[])["sample_surnames.tsv", "sample_given_names.tsv"])
        {
            var rows = Rows(file);
            Assert.Equal(rows.Count, rows.DistinctBy(row => string.Join(' ', row[0], row[1], row[^1] is "1" or "2" ? row[^1] : "")).Count());
            Assert.DoesNotContain(rows, row => row[1].AsSpan().ContainsAnyExceptInRange('ァ', 'ヶ'));
            Assert.DoesNotContain(rows, row => !int.TryParse(row[2], CultureInfo.InvariantCulture, out var weight) || weight <= 0);
        }
    }

    [Fact]
    public void Given_names_are_of_both_sexes_alike()
    {
        var sexes = Rows("sample_given_names.tsv").CountBy(row => row[3]).ToDictionary();

        Assert.Equal(2, sexes.Count);
        Assert.Equal(sexes["1"], sexes["2"]);
    }

    [Fact]
    public void Judgement_policies_are_counted_as_the_file_has_them()
    {
        using var policies = JsonDocument.Parse(Shipped.Read("judgement_policies.json"));

        Assert.Equal(
            policies.RootElement.GetProperty("policies").GetArrayLength(),
            Assert.Single(Shipped.Manifest.Tables, table => table.File == "judgement_policies.json").Rows);
    }

    private static List<string[]> Rows(string file) =>
        [.. Encoding.UTF8.GetString(Shipped.Read(file)).TrimEnd('\n').Split('\n').Skip(1).Select(line => line.Split('\t'))];
}
