using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Shikaku.Core.Matching;

namespace Shikaku.Core.Tests.Matching;

public class RecordComparerTests
{
    private static readonly ComparisonTables Tables = new(ShippedTables.Read);

    private readonly RecordComparer _comparer = new(Tables, new DateOnly(2026, 11, 21));
    private readonly RecordComparison _result = new();

    [Fact]
    public void A_pair_equal_as_submitted_is_exact_without_any_table()
    {
        var comparer = new RecordComparer(new ComparisonTables(file => throw new InvalidDataException(file)), new DateOnly(2026, 11, 21));
        var person = Person("山田 太郎", "ﾔﾏﾀﾞ ﾀﾛｳ", "19800203", "1", "東京都千代田区麹町1-1");
        comparer.Compare(person.AsText(), person.AsText(), _result);
        Assert.Equal("Exact Exact Exact Exact Exact", Describe());
    }

    [Theory]
    [InlineData("山田　太郎", "ﾔﾏﾀﾞ ﾀﾛｳ", "19800203", "1", "東京都千代田区麹町1-1", "Fold Exact Exact Exact Exact")]
    [InlineData("山田 太郎", "ヤマダ タロウ", "19800203", "1", "東京都千代田区麹町1-1", "Exact Fold Exact Exact Exact")]
    [InlineData("山田 太郎", "ﾔﾏﾀﾞ ﾀﾛｰ", "S55.2.3", "男", "東京都千代田区麹町１－１", "Exact Variant Fold Fold Fold")]
    [InlineData("山● 太郎", "ﾔﾏﾀﾞ ﾀﾛｳ", "19800203", "1", "東京都千代田区麹町1-1", "Undetermined Exact Exact Exact Exact")]
    [InlineData("山● 太郎", "ﾔﾏﾀﾞ ﾀﾛｰ", "19800203", "1", "東京都千代田区麹町1-1", "Undetermined Variant Exact Exact Exact")]
    [InlineData("山● 太郎", "ﾔﾏｶﾜ ﾀﾛｳ", "19800203", "1", "東京都千代田区麹町1-1", "Different Different Exact Exact Exact")]
    [InlineData("山● 太郎", "", "19800203", "1", "東京都千代田区麹町1-1", "Undetermined Undetermined Exact Exact Exact")]
    [InlineData("-", "・", "19800203", "1", "\u200B", "Undetermined Undetermined Exact Exact Undetermined")]
    [InlineData("（）", "ー", "19800203", "1", "－", "Undetermined Undetermined Exact Exact Undetermined")]
    [InlineData("\u3164", "\U000E0100", "19800203", "1", "\u3000-", "Undetermined Undetermined Exact Exact Undetermined")]
    [InlineData("山田 次郎", "ﾔﾏﾀﾞ ｼﾞﾛｳ", "19800204", "2", "東京都千代田区麹町1-2", "Near Different Different Different Different")]
    [InlineData("", " ", "", "", "　", "Undetermined Undetermined Undetermined Undetermined Undetermined")]
    public void Each_field_has_its_tier(string kanji, string kana, string birth, string sex, string address, string expected)
    {
        var member = Person(kanji, kana, birth, sex, address);
        var resident = Person("山田 太郎", "ﾔﾏﾀﾞ ﾀﾛｳ", "19800203", "1", "東京都千代田区麹町1-1");
        _comparer.Compare(member.AsText(), resident.AsText(), _result);
        Assert.Equal(expected, Describe());
    }

    [Fact]
    public void A_blank_or_a_placeholder_on_both_sides_is_not_exact()
    {
        var person = Person("●田 太郎", " ", "", "3", "〓町1-1");
        _comparer.Compare(person.AsText(), person.AsText(), _result);
        Assert.Equal("Undetermined Undetermined Undetermined Undetermined Undetermined", Describe());
    }

    [Theory]
    [InlineData("19801301")]
    [InlineData("19800231")]
    [InlineData("19800100")]
    [InlineData("99999999")]
    [InlineData("20000229")]
    [InlineData("20000430")]
    [InlineData("20010229")]
    [InlineData("1abcdefg")]
    [InlineData("18721231")]
    public void An_equal_birth_date_is_exact_only_if_it_is_a_date(string birth)
    {
        var person = Person("山田 太郎", "ﾔﾏﾀﾞ ﾀﾛｳ", birth, "1", "東京都千代田区麹町1-1");
        var alone = new FieldComparison();
        new BirthDateComparer(Tables.Eras).Compare(person.AsText().BirthDate, person.AsText().BirthDate, alone);
        _comparer.Compare(person.AsText(), person.AsText(), _result);
        Assert.Equal(alone.Tier, _result.BirthDate.Tier);
        Assert.True(alone.Tier == Tier.Exact || !RecordComparer.SaysEverything(person.AsText()));
    }

    [Theory]
    [InlineData("-", "ー", "\u200B")]
    [InlineData("・", "・", "（）")]
    [InlineData("\u3164", "\u200B", "－")]
    [InlineData("●", "●●●", "●")]
    public void Items_that_say_nothing_never_agree_by_being_equal(string kanji, string kana, string address)
    {
        var person = Person(kanji, kana, "19800203", "1", address);
        Assert.False(RecordComparer.SaysEverything(person.AsText()));
        _comparer.Compare(person.AsText(), person.AsText(), _result);
        Assert.All([_result.KanjiName.Tier, _result.KanaName.Tier, _result.Address.Tier], tier => Assert.True(tier >= Tier.Undetermined));
    }

    [Fact]
    public void A_row_that_says_everything_is_exact_with_itself_and_no_item_depends_on_the_shortcut()
    {
        var comparer = new RecordComparer(Tables, new DateOnly(2026, 11, 21));
        var shortcuts = 0;
        Properties.Hold(EqualRows, row =>
        {
            _comparer.Compare(row.AsText(), row.AsText(), _result);
            var isExact = Describe() == "Exact Exact Exact Exact Exact";
            var saysEverything = RecordComparer.SaysEverything(row.AsText());
            shortcuts += saysEverything ? 1 : 0;

            // Beside another address and birth date the equal items are what they are in the equal row.
            var (kanji, kana, sex) = (_result.KanjiName.Tier, _result.KanaName.Tier, _result.Sex.Tier);
            var other = new RecordText([row.Fields[0], row.Fields[1], "19991231"u8.ToArray(), row.Fields[3], "沖縄県那覇市"u8.ToArray()]);
            var mixed = new RecordComparison();
            comparer.Compare(row.AsText(), other.AsText(), mixed);
            return (!saysEverything || isExact)
                && (!isExact || saysEverything || !row.Fields[2].AsSpan().SequenceEqual("19800203"u8))
                && (mixed.KanjiName.Tier, mixed.KanaName.Tier, mixed.Sex.Tier) == (kanji, kana, sex);
        });
        Assert.InRange(shortcuts, 50, 1_500);
    }

    [Fact]
    public void Broken_and_overlong_bytes_are_undetermined()
    {
        var tooLong = Encoding.UTF8.GetBytes(new string('山', 1_400));
        byte[] broken = [0xE5, 0xB1, (byte)' ', 0xFF];
        var resident = Person("山田 太郎", "ﾔﾏﾀﾞ ﾀﾛｳ", "19800203", "1", "東京都千代田区麹町1-1");
        foreach (var bytes in (byte[][])[tooLong, broken])
        {
            var member = new PersonText { KanjiName = bytes, KanaName = bytes, BirthDate = bytes, Sex = bytes, Address = bytes };
            _comparer.Compare(member, resident.AsText(), _result);
            Assert.Equal("Undetermined Undetermined Undetermined Undetermined Undetermined", Describe());
        }
    }

    [Fact]
    public void A_result_says_nothing_of_the_pair_before()
    {
        var resident = Person("山田 太郎", "ﾔﾏﾀﾞ ﾀﾛｳ", "19800203", "1", "東京都千代田区麹町1-1");
        _comparer.Compare(Person("鈴木 一郎", "ｽｽﾞｷ", "19990101", "2", "大阪市").AsText(), resident.AsText(), _result);
        _comparer.Compare(resident.AsText(), resident.AsText(), _result);
        Assert.Equal("Exact Exact Exact Exact Exact", Describe());
        Assert.Equal(0, _result.KanjiName.Reasons.Length);
    }

    [Fact]
    public void Comparing_records_allocates_nothing()
    {
        var resident = Person("渡邊 花子", "ﾜﾀﾅﾍﾞ ﾊﾅｺ", "19800203", "2", "東京都千代田区麹町1-1 麹町ハイツ101");
        RecordText[] members =
        [
            resident,
            Person("渡辺　花子", "ワタナベ　ハナコ", "S55.2.3", "女", "東京都千代田区麹町１丁目１番"),
            Person("渡●花子", "ﾜﾀﾅﾍﾞ ﾊﾅｺ", "1980/02/03", "2", "千代田区麹町1-1-101"),
            Person("WATANABE HANAKO", "ﾜﾀﾍﾞ ﾊﾅｺ", "19800302", "3", "大阪府大阪市北区1"),
        ];
        CompareAll(members, resident);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            CompareAll(members, resident);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static readonly Gen<RecordText> EqualRows =
        from kanji in Texts("山田 太郎", "●田 太郎", "-", "\u200B", "（）", "KIM", "々", "")
        from kana in Texts("ﾔﾏﾀﾞ ﾀﾛｳ", "●●●", "ﾀ●", "ー", "・", "")
        from birth in Gen.Elements("19800203", "19800203", "19800203", "S55.2.3", "19800000", "", "x")
        from sex in Gen.Elements("1", "1", "2", "女", "3", "")
        from address in Texts("東京都千代田区麹町1-1", "千代田区〓町1", "\u200B", "\U000E0100", "－", "")
        select Person(kanji, kana, birth, sex, address);

    private static Gen<string> Texts(string usual, params string[] odd) =>
        Gen.Frequency(
            (3, Gen.Constant(usual)),
            (1, Gen.Elements(odd)),
            (1, Gen.ArrayOf(Gen.Elements([.. "山ｱ1Z-ー・ 　（）●\u200B\u3164々ﾞ"])).Select(units => new string(units))));

    private static RecordText Person(string kanji, string kana, string birth, string sex, string address) =>
        new([.. new[] { kanji, kana, birth, sex, address }.Select(Encoding.UTF8.GetBytes)]);

    private void CompareAll(RecordText[] members, RecordText resident)
    {
        foreach (var member in members)
        {
            _comparer.Compare(member.AsText(), resident.AsText(), _result);
        }
    }

    private string Describe() =>
        $"{_result.KanjiName.Tier} {_result.KanaName.Tier} {_result.BirthDate.Tier} {_result.Sex.Tier} {_result.Address.Tier}";

    private sealed record RecordText(byte[][] Fields)
    {
        public PersonText AsText() => new()
        {
            KanjiName = Fields[0],
            KanaName = Fields[1],
            BirthDate = Fields[2],
            Sex = Fields[3],
            Address = Fields[4],
        };
    }
}
