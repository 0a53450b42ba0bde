using Shikaku.Features.Sampling;
using Shikaku.ReferenceData;

namespace Shikaku.Tests.Sampling;

/// <summary>truth.csv says what was really done to each row.</summary>
public sealed class SampleTruthTests(HeavySample heavy) : IClassFixture<HeavySample>
{
    private static readonly string[] Items = ["name_kanji", "name_kana", "birth_date", "sex", "address"];

    // Class, and the items in which a row of it may and must differ from the resident whose number it carries.
    public static TheoryData<string, string[]> ChangedItems() => new()
    {
        { "none", [] },
        { "width", ["name_kanji", "name_kana", "address"] },
        { "space", ["name_kanji", "name_kana", "address"] },
        { "old_kanji", ["name_kanji"] },
        { "small_kana", ["name_kana"] },
        { "chome_style", ["address"] },
        { "prefecture_missing", ["address"] },
        { "building_missing", ["address"] },
        { "gaiji", ["name_kanji"] },
        { "renamed_city", ["address"] },
        { "house_number", ["address"] },
        { "homophone", ["name_kanji"] },
        { "birth_digit", ["birth_date"] },
        { "sex_slip", ["sex"] },
    };

    [Theory]
    [MemberData(nameof(ChangedItems))]
    public void A_class_changes_one_of_its_items_and_no_other(string noise, string[] items)
    {
        var rows = heavy.Files.Joined().Where(row => row.Truth["class"] == noise).ToArray();

        Assert.NotEmpty(rows);
        Assert.All(rows, row =>
        {
            var changed = Items.Where(item => row.Member[item] != row.Resident![item]).ToArray();
            Assert.Equal(items.Length == 0 ? 0 : 1, changed.Length);
            Assert.Subset(items.ToHashSet(StringComparer.Ordinal), changed.ToHashSet(StringComparer.Ordinal));
            Assert.Equal(row.Member["alias_name"], row.Resident!["alias_name"]);
        });
    }

    [Fact]
    public void A_birth_digit_is_one_digit()
    {
        var rows = heavy.Files.Joined().Where(row => row.Truth["class"] == "birth_digit");
        Assert.All(rows, row => Assert.Equal(1, row.Member["birth_date"].Zip(row.Resident!["birth_date"]).Count(pair => pair.First != pair.Second)));
    }

    [Fact]
    public void A_gaiji_is_one_placeholder()
    {
        var rows = heavy.Files.Joined().Where(row => row.Truth["class"] == "gaiji");
        Assert.All(rows, row => Assert.Equal(
            1, row.Member["name_kanji"].Zip(row.Resident!["name_kanji"]).Count(pair => pair.First is '●' or '〓' && pair.First != pair.Second)));
    }

    [Fact]
    public void A_homophone_keeps_the_kana_and_is_no_other_form_of_the_kanji()
    {
        var variants = new SampleTables(TableFiles.Open().Read).Variants;
        var rows = heavy.Files.Joined().Where(row => row.Truth["class"] == "homophone");
        Assert.All(rows, row => Assert.False(variants.MayBeOne(row.Member["name_kanji"], row.Resident!["name_kanji"])));
    }

    [Theory]
    [InlineData("twin")]
    [InlineData("family_swap")]
    [InlineData("other_person")]
    public void A_wrong_number_is_that_of_another_member_who_is_known_to_the_registry(string noise)
    {
        var rows = heavy.Files.Joined().Where(row => row.Truth["class"] == noise).ToArray();

        Assert.True(rows.Length > 20);
        Assert.All(rows, row =>
        {
            Assert.Equal("1", row.Truth["wrong_number"]);
            Assert.Equal("1", row.Resident!["status"]);
            Assert.NotEqual((row.Member["name_kana"], row.Member["birth_date"], row.Member["sex"]), (row.Resident["name_kana"], row.Resident["birth_date"], row.Resident["sex"]));
            Assert.Equal(noise == "other_person", row.Member["address"] != row.Resident["address"]);
            Assert.True(noise != "twin" || row.Member["birth_date"] == row.Resident["birth_date"]);
        });
    }

    [Fact]
    public void A_number_not_found_has_no_resident()
    {
        var rows = heavy.Files.Joined().Where(row => row.Truth["class"] == "not_found").ToArray();

        Assert.Contains(rows, row => row.Resident is null);
        Assert.Contains(rows, row => row.Resident is not null);
        Assert.All(rows, row => Assert.True(row.Resident is null || (row.Resident["status"] == "0" && row.Resident["name_kanji"].Length == 0)));
        Assert.All(heavy.Files.Joined().Where(row => row.Truth["class"] != "not_found"), row => Assert.Equal("1", row.Resident?["status"]));
    }

    [Fact]
    public void The_expectation_follows_from_the_class()
    {
        string[] disagree = ["house_number", "homophone", "twin", "family_swap", "other_person", "birth_digit", "sex_slip"];
        string[] review = ["gaiji", "not_found"];
        Assert.All(heavy.Files.Truth, truth =>
        {
            var noise = truth["class"];
            Assert.Equal(disagree.Contains(noise) ? "disagree" : review.Contains(noise) ? "review" : "agree", truth["expected"]);
            Assert.Equal(noise is "twin" or "family_swap" or "other_person" ? "1" : "0", truth["wrong_number"]);
        });
    }

    [Fact]
    public void Thirty_percent_of_a_heavy_sample_are_noisy_over_every_class()
    {
        var counts = heavy.Files.Truth.CountBy(truth => truth["class"]).ToDictionary();

        Assert.Equal(NoiseClasses.Count, counts.Count);
        Assert.InRange(HeavySample.Members - counts["none"], 0.285 * HeavySample.Members, 0.315 * HeavySample.Members);
        foreach (var (noise, perMille) in new[] { ("width", 40), ("old_kanji", 30), ("chome_style", 40), ("homophone", 15), ("house_number", 20), ("birth_digit", 7.5), ("sex_slip", 5) })
        {
            Assert.InRange(counts[noise], 0.8 * HeavySample.Members * perMille / 1000, 1.35 * HeavySample.Members * perMille / 1000);
        }
    }

    [Fact]
    public async Task About_nine_in_a_thousand_of_a_realistic_sample_are_noisy()
    {
        var sample = await SampleFiles.MakeAsync(100_000, "realistic");
        Assert.InRange(sample.Truth.Count(truth => truth["class"] != "none"), 800, 1030);
        Assert.InRange(sample.Truth.Count(truth => truth["wrong_number"] == "1"), 0, 12);
    }

    [Fact]
    public async Task Without_noise_every_row_agrees()
    {
        var sample = await SampleFiles.MakeAsync(5_000, "none");
        Assert.All(sample.Truth, truth => Assert.Equal("none", truth["class"]));
        Assert.All(sample.Joined(), row => Assert.All(Items, item => Assert.Equal(row.Resident![item], row.Member[item])));
    }
}
