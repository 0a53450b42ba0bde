using FsCheck;
using FsCheck.Fluent;
using Shikaku.Core.Matching;
using Shikaku.Core.Text;

namespace Shikaku.Core.Tests.Names;

/// <summary>The invariants of MAT-04 for names.</summary>
public class NameInvariantTests
{
    private const string NameLetters = "山田太郎髙高橋渡邊邉辺辺斎齋斉齊さくらサクラ々ヶケー-　 ・（）[]aZé●〓";
    private const string KanaLetters = "アイウエオカガサザタダツヅッハバパヤャヨョワヲヰヱヴンー-一ぁゔ　 ・ｱﾞﾟaZ●";

    private static readonly Gen<string> AnyUnits = Gen.ArrayOf(Gen.OneOf(
        Gen.Elements([.. NameLetters + KanaLetters]),
        Gen.Choose(0, char.MaxValue).Select(unit => (char)unit),
        Gen.Choose(0xD800, 0xDFFF).Select(unit => (char)unit))).Select(units => new string(units));

    private static readonly Gen<string> KanjiTexts = Gen.ArrayOf(Gen.Elements([.. NameLetters])).Select(units => new string(units));
    private static readonly Gen<string> KanaTexts = Gen.ArrayOf(Gen.Elements([.. KanaLetters])).Select(units => new string(units));

    private static readonly Gen<string> FullNames =
        from surname in Gen.Elements("高橋", "渡辺", "山田", "長谷川", "林", "斎藤")
        from given in Gen.Elements("太郎", "花子", "一", "恵美", "健", "桜")
        select surname + " " + given;

    private readonly NameComparers _names = new();

    [Fact]
    public void No_text_makes_a_comparison_throw_and_every_tier_is_the_same_in_both_directions()
    {
        foreach (var texts in (Gen<string>[])[AnyUnits, KanjiTexts, KanaTexts])
        {
            Properties.Hold(
                texts.Two(),
                pair => _names.Kanji(pair.Item1, pair.Item2).Tier == _names.Kanji(pair.Item2, pair.Item1).Tier
                    && _names.Kana(pair.Item1, pair.Item2).Tier == _names.Kana(pair.Item2, pair.Item1).Tier,
                5_000);
        }
    }

    [Fact]
    public void A_name_is_exact_with_itself_unless_blank_or_with_a_placeholder()
    {
        Properties.Hold(Gen.OneOf(AnyUnits, KanjiTexts, KanaTexts), text =>
        {
            var isExempt = text.AsSpan().IndexOfAnyExcept(" \u3000\u00A0\t") < 0 || Placeholder.IsIn(text);
            return isExempt
                || ((_names.Kanji(text, text).Tier == Tier.Exact || IsBlank(text))
                    && (_names.Kana(text, text).Tier == Tier.Exact || IsBlank(text)));
        });
    }

    [Fact]
    public void Tolerated_noise_never_falls_below_variant()
    {
        var noisy =
            from name in FullNames
            from noise in Gen.Elements<Func<string, string>>(
                text => text.Replace(' ', '　'),
                text => text.Replace(" ", string.Empty),
                text => text + "　",
                text => text.Replace("高", "髙"),
                text => text.Replace("辺", "邊"),
                text => text.Replace("辺", "邉"),
                text => text.Replace("恵", "惠"),
                text => text.Replace("桜", "櫻"),
                text => text.Replace("斎", "齋"),
                text => text + "\U000E0100",
                text => text.Insert(1, "\uFE00"))
            select (name, noise(name));
        Properties.Hold(noisy, pair => _names.Kanji(pair.Item1, pair.Item2).Tier <= Tier.Variant);
    }

    [Fact]
    public void One_kanji_replaced_by_one_that_is_no_variant_never_agrees()
    {
        var replaced =
            from name in FullNames
            from place in Gen.Choose(0, name.Length - 1).Where(place => name[place] != ' ')
            from letter in Gen.Choose(0x4E00, 0x9FA5)
            where name[place] != letter && !NameComparers.Relations.AreRelated(name[place], letter, withImmigration: true, out _)
            select (name, name[..place] + (char)letter + name[(place + 1)..]);
        Properties.Hold(replaced, pair => _names.Kanji(pair.Item1, pair.Item2).Tier is Tier.Near or Tier.Different, 10_000);
    }

    [Fact]
    public void A_placeholder_never_agrees_whatever_stands_beside_it()
    {
        var placeholders = Gen.Elements("●", "〓", "□", "■", "◆", "\uFFFD", "\uE123", "\U000F1234", "\U00101234");
        var names =
            from name in FullNames
            from place in Gen.Choose(0, name.Length - 1).Where(place => name[place] != ' ')
            from sign in placeholders
            select (name, name[..place] + sign + name[(place + 1)..]);
        Properties.Hold(names, pair =>
            _names.Kanji(pair.Item1, pair.Item2).Tier >= Tier.Undetermined
            && _names.Kanji(pair.Item2, pair.Item2).Tier >= Tier.Undetermined
            && _names.Kanji("●", pair.Item1).Tier >= Tier.Undetermined);
    }

    [Fact]
    public void Comparing_names_allocates_nothing()
    {
        string[][] pairs =
        [
            ["山田 太郎", "山田　太郎"], ["渡邊 花子", "渡辺花子"], ["高●太郎", "高橋太郎"], ["Nguyen Van An", "VAN AN NGUYEN"],
            ["鈴木（佐藤）花子", "佐藤 花子"], ["山田 太郎", "鈴木 一郎"], ["ｻﾄｰ ﾊﾅｺ", "サトウ ハナコ"], ["オオノ", "オノ"], ["斎藤 一", "斉藤 一"],
        ];
        CompareAll(pairs);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            CompareAll(pairs);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static bool IsBlank(string text)
    {
        var folded = new FoldedText(NameComparers.Fold);
        return folded.Set(text) && folded.Units.IndexOfAnyExcept(' ') < 0;
    }

    private void CompareAll(string[][] pairs)
    {
        foreach (var pair in pairs)
        {
            _names.Kanji(pair[0], pair[1]);
            _names.Kana(pair[0], pair[1]);
        }
    }
}
