using FsCheck;
using FsCheck.Fluent;
using Shikaku.Core.Addresses;
using Shikaku.Core.Matching;

namespace Shikaku.Core.Tests.Addresses;

/// <summary>MAT-04 for addresses.</summary>
public class AddressPropertyTests
{
    private static readonly string[] Places =
    [
        "東京都千代田区神田神保町", "神奈川県横浜市中区山下町", "北海道札幌市北区北二十四条西", "長野県松本市里山辺", "京都府京都市中京区場之町",
        "高知県高岡郡四万十町大正", "大阪府堺市堺区市之町東", "東京都千代田区三番町", "茨城県つくば市大字上ノ室", "岐阜県郡上市八幡町島谷",
    ];

    // Each several times, with more or less left out.
    private static readonly string[][] Heads =
    [
        ["東京都千代田区", "千代田区", "東京千代田区"], ["神奈川県横浜市中区", "横浜市中区", "神奈川県　横浜市中区"], ["京都府京都市中京区", "京都市中京区", "中京区"],
        ["高知県高岡郡四万十町", "高岡郡四万十町", "高知県四万十町", "四万十町"], ["北海道札幌市北区", "札幌市北区", "札幌北区"], ["東京都府中市", "広島県府中市", "府中市"],
    ];

    private static readonly string[] Pieces =
    [
        "東京都", "北海道", "京都府", "府中市", "中央区", "札幌市", "郡", "市", "区", "町", "大字", "字", "小字", "三番町", "丁目", "番地", "番", "号", "の", "ノ",
        "之", "-", "ー", "一", "二十三", "１２", "3", "号室", "階", "Ａ", "甲", "イ", "上る", "東入", "通", "条", " ", "　", "・", "●", "\uE000", "\uD842", "𠮷", "荘",
        "葛\U000E0101", "ｶﾞ", "\u3099", "（", "千", "十", "〇", "999999999", "1234567890", "浜松市中区", "ヶ", "ケ", "澤", "沢", "①", "Ⅷ", "ヴ", "ィ", "〒101-0051", "101-0051", "様方", "壱",
    ];

    private static readonly Gen<string> AnyText =
        Gen.OneOf(
            Gen.Elements(Pieces).ArrayOf().Select(string.Concat),
            Gen.Choose(0, char.MaxValue).Select(unit => (char)unit).ArrayOf().Select(units => new string(units)),
            from place in Gen.Elements(Places) from tail in Gen.Elements(Pieces).ArrayOf() select place + string.Concat(tail));

    private static readonly Gen<int[]> Numbers = Gen.Choose(1, 2_000).ArrayOf(3);

    // UTF-8 holds no lone surrogates.
    private static string Mended(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));

    private readonly AddressComparer _comparer = ShippedAddresses.Comparer();
    private readonly FieldComparison _result = new();

    [Fact]
    public void Any_two_texts_compare_without_exception_and_alike_in_both_directions() =>
        Properties.Hold(Gen.Two(AnyText), pair => TierOf(pair.Item1, pair.Item2) == TierOf(pair.Item2, pair.Item1), 20_000);

    [Fact]
    public void A_text_is_itself_unless_blank_broken_or_with_a_placeholder() =>
        Properties.Hold(AnyText, text => TierOf(text, text) is Tier.Exact or Tier.Undetermined && (TierOf(text, text) == Tier.Exact || IsSpecial(text)), 5_000);

    [Fact]
    public void A_pair_compares_alike_whatever_was_compared_before() =>
        Properties.Hold(Gen.Two(AnyText), pair =>
        {
            var fresh = ShippedAddresses.Compare(pair.Item1, pair.Item2);
            _comparer.Compare(pair.Item1, pair.Item2, _result);
            return fresh.Tier == _result.Tier && fresh.Reasons.SequenceEqual(_result.Reasons);
        }, 3_000);

    // A space at the beginning means nothing, but leaves the two texts no beginning in common.
    [Fact]
    public void What_both_texts_begin_with_is_read_once_and_understood_as_if_it_were_read_twice() =>
        Properties.Hold(
            from place in Gen.Elements(Places)
            from common in Gen.Elements(Pieces).ArrayOf()
            from tails in Gen.Two(Gen.Elements(Pieces).ArrayOf())
            let start = place + string.Concat(common)
            select (Member: start + string.Concat(tails.Item1), Resident: start + string.Concat(tails.Item2)),
            pair =>
            {
                var shared = ShippedAddresses.CompareBytes(pair.Member, pair.Resident);
                var apart = ShippedAddresses.CompareBytes(" " + pair.Member, pair.Resident);
                return shared.Tier <= Tier.Fold
                    ? apart.Tier <= Tier.Fold
                    : (shared.Tier, shared.Codes.Without(ReasonCode.FoldSpace)) == (apart.Tier, apart.Codes.Without(ReasonCode.FoldSpace));
            },
            20_000);

    // A space at the end means nothing, but leaves the two texts no end that is equal to the letter.
    [Fact]
    public void What_both_texts_end_with_is_passed_over_as_if_it_were_compared() =>
        Properties.Hold(
            from place in Gen.Elements(Places)
            from heads in Gen.Two(Gen.Elements("", "東京都", "北海道", "京都府", "横浜市", "　", "大字", "二十", "Ⅷ", "々", "ー"))
            from common in Gen.Elements(Pieces).ArrayOf()
            from cut in Gen.Choose(0, 3)
            let end = place[cut..] + string.Concat(common)
            where end.Length > 0 && end[^1] is not (' ' or '　')
            select (Member: heads.Item1 + end, Resident: heads.Item2 + end),
            pair =>
            {
                var passed = ShippedAddresses.CompareBytes(pair.Member, pair.Resident);
                var compared = ShippedAddresses.CompareBytes(pair.Member + " ", pair.Resident);
                return passed.Tier <= Tier.Fold
                    ? compared.Tier <= Tier.Fold
                    : (passed.Tier, passed.Codes.Without(ReasonCode.FoldSpace)) == (compared.Tier, compared.Codes.Without(ReasonCode.FoldSpace));
            },
            20_000);

    // The same, for texts of which one leaves out a part of its head.
    [Fact]
    public void What_follows_two_heads_is_passed_over_as_if_it_were_compared() =>
        Properties.Hold(
            from heads in Gen.Elements(Heads)
            from two in Gen.Two(Gen.Elements(heads))
            from town in Gen.Elements("", "神田神保町", "山下町", "場之町", "大正", "北二十四条西", "宮町", "字")
            from tail in Gen.Elements(Pieces).ArrayOf()
            let end = town + string.Concat(tail)
            where end.Length > 0 && end[^1] is not (' ' or '　')
            select (Member: two.Item1 + end, Resident: two.Item2 + end),
            pair =>
            {
                var passed = ShippedAddresses.CompareBytes(pair.Member, pair.Resident);
                var compared = ShippedAddresses.CompareBytes(pair.Member + " ", pair.Resident);
                return passed.Tier <= Tier.Fold
                    ? compared.Tier <= Tier.Fold
                    : (passed.Tier, passed.Codes.Without(ReasonCode.FoldSpace)) == (compared.Tier, compared.Codes.Without(ReasonCode.FoldSpace));
            },
            20_000);

    [Fact]
    public void Texts_in_UTF_8_compare_like_those_in_UTF_16() =>
        Properties.Hold(Gen.Two(AnyText), pair =>
        {
            var result = ShippedAddresses.CompareBytes(pair.Item1, pair.Item2);
            _comparer.Compare(Mended(pair.Item1), Mended(pair.Item2), _result);
            return result.Tier == _result.Tier && result.Reasons.SequenceEqual(_result.Reasons);
        }, 5_000);

    [Fact]
    public void Every_difference_has_a_reason_inside_the_texts() =>
        Properties.Hold(Gen.Two(AnyText), pair =>
        {
            _comparer.Compare(pair.Item1, pair.Item2, _result);
            return (pair.Item1 == pair.Item2 && _result.Tier == Tier.Exact)
                || (_result.Reasons.Length > 0
                    && _result.Reasons.ToArray().All(reason => reason.Left.Start + reason.Left.Length <= pair.Item1.Length
                        && reason.Right.Start + reason.Right.Length <= pair.Item2.Length));
        }, 10_000);

    [Fact]
    public void One_changed_number_never_agrees() =>
        Properties.Hold(
            from place in Gen.Elements(Places)
            from numbers in Numbers
            from changed in Gen.Choose(0, 2)
            from added in Gen.Choose(1, 50)
            select (place, numbers, changed, added),
            sample =>
            {
                var others = (int[])sample.numbers.Clone();
                others[sample.changed] += sample.added;
                return TierOf(Hyphens(sample.place, sample.numbers), Markers(sample.place, others)) > Tier.Undetermined
                    && TierOf(Hyphens(sample.place, sample.numbers), Hyphens(sample.place, others) + " 緑荘101") > Tier.Undetermined;
            });

    [Fact]
    public void Equal_numbers_agree_however_written() =>
        Properties.Hold(
            from place in Gen.Elements(Places) from numbers in Numbers select (place, numbers),
            sample => TierOf(Hyphens(sample.place, sample.numbers), Markers(sample.place, sample.numbers)) == Tier.Variant);

    [Fact]
    public void A_placeholder_never_agrees() =>
        Properties.Hold(
            from place in Gen.Elements(Places) from numbers in Numbers from at in Gen.Choose(0, 100) select (place, numbers, at),
            sample =>
            {
                var text = Hyphens(sample.place, sample.numbers);
                var broken = text.Remove(sample.at % text.Length, 1).Insert(sample.at % text.Length, "●");
                return TierOf(text, broken) >= Tier.Undetermined && TierOf(broken, broken) >= Tier.Undetermined;
            });

    [Fact]
    public void Another_place_with_the_same_numbers_never_agrees() =>
        Properties.Hold(
            from place in Gen.Elements(Places) from other in Gen.Elements(Places) from numbers in Numbers select (place, other, numbers),
            sample => sample.place == sample.other
                || TierOf(Hyphens(sample.place, sample.numbers), Hyphens(sample.other, sample.numbers)) > Tier.Undetermined);

    [Fact]
    public void Two_towns_of_one_municipality_are_never_one()
    {
        var towns = System.Text.Encoding.UTF8.GetString(ShippedTables.Read(TownTable.TownsFileName)).Split('\n')
            .Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t')).GroupBy(row => row[1], row => row[2], StringComparer.Ordinal);
        var municipalities = System.Text.Encoding.UTF8.GetString(ShippedTables.Read(TownTable.MunicipalitiesFileName)).Split('\n')
            .Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t')).ToDictionary(row => row[1], row => row[3] + row[4] + row[5], StringComparer.Ordinal);
        foreach (var group in towns)
        {
            // Two spellings of the list in hiragana and katakana are one by F1. Neighbours in the order of the letters are those that resemble each other most.
            var names = group.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
            for (var i = 1; i < names.Length; i++)
            {
                var place = municipalities[group.Key];
                var (left, right) = (place + names[i - 1] + "12-3", place + names[i] + "12-3");
                Assert.True(TierOf(left, right) is Tier.Fold or >= Tier.Undetermined, $"{left} {right}");
            }
        }
    }

    [Fact]
    public void A_pair_allocates_nothing()
    {
        (string, string)[] pairs =
        [
            ("東京都千代田区神田神保町3-11 みどり荘204", "東京都千代田区神田神保町三丁目十一番地"), ("府中市1-1", "東京都府中市1-1"),
            ("神田神保町3-11", "東京都千代田区神田神保町3-11"), ("東京都新宿区西新●1-2", "東京都新宿区西新宿1-2"), ("茨城県つくば市上ノ室10", "茨城県つくば市大字上之室10"),
            ("北海道札幌市北区北24西6-1", "北海道札幌市北区北二十四条西六丁目1"), ("京都府京都市中京区烏丸通三条上る場之町603", "京都府京都市中京区場之町603"),
        ];

        // Code that is not yet optimised may box: what counts is that some round is free of it.
        var fewest = long.MaxValue;
        for (var round = 0; round < 200 && fewest > 0; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var (member, resident) in pairs)
            {
                for (var i = 0; i < 50; i++)
                {
                    _comparer.Compare(member, resident, _result);
                }
            }

            fewest = Math.Min(fewest, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, fewest);
    }

    [Theory]
    [InlineData("京都府京都市中京区", "通")]
    [InlineData("京都府京都市中京区", "上る")]
    [InlineData("東京都千代田区", "一")]
    [InlineData("東京都千代田区神田神保町1", "-1")]
    [InlineData("東京都千代田区神田神保町1丁目", "イ")]
    [InlineData("", "府中市")]
    [InlineData("", "●")]
    [InlineData("東京都千代田区", "大字字")]
    public void The_longest_text_that_is_read_differs_by_its_end_and_a_longer_one_is_not_read(string head, string repeated)
    {
        var longest = head + string.Concat(Enumerable.Repeat(repeated, 512))[..(512 - head.Length)];
        _comparer.Compare(longest, longest[..^1] + "丙", _result);
        Assert.NotEqual(Tier.Exact, _result.Tier);
        Assert.NotEqual(Tier.Fold, _result.Tier);
        _comparer.Compare(longest + longest + longest + longest, head, _result);
        Assert.Equal("Undetermined U-TEXT", _result.Describe());
    }

    private static string Hyphens(string place, int[] numbers) => $"{place}{numbers[0]}-{numbers[1]}-{numbers[2]}";

    private static string Markers(string place, int[] numbers) => $"{place}{numbers[0]}丁目{numbers[1]}番{numbers[2]}号";

    private static bool IsSpecial(string text) =>
        string.IsNullOrWhiteSpace(text) || text.Length > 512
        || Shikaku.Core.Text.Placeholder.IsIn(text) || text.Any(char.IsSurrogate) || text.All(unit => unit < 0x3001 || unit > 0xFE00);

    private Tier TierOf(string member, string resident)
    {
        _comparer.Compare(member, resident, _result);
        return _result.Tier;
    }
}
