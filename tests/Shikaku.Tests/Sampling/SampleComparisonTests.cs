using System.Text;
using Shikaku.Core.Matching;
using Shikaku.ReferenceData;

namespace Shikaku.Tests.Sampling;

/// <summary>The comparison tells apart what the sample says is apart, and nothing else (MAT-97).</summary>
public sealed class SampleComparisonTests(HeavySample heavy) : IClassFixture<HeavySample>
{
    private static readonly ComparisonTables Tables = new(TableFiles.Open().Read);

    private readonly RecordComparer _comparer = new(Tables, new DateOnly(2026, 11, 21));
    private readonly RecordComparison _result = new();

    [Fact]
    public void Every_row_of_expected_agree_agrees_in_all_five_items() =>
        Assert.Empty(Compared("agree").Where(row => row.Worst > Tier.Variant).Select(row => row.Line).Take(5));

    [Fact]
    public void No_row_of_expected_disagree_agrees_in_all_five_items() =>
        Assert.Empty(Compared("disagree").Where(row => row.Worst < Tier.Near).Select(row => row.Line).Take(5));

    [Fact]
    public void A_gaiji_can_be_called_neither_the_same_nor_different() =>
        Assert.Empty(Compared("review").Where(row => row.Worst != Tier.Undetermined).Select(row => row.Line).Take(5));

    private IEnumerable<(Tier Worst, string Line)> Compared(string expected)
    {
        foreach (var (member, truth, resident) in heavy.Files.Joined())
        {
            if (truth["expected"] == expected && truth["class"] != "not_found")
            {
                yield return (WorstOf(member, resident!), $"{truth["class"]}: {string.Join(' ', member.Values)} | {string.Join(' ', resident!.Values)}");
            }
        }
    }

    private Tier WorstOf(Dictionary<string, string> member, Dictionary<string, string> resident)
    {
        _comparer.Compare(ToText(member), ToText(resident), _result);
        Tier[] tiers = [_result.KanjiName.Tier, _result.KanaName.Tier, _result.BirthDate.Tier, _result.Sex.Tier, _result.Address.Tier];
        return tiers.Max();
    }

    private static PersonText ToText(Dictionary<string, string> row) => new()
    {
        KanjiName = Encoding.UTF8.GetBytes(row["name_kanji"]),
        KanaName = Encoding.UTF8.GetBytes(row["name_kana"]),
        AliasName = Encoding.UTF8.GetBytes(row["alias_name"]),
        FormerName = Encoding.UTF8.GetBytes(row.GetValueOrDefault("former_name", "")),
        BirthDate = Encoding.UTF8.GetBytes(row["birth_date"]),
        Sex = Encoding.UTF8.GetBytes(row["sex"]),
        Address = Encoding.UTF8.GetBytes(row["address"]),
    };
}
