using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Shikaku.Core.Judgement;
using Shikaku.Core.Matching;

namespace Shikaku.Core.Tests.Judgement;

/// <summary>The shipped table of policies, and what a damaged one is refused for.</summary>
public sealed class JudgementPoliciesTests
{
    [Fact]
    public void CHK_22_three_policies_are_shipped_and_shikaku_is_the_default()
    {
        Assert.Equal("P2023-09 P2024-05 shikaku", string.Join(' ', ShippedPolicies.All.All.ToArray().Select(policy => policy.Name)));
        Assert.Equal("shikaku", ShippedPolicies.All.DefaultName);
        Assert.Equal("P2024-05", ShippedPolicies.Shikaku.Base);
        Assert.True(ShippedPolicies.Shikaku.AcceptsExplained);
        Assert.True(ShippedPolicies.Shikaku.RefusedReasons.IsEmpty);
        Assert.False(ShippedPolicies.P202405.AcceptsExplained);
        Assert.Equal(JudgementPolicy.ExplainedReasons, ShippedPolicies.P202405.RefusedReasons);
        Assert.Equal(AddressOnlyRule.Several, ShippedPolicies.P202309.AddressOnly);
        Assert.Equal(AddressOnlyRule.Stop, ShippedPolicies.P202405.AddressOnly);
        Assert.Equal(6, ShippedPolicies.P202405.RecentLossMonths);
        Assert.Null(ShippedPolicies.P202309.RecentLossMonths);
    }

    [Fact]
    public void CHK_22_shikaku_differs_from_its_base_in_explained_alone()
    {
        for (var bits = 0; bits < ItemVector.Count; bits++)
        {
            var vector = new ItemVector((byte)bits);
            Assert.Equal(ShippedPolicies.P202405.Judge(vector, 1), ShippedPolicies.Shikaku.Judge(vector, 1));
        }

        Assert.Equal(ShippedPolicies.P202405.WildcardMaximum, ShippedPolicies.Shikaku.WildcardMaximum);
        Assert.Equal(ShippedPolicies.P202405.EffectiveFrom, ShippedPolicies.Shikaku.EffectiveFrom);
    }

    [Theory]
    [InlineData("2023-09-06", null)]
    [InlineData("2023-09-07", "P2023-09")]
    [InlineData("2024-05-06", "P2023-09")]
    [InlineData("2024-05-07", "P2024-05")]
    [InlineData("2026-11-21", "P2024-05")]
    public void CHK_22_the_day_of_the_check_selects_the_published_policy(string day, string? expected)
    {
        var found = ShippedPolicies.All.TryFindPublished(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), out var policy);
        Assert.Equal(expected is not null, found);
        Assert.Equal(expected, policy?.Name);
    }

    [Fact]
    public void A_policy_is_found_by_name_from_its_first_day_on()
    {
        Assert.False(ShippedPolicies.All.TryFind("shikaku", new DateOnly(2024, 5, 6), out _));
        Assert.True(ShippedPolicies.All.TryFind("shikaku", new DateOnly(2024, 5, 7), out _));
        Assert.True(ShippedPolicies.All.TryFind("P2023-09", new DateOnly(2026, 11, 21), out _));
        Assert.False(ShippedPolicies.All.TryFind("Shikaku", new DateOnly(2026, 11, 21), out _));
    }

    [Fact]
    public void A_later_version_of_a_name_takes_over_on_its_first_day()
    {
        var policies = ParseChanged(table =>
        {
            var next = table["policies"]![2]!.DeepClone();
            next["effectiveFrom"] = "2027-04-01";
            next["addressOnly"] = "several";
            table["policies"]!.AsArray().Add(next);
        });

        Assert.True(policies.TryFind("shikaku", new DateOnly(2027, 3, 31), out var before));
        Assert.Equal(AddressOnlyRule.Stop, before.AddressOnly);
        Assert.True(policies.TryFind("shikaku", new DateOnly(2027, 4, 1), out var after));
        Assert.Equal(AddressOnlyRule.Several, after.AddressOnly);
    }

    [Fact]
    public void Every_rule_of_a_shipped_policy_names_its_source()
    {
        foreach (var policy in JsonNode.Parse(ShippedPolicies.Json)!["policies"]!.AsArray())
        {
            foreach (var rule in new[] { "effectiveFrom", "addressOnly", "refusedReasons", "wildcardMax", "recent", "rows" })
            {
                Assert.Contains("CHK", policy!["sources"]![rule]!.GetValue<string>(), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void CHK_21_wildcardMax_lets_a_name_with_few_placeholders_agree_and_nothing_else()
    {
        var policies = ParseChanged(table => table["policies"]![2]!["wildcardMax"] = 1);
        Assert.True(policies.TryFind("shikaku", new DateOnly(2026, 11, 21), out var policy));
        var comparison = new RecordComparison();

        comparison.KanjiName.Add(ReasonCode.UndeterminedWildcard);
        Assert.Equal("11111", policy.VectorOf(comparison).ToString());

        comparison.KanjiName.Add(ReasonCode.UndeterminedWildcard);
        Assert.Equal("11011", policy.VectorOf(comparison).ToString());

        comparison.Reset();
        comparison.KanjiName.Add(ReasonCode.UndeterminedWildcard);
        comparison.KanjiName.Add(ReasonCode.UndeterminedText);
        Assert.Equal("11011", policy.VectorOf(comparison).ToString());
    }

    [Fact]
    public void CHK_22_addressOnly_none_never_stops()
    {
        var policies = ParseChanged(table =>
        {
            table["policies"]![2]!["addressOnly"] = "none";
            table["policies"]![2]!["rows"]!["11110"] = "△00";
        });
        Assert.True(policies.TryFind("shikaku", new DateOnly(2026, 11, 21), out var policy));
        Assert.Equal("△00", ShippedPolicies.Show(policy.Judge(ItemVector.AddressDiffers, 2)));
    }

    public static TheoryData<string, Action<JsonNode>, string> Damages() => new()
    {
        { "a hole in the rows", table => Rows(table).Remove("10101"), "10101 is missing" },
        { "a row that is no vector", table => Rows(table).Add("1111", "○00"), "'1111'" },
        { "a row of six", table => Rows(table).Add("111110", "△00"), "'111110'" },
        { "a mark that contradicts its stops", table => Rows(table)["01111"] = "×01", "01111" },
        { "an unknown mark", table => Rows(table)["01111"] = "◎00", "01111" },
        { "○ for a difference", table => Rows(table)["11110"] = "○00", "○" },
        { "no ○ for full agreement", table => Rows(table)["11111"] = "△00", "○" },
        { "addressOnly against its row", table => Policy(table)["addressOnly"] = "none", "contradicts addressOnly" },
        { "an unknown addressOnly", table => Policy(table)["addressOnly"] = "perhaps", "perhaps" },
        { "an unknown reason", table => Policy(table)["refusedReasons"]!.AsArray().Add("A-NOSUCH"), "A-NOSUCH" },
        { "a reason that does not agree anyway", table => Policy(table)["refusedReasons"]!.AsArray().Add("A-NUM"), "A-NUM" },
        { "explained against refusedReasons", table => Policy(table)["explained"] = 1, "contradicts explained" },
        { "explained 2", table => Policy(table)["explained"] = 2, "explained" },
        { "a negative wildcardMax", table => Policy(table)["wildcardMax"] = -1, "wildcardMax" },
        { "a missing field", table => Policy(table).Remove("recent"), "recent" },
        { "an unknown field", table => Policy(table).Add("recentt", 6), "recentt" },
        { "an impossible day", table => Policy(table)["effectiveFrom"] = "2024-02-30", "2024-02-30" },
        { "a wrong type", table => Policy(table)["name"] = 5, "judgement_policies.json" },
        { "two published policies from one day", table => Policy(table)["effectiveFrom"] = "2023-09-07", "begin on one day" },
        { "a base that is not there", table => table["policies"]![2]!["base"] = "P1999-01", "P1999-01" },
        { "a default that is not there", table => table["default"] = "P1999-01", "P1999-01" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_table_is_refused_with_the_place_of_the_damage(string damage, Action<JsonNode> change, string place)
    {
        var refusal = Assert.Throws<InvalidDataException>(() => ParseChanged(change));
        Assert.True(refusal.Message.Contains(place, StringComparison.Ordinal), $"{damage}: {refusal.Message}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"version\":\"1\",\"version\":\"2\"}")]
    public void Text_that_is_no_table_is_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => JudgementPolicies.Parse(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("\"version\":")]
    [InlineData("\"addressOnly\":")]
    [InlineData("\"11111\":")]
    public void A_field_that_stands_twice_is_refused_though_both_say_the_same(string field)
    {
        var text = JsonNode.Parse(ShippedPolicies.Json)!.ToJsonString();
        var start = text.IndexOf(field, StringComparison.Ordinal);
        var twice = text.Insert(start, text[start..(text.IndexOf(',', start) + 1)]);
        var refusal = Assert.Throws<InvalidDataException>(() => JudgementPolicies.Parse(Encoding.UTF8.GetBytes(twice)));
        Assert.Contains("twice", refusal.Message, StringComparison.Ordinal);
    }

    private static JsonObject Policy(JsonNode table) => table["policies"]![1]!.AsObject();

    private static JsonObject Rows(JsonNode table) => Policy(table)["rows"]!.AsObject();

    private static JudgementPolicies ParseChanged(Action<JsonNode> change)
    {
        var table = JsonNode.Parse(ShippedPolicies.Json)!;
        change(table);
        return JudgementPolicies.Parse(Encoding.UTF8.GetBytes(table.ToJsonString()));
    }
}
