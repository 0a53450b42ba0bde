using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Shikaku.Core.Records;
using Shikaku.Core.Tests.Identifiers;
using Shikaku.Core.Text;

namespace Shikaku.Core.Tests.Records;

/// <summary>The filter may look closer without need, but never misses: the findings are those of a search without it.</summary>
public sealed class AddressFilterTests
{
    private static readonly string[] Troublesome =
        ["●", "〓", "□", "■", "◆", "\uFFFD", "\uE000", "\uF8FF", "\U000F0000", "\U0010FFFD", "不明", "住所不定", "同上", "入院中", "支援措置", "秘匿"];

    private static readonly ImproperWords Words = ImproperWords.Parse(ShippedTables.Read("improper_words.tsv"));

    [Fact]
    public void Whatever_stands_anywhere_in_an_address_of_any_length_is_found() => Prop.ForAll(
        (from before in Gen.Choose(0, 60)
         from after in Gen.Choose(0, 60)
         from part in Gen.Elements(Troublesome)
         select Filler(before) + part + Filler(after)).ToArbitrary(),
        text => Codes(text).Contains("S1", StringComparison.Ordinal) && Codes(text) == CodesWithoutFilter(text)).Check(Digits.Seeded(41));

    [Fact]
    public void A_telephone_number_is_found_anywhere_in_either_width() => Prop.ForAll(
        (from before in Gen.Choose(0, 60)
         from after in Gen.Choose(0, 60)
         from part in Gen.Elements("03-1234-5678", "０９０１２３４５６７８", "０６（１２３４）５６７８")
         select Filler(before) + part + Filler(after)).ToArbitrary(),
        text => Codes(text) == "S111" && CodesWithoutFilter(text) == "S111").Check(Digits.Seeded(42));

    [Fact]
    public void Every_town_of_the_country_is_in_order()
    {
        var prefectures = Rows("prefectures.tsv").ToDictionary(static row => row[0], static row => row[1], StringComparer.Ordinal);
        var municipalities = Rows("municipalities.tsv").ToDictionary(static row => row[1], StringComparer.Ordinal);
        var findings = new RowFindings();
        var facts = default(MemberFacts);
        var checks = new RegistrationChecks(MemberRowBuilder.Tables, new RegistrationOptions());
        foreach (var town in Rows("towns.tsv").Where(static (_, place) => place % 10 == 0))
        {
            var municipality = municipalities[town[1]];
            var address = $"{prefectures[municipality[2]]}{municipality[3]}{municipality[4]}{municipality[5]}{town[2]}1-2-345";
            findings.Reset();
            checks.Check(new MemberRowBuilder((MemberColumn.Address, address)).Row, MemberRowBuilder.Today, findings, ref facts);
            Assert.True(findings.All.IsEmpty, address);
        }
    }

    private static string[][] Rows(string file) =>
        [.. Encoding.UTF8.GetString(ShippedTables.Read(file)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(static line => line.Split('\t'))];

    private static string Filler(int length) => string.Concat(Enumerable.Range(0, length).Select(static place => "千代田区町A-"[place % 7]));

    private static string Codes(string suffix) => MemberRowBuilder.FindingsOf((MemberColumn.Address, "東京都千代田区" + suffix));

    private static string CodesWithoutFilter(string suffix)
    {
        var text = Encoding.UTF8.GetBytes("東京都千代田区" + suffix);
        var codes = new List<string>();
        if (Placeholder.IsIn(text))
        {
            codes.Add("S109");
        }

        if (Words.IsIn(text, ImproperWords.Field.Address, MemberRowBuilder.Today))
        {
            codes.Add("S111");
        }

        return string.Join(' ', codes);
    }
}
