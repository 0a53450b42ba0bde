using System.Text;
using Shikaku.Core.Matching;

namespace Shikaku.Core.Tests.Names;

public class KanjiNameComparerTests
{
    private readonly NameComparers _names = new();

    [Theory]
    [InlineData("山田 太郎", "山田 太郎", "Exact")]
    [InlineData("山田　太郎", "山田 太郎", "Fold F-WIDTH")]
    [InlineData("山田 太郎　", "山田 太郎", "Fold F-SPACE")]
    [InlineData("山田  太郎", "山田 太郎", "Fold F-SPACE")]
    [InlineData("さくら", "サクラ", "Fold F-SCRIPT")]
    [InlineData("\uFA19田", "神田", "Fold F-COMPAT")]
    [InlineData("葛\U000E0100城", "葛城", "Fold F-IVS")]
    [InlineData("山田太郎", "山田 太郎", "Variant P-PART")]
    [InlineData("高橋　一郎", "髙橋 一郎", "Variant F-WIDTH K-MJ")]
    [InlineData("渡辺 花子", "渡邊 花子", "Variant K-OFFICIAL")]
    [InlineData("渡邉 花子", "渡辺花子", "Variant P-PART K-MJ")]
    [InlineData("沢田 恵", "澤田 惠", "Variant K-OFFICIAL K-OFFICIAL")]
    [InlineData("𠮷田 誠", "吉田 誠", "Variant K-MJ")]
    [InlineData("山田 太郎", "山田 次郎", "Near K-SUBST")]
    [InlineData("山田 太郎", "太郎 山田", "Near P-SWAP")]
    [InlineData("山田 太郎", "太郎山田", "Near P-SWAP")]
    [InlineData("渡辺 太郎", "太郎 渡邊", "Near P-SWAP")]
    [InlineData("山田 小太郎", "山田 小太", "Near P-CUT")]
    [InlineData("山田 太郎", "鈴木 一郎", "Different K-DIFF")]
    [InlineData("山田 太郎", "鈴木 太郎", "Different K-DIFF")]
    [InlineData("林 田太郎", "林田 太郎", "Different P-PART K-DIFF")]
    [InlineData("伊藤 博", "伊東 博", "Near K-SUBST")]
    [InlineData("林", "森", "Different K-DIFF")]
    [InlineData("", "山田 太郎", "Undetermined U-BLANK")]
    [InlineData("　", "　", "Undetermined U-BLANK")]
    [InlineData("阿卜·艾山", "阿卜 艾山", "Fold F-SPACE")]
    [InlineData("佐々木 一", "佐佐木 一", "Near K-SUBST")]
    [InlineData("林 奈々", "林 奈奈", "Near K-SUBST")]
    public void Names_compare_by_evidence(string left, string right, string expected)
    {
        Assert.Equal(expected, _names.Kanji(left, right).Describe());
        Assert.Equal(expected.Split(' ')[0], _names.Kanji(right, left).Tier.ToString());
    }

    [Theory]
    [InlineData("斎藤 一", "斉藤 一")]
    [InlineData("齋藤 一", "齊藤 一")]
    [InlineData("坂本 一", "阪本 一")]
    [InlineData("埼 一", "崎 一")]
    [InlineData("己代 一", "巳代 一")]
    [InlineData("太田 一", "大田 一")]
    [InlineData("冶田 一", "治田 一")]
    [InlineData("舟木 一", "船木 一")]
    public void Look_alikes_never_agree_MAT_35(string left, string right) =>
        Assert.Equal("Near K-SUBST", _names.Kanji(left, right).Describe());

    [Theory]
    [InlineData("高●太郎", "高橋太郎", "Undetermined U-WILD", 1)]
    [InlineData("高●太■", "高橋太郎", "Undetermined U-WILD", 2)]
    [InlineData("高● 太郎", "高橋太郎", "Undetermined U-WILD", 1)]
    [InlineData("髙● 太郎", "高橋　太郎", "Undetermined U-WILD", 1)]
    [InlineData("\uE000橋 太郎", "高橋 太郎", "Undetermined U-WILD", 1)]
    [InlineData("\U000F0000橋 太郎", "高橋 太郎", "Undetermined U-WILD", 1)]
    [InlineData("●\U000E0100橋 太郎", "高橋 太郎", "Undetermined U-WILD", 1)]
    [InlineData("●橋 太郎", "●橋 太郎", "Undetermined U-WILD", 1)]
    [InlineData("●● 太郎", "高橋 太郎", "Different K-DIFF", 1)]
    [InlineData("●●●●", "高橋太郎", "Different K-DIFF", 1)]
    [InlineData("●", "●", "Different K-DIFF", 1)]
    [InlineData("高●太郎", "高橋次郎", "Different K-DIFF", 1)]
    [InlineData("高●太郎", "高橋小太郎", "Different K-DIFF", 1)]
    [InlineData("高●太郎", "高太郎", "Different K-DIFF", 1)]
    public void A_placeholder_stands_for_one_character_and_never_agrees(string left, string right, string expected, int count)
    {
        var result = _names.Kanji(left, right);
        Assert.Equal(expected, result.Describe());
        Assert.Equal(count, result.Reasons[0].Count);
    }

    [Fact]
    public void A_placeholder_needs_the_kana_to_agree()
    {
        var member = new PersonText { KanjiName = "高●太郎"u8 };
        var resident = new PersonText { KanjiName = "高橋太郎"u8 };
        Assert.Equal("Undetermined U-WILD", _names.Kanji(member, resident, kanaAgrees: true).Describe());
        Assert.Equal("Different K-DIFF", _names.Kanji(member, resident, kanaAgrees: false).Describe());
    }

    [Fact]
    public void A_reason_names_the_row_and_the_place()
    {
        var reason = Assert.Single(_names.Kanji("中\U000E0100 渡邊 花子", "中 渡辺 花子").Reasons.ToArray(), reason => reason.Code == ReasonCode.KanjiOfficial);
        Assert.Equal(new TextRange(5, 1), reason.Left);
        Assert.Equal(new TextRange(3, 1), reason.Right);
        Assert.InRange(reason.TableRow, 100_000, 199_999);
    }

    [Theory]
    [InlineData("金田 民秀", "", "金田 民秀", "", "Variant P-ALIAS")]
    [InlineData("金田 民秀", "", "金田民秀", "", "Variant P-PART P-ALIAS")]
    [InlineData("金田 民秀", "KIM MINSU", "", "", "Variant P-ALIAS")]
    [InlineData("KIM M（金田民秀）", "", "金田 民秀", "", "Variant P-PART P-ALIAS")]
    [InlineData("KIM MINSU[金田民秀]", "", "", "", "Variant P-ALIAS")]
    [InlineData("山田 花子", "", "", "山田", "Variant P-FORMER")]
    [InlineData("山田 花子", "", "", "山田 花子", "Variant P-FORMER")]
    [InlineData("鈴木（山田） 花子", "", "", "", "Variant P-ALIAS")]
    public void Other_names_of_one_person_count(string name, string alias, string residentAlias, string former, string expected)
    {
        var isForeign = name.StartsWith("KIM", StringComparison.Ordinal) || name.StartsWith('金');
        var member = new PersonText { KanjiName = Encoding.UTF8.GetBytes(name), AliasName = Encoding.UTF8.GetBytes(alias) };
        var resident = new PersonText
        {
            KanjiName = isForeign ? "KIM MINSU"u8 : "鈴木 花子"u8,
            AliasName = Encoding.UTF8.GetBytes(residentAlias),
            FormerName = Encoding.UTF8.GetBytes(former),
        };
        Assert.Equal(expected, _names.Kanji(member, resident).Describe());
    }

    [Theory]
    [InlineData("高橋花子", "鈴木 花子", "高橋", "Variant P-PART P-FORMER")]
    [InlineData("高橋 花子", "鈴木 花子", "高橋", "Variant P-FORMER")]
    [InlineData("髙橋花子", "鈴木　花子", "高橋", "Variant P-PART K-MJ P-FORMER")]
    [InlineData("高橋花代", "鈴木 花子", "高橋", "Near")]
    [InlineData("高橋花子", "鈴木花子", "高橋", "Different K-DIFF")]
    [InlineData("高橋", "鈴木 花子", "高橋", "Different K-DIFF")]
    public void A_former_surname_counts_with_the_given_name_where_that_is_certain(string name, string resident, string former, string expected)
    {
        var result = _names.Kanji(
            new PersonText { KanjiName = Encoding.UTF8.GetBytes(name) },
            new PersonText { KanjiName = Encoding.UTF8.GetBytes(resident), FormerName = Encoding.UTF8.GetBytes(former) });
        Assert.StartsWith(expected, result.Describe(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("()")]
    [InlineData("（）")]
    [InlineData("[]")]
    [InlineData("〔〕")]
    [InlineData("【】")]
    [InlineData("〈〉")]
    [InlineData("《》")]
    [InlineData("「」")]
    [InlineData("『』")]
    [InlineData("｢｣")]
    [InlineData("｛｝")]
    [InlineData("＜＞")]
    public void A_former_surname_counts_in_brackets_of_each_kind_MAT_40(string brackets)
    {
        Assert.Equal("Variant P-FORMER", Of($"鈴木{brackets[0]}山田{brackets[1]} 花子", "山田 花子", ""));
        Assert.Equal("Variant P-ALIAS", Of($"鈴木{brackets[0]}山田{brackets[1]} 花子", "鈴木 花子", ""));
        Assert.Equal("Variant P-FORMER", Of("山田 花子", "鈴木 花子", $"{brackets[0]}山田{brackets[1]}"));
        Assert.StartsWith("Different", Of($"鈴木{brackets[0]}山田 花子", "山田 花子", ""), StringComparison.Ordinal);
        Assert.StartsWith("Different", Of("山田 花子", "鈴木 花子", $"{brackets[0]}{brackets[1]}"), StringComparison.Ordinal);

        string Of(string name, string resident, string former) => _names.Kanji(
            new PersonText { KanjiName = Encoding.UTF8.GetBytes(name) },
            new PersonText { KanjiName = Encoding.UTF8.GetBytes(resident), FormerName = Encoding.UTF8.GetBytes(former) }).Describe();
    }

    [Theory]
    [InlineData("鈴木", "王 花", "鈴木")]
    [InlineData("長谷川", "王 花", "長谷川")]
    [InlineData("SMITH", "JANE DOE", "SMITH")]
    [InlineData("SMITH", "JANE", "SMITH")]
    [InlineData("サントス", "MARIA LIMA", "サントス")]
    [InlineData("王 花(鈴木)", "鈴木", "")]
    [InlineData("鈴木", "王 花[鈴木]", "")]
    [InlineData("SMITH(鈴木)", "SMITH", "")]
    [InlineData("王 花", "林 梅", "-")]
    public void A_surname_alone_never_agrees_by_another_name(string name, string resident, string alias)
    {
        var member = new PersonText { KanjiName = Encoding.UTF8.GetBytes(name) };
        var other = new PersonText { KanjiName = Encoding.UTF8.GetBytes(resident), AliasName = Encoding.UTF8.GetBytes(alias) };
        Assert.True(_names.Kanji(member, other).Tier > Tier.Undetermined);
        Assert.True(_names.Kanji(other, member).Tier > Tier.Undetermined);
    }

    [Theory]
    [InlineData("鈴木花", "王 花", "鈴木 花")]
    [InlineData("鈴木 花", "王 花", "鈴木花")]
    [InlineData("鈴木花子", "王 花", "鈴木花子")]
    [InlineData("SMITH JANE", "王 花", "JANE SMITH")]
    public void A_whole_name_agrees_by_an_alias(string name, string resident, string alias)
    {
        var member = new PersonText { KanjiName = Encoding.UTF8.GetBytes(name) };
        var other = new PersonText { KanjiName = Encoding.UTF8.GetBytes(resident), AliasName = Encoding.UTF8.GetBytes(alias) };
        Assert.Equal(Tier.Variant, _names.Kanji(member, other).Tier);
    }

    [Fact]
    public void A_single_word_that_is_the_whole_name_on_both_sides_is_exact() => Assert.Equal("Exact", _names.Kanji("SUHARTO", "SUHARTO").Describe());

    [Fact]
    public void An_alias_that_says_nothing_makes_nobody_a_foreign_resident()
    {
        var member = new PersonText { KanjiName = "邓 丽"u8, AliasName = "-"u8 };
        var resident = new PersonText { KanjiName = "鄧 麗"u8, AliasName = " "u8 };
        Assert.True(_names.Kanji(member, resident).Tier > Tier.Undetermined);
    }

    [Fact]
    public void A_former_surname_does_not_make_another_given_name_agree()
    {
        var member = new PersonText { KanjiName = "山田 花"u8 };
        var resident = new PersonText { KanjiName = "鈴木 花子"u8, FormerName = "山田"u8 };
        Assert.True(_names.Kanji(member, resident).Tier > Tier.Undetermined);
    }

    [Theory]
    [InlineData("佐藤（太郎）", "佐藤（花子）")]
    [InlineData("鈴木（佐藤）花子", "田中（佐藤）太郎")]
    [InlineData("田中太郎（佐藤）", "鈴木花子（佐藤）")]
    [InlineData("鈴木（佐藤） 花子", "田中（佐藤） 花子")]
    public void What_brackets_share_does_not_make_two_people_one(string left, string right)
    {
        var member = new PersonText { KanjiName = Encoding.UTF8.GetBytes(left) };
        var resident = new PersonText { KanjiName = Encoding.UTF8.GetBytes(right) };
        Assert.True(_names.Kanji(member, resident).Tier > Tier.Undetermined);
    }

    [Fact]
    public void A_family_alias_on_both_sides_does_not_make_two_people_one()
    {
        var member = new PersonText { KanjiName = "KIM MINSU"u8, AliasName = "金田"u8 };
        var resident = new PersonText { KanjiName = "KIM YUNA"u8, AliasName = "金田"u8 };
        Assert.True(_names.Kanji(member, resident).Tier > Tier.Undetermined);
    }

    [Fact]
    public void The_immigration_table_counts_for_foreign_residents_only()
    {
        var member = new PersonText { KanjiName = "邓 丽"u8 };
        var resident = new PersonText { KanjiName = "鄧 麗"u8 };
        var withAlias = new PersonText { KanjiName = "鄧 麗"u8, AliasName = "岡田 麗"u8 };
        Assert.True(_names.Kanji(member, resident).Tier > Tier.Undetermined);
        Assert.Equal("Variant K-IMMI K-MJ", _names.Kanji(member, withAlias).Describe());
    }

    [Theory]
    [InlineData("Nguyen Van An", "NGUYEN VAN AN", "Fold F-CASE")]
    [InlineData("Nguyễn Văn An", "NGUYEN VAN AN", "Fold F-COMPAT")]
    [InlineData("O'BRIEN PAT", "OBRIEN PAT", "Fold F-HYPHEN")]
    [InlineData("SMITH-JONES ANNA", "SMITHJONES ANNA", "Fold F-HYPHEN")]
    [InlineData("DE LA CRUZ MARIA", "DELACRUZ MARIA", "Variant P-PART")]
    [InlineData("JEAN-PAUL MARTIN", "JEAN PAUL MARTIN", "Variant F-HYPHEN P-PART")]
    [InlineData("VAN AN NGUYEN", "NGUYEN VAN AN", "Variant P-ORDER")]
    [InlineData("MARTIN JEAN PAUL", "JEAN-PAUL MARTIN", "Variant P-ORDER")]
    [InlineData("SMITH, JOHN", "JOHN SMITH", "Variant P-ORDER")]
    [InlineData("JOHN・SMITH", "SMITH JOHN", "Variant P-ORDER")]
    [InlineData("JOHN＝SMITH", "JOHN SMITH", "Fold F-SPACE")]
    [InlineData("OʼBRIEN PAT", "O’BRIEN PAT", "Fold F-HYPHEN F-COMPAT")]
    [InlineData("Oʻahu Kai", "OAHU KAI", "Fold F-COMPAT")]
    [InlineData("O′BRIEN PAT", "OBRIEN PAT", "Fold F-HYPHEN")]
    [InlineData("ﬁlip Oﬃce", "FILIP OFFICE", "Fold F-COMPAT")]
    [InlineData("JOHN SMITH Ⅲ", "JOHN SMITH III", "Fold F-COMPAT")]
    [InlineData("JOHN SMITH Ⅱ", "JOHN SMITH Ⅲ", "Near P-CUT")]
    [InlineData("ĲSBRAND ǅURO", "IJSBRAND DZURO", "Fold F-COMPAT")]
    [InlineData("JOHN FRANCIS SMITH", "JOHN SMITH", "Near P-MIDDLE")]
    [InlineData("MARIA SANTOS", "マリア サントス", "Near N-SCRIPT")]
    [InlineData("MARIA SANTOS", "佐藤 花子", "Near N-SCRIPT")]
    [InlineData("JOHN SMITH", "JOHN SMYTH", "Different K-DIFF")]
    [InlineData("JOHN SMITH", "SMITH", "Different K-DIFF")]
    [InlineData("ALEXANDER CONSTANTIN", "ALEXANDER CONSTANTINOPOULOS", "Near P-CUT")]
    public void Latin_names_compare_by_words(string left, string right, string expected)
    {
        Assert.Equal(expected, _names.Kanji(left, right).Describe());
        Assert.Equal(expected.Split(' ')[0], _names.Kanji(right, left).Tier.ToString());
    }

    [Fact]
    public void A_text_that_is_too_long_or_broken_is_undetermined_unless_equal()
    {
        var tooLong = new string('山', 513);
        Assert.Equal("Undetermined U-TEXT", _names.Kanji(tooLong, "山田 太郎").Describe());
        Assert.Equal("Undetermined U-TEXT", _names.Kanji("山\uD842 太郎", "山田 太郎").Describe());
        Assert.Equal("Exact", _names.Kanji(tooLong, tooLong).Describe());
    }
}
