using FsCheck;
using FsCheck.Fluent;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Matching;
using Shikaku.Core.Records;
using Shikaku.Core.Tests.Identifiers;
using Shikaku.Core.Text;
using static Shikaku.Core.Tests.Records.MemberRowBuilder;

namespace Shikaku.Core.Tests.Records;

/// <summary>Every finding of check.md §1 that one row can have, with the value that is just not one.</summary>
public sealed class RegistrationChecksTests
{
    [Fact]
    public void A_usual_row_has_no_finding() => Assert.Equal("", FindingsOf());

    [Theory]
    [InlineData(MemberColumn.Symbol)]
    [InlineData(MemberColumn.Number)]
    [InlineData(MemberColumn.KanjiName)]
    [InlineData(MemberColumn.AliasName)]
    [InlineData(MemberColumn.Address)]
    public void A_text_of_more_than_500_characters_is_noted(MemberColumn column)
    {
        var text = "東京都千代田区麹町" + new string('町', 491);
        Assert.Equal("", FindingsOf((column, text)));
        Assert.Equal("S146", FindingsOf((column, text + "町")));
    }

    [Theory]
    [InlineData(MemberColumn.InsurerNumber, "33120010", "S125")]
    [InlineData(MemberColumn.BirthDate, "20240402", "S142")]
    [InlineData(MemberColumn.BirthDate, "20240401", "")]
    [InlineData(MemberColumn.BirthDate, "2024/00/00", "S115")]
    [InlineData(MemberColumn.CopayRatio, "30", "")]
    [InlineData(MemberColumn.CopayRatio, "０３０", "")]
    [InlineData(MemberColumn.CopayRatio, "3", "")]
    [InlineData(MemberColumn.CopayRatio, "３割", "S143")]
    [InlineData(MemberColumn.CopayRatio, "40", "S143")]
    [InlineData(MemberColumn.PostalCode, "1020083", "")]
    [InlineData(MemberColumn.PostalCode, "１０２－００８３", "")]
    [InlineData(MemberColumn.PostalCode, " ", "")]
    [InlineData(MemberColumn.PostalCode, "102008", "S144")]
    [InlineData(MemberColumn.PostalCode, "東京", "S144")]
    [InlineData(MemberColumn.FactOn, "20240607", "")]
    [InlineData(MemberColumn.FactOn, "20240608", "S145")]
    [InlineData(MemberColumn.NoticeReceivedOn, "R6.6.8", "S145")]
    [InlineData(MemberColumn.IssuedOn, "20240608", "")]
    [InlineData(MemberColumn.InsurerNumber, "", "S125")]
    [InlineData(MemberColumn.InsurerNumber, "06480016", "S125")]
    [InlineData(MemberColumn.InsurerNumber, "05130018", "S125")]
    [InlineData(MemberColumn.InsurerNumber, "133017", "")]
    [InlineData(MemberColumn.InsurerNumber, "12270120", "")]
    [InlineData(MemberColumn.MemberId, "", "S133")]
    [InlineData(MemberColumn.MemberId, "Ｊ★", "S133")]
    [InlineData(MemberColumn.MemberId, "123456789012345678901", "S133")]
    [InlineData(MemberColumn.MemberId, "a-b_c.9", "")]
    [InlineData(MemberColumn.IndividualNumber, "　", "S101")]
    [InlineData(MemberColumn.IndividualNumber, "1234567890189", "S102")]
    [InlineData(MemberColumn.IndividualNumber, "１２３４-5678-9018", "")]
    [InlineData(MemberColumn.IndividualNumber, "111111111111", "S103")]
    [InlineData(MemberColumn.KanjiName, "", "S104")]
    [InlineData(MemberColumn.KanjiName, "　 \t", "S104")]
    [InlineData(MemberColumn.KanjiName, "-", "S104")]
    [InlineData(MemberColumn.KanjiName, "・", "S104")]
    [InlineData(MemberColumn.KanjiName, "（　）", "S104")]
    [InlineData(MemberColumn.KanjiName, "\u200B", "S104")]
    [InlineData(MemberColumn.KanjiName, "\u3164", "S104")]
    [InlineData(MemberColumn.KanjiName, "\U000E0100", "S104")]
    [InlineData(MemberColumn.KanjiName, "一", "")]
    [InlineData(MemberColumn.KanjiName, "\U0002000B", "")]
    [InlineData(MemberColumn.KanjiName, " 基金　洋子", "S112")]
    [InlineData(MemberColumn.KanjiName, "基金　 洋子", "S112")]
    [InlineData(MemberColumn.KanjiName, "基金　洋子\u00A0 ", "Z04 S112")]
    [InlineData(MemberColumn.KanjiName, "基金〓子", "S108")]
    [InlineData(MemberColumn.KanjiName, "基金\uE000子", "S108")]
    [InlineData(MemberColumn.KanjiName, "基金\U000F0000子", "S108")]
    [InlineData(MemberColumn.KanjiName, "𠮷田　洋子", "")]
    [InlineData(MemberColumn.KanjiName, "葛\U000E0100城　洋子", "")]
    [InlineData(MemberColumn.KanjiName, "氏名不明", "S110")]
    [InlineData(MemberColumn.KanjiName, "テスト太郎", "S110")]
    [InlineData(MemberColumn.KanjiName, "テストーニ　マリオ", "")]
    [InlineData(MemberColumn.KanjiName, "山田　殿　", "Z04 S110")]
    [InlineData(MemberColumn.KanjiName, "鵜殿", "")]
    [InlineData(MemberColumn.AliasName, "高●橋", "S108")]
    [InlineData(MemberColumn.AliasName, "金　花子 ", "Z04")]
    [InlineData(MemberColumn.KanaName, "", "S130")]
    [InlineData(MemberColumn.KanaName, "-", "S130")]
    [InlineData(MemberColumn.KanaName, "ー", "S130")]
    [InlineData(MemberColumn.KanaName, "・", "S130")]
    [InlineData(MemberColumn.KanaName, "\u200B", "S130")]
    [InlineData(MemberColumn.KanaName, "キキン　ヨウコ", "")]
    [InlineData(MemberColumn.KanaName, "SMITH JOHN-PAUL", "")]
    [InlineData(MemberColumn.KanaName, "ｷｷﾝ 洋子", "S113")]
    [InlineData(MemberColumn.KanaName, "ｷｷﾝ ﾖｳｺ1", "S113")]
    [InlineData(MemberColumn.KanaName, "ｷｷﾝ ﾖｳｺ ", "Z04")]
    [InlineData(MemberColumn.BirthDate, "", "S104")]
    [InlineData(MemberColumn.BirthDate, "19990231", "S114")]
    [InlineData(MemberColumn.BirthDate, "2000/00/00", "S115")]
    [InlineData(MemberColumn.BirthDate, "20240508", "S116")]
    [InlineData(MemberColumn.BirthDate, "20240600", "S115 S116")]
    [InlineData(MemberColumn.BirthDate, "20240507", "S142")]
    [InlineData(MemberColumn.BirthDate, "昭和55年2月7日", "")]
    [InlineData(MemberColumn.Sex, "", "S104")]
    [InlineData(MemberColumn.Sex, "9", "S128")]
    [InlineData(MemberColumn.Sex, "5", "S126")]
    [InlineData(MemberColumn.Address, " ", "S105")]
    [InlineData(MemberColumn.Address, "\u200B", "S105")]
    [InlineData(MemberColumn.Address, "－", "S105")]
    [InlineData(MemberColumn.Address, "千代田区麹町1-1", "S106")]
    [InlineData(MemberColumn.Address, "東京都麹町1-1", "S107")]
    [InlineData(MemberColumn.Address, "大阪府千代田区1-1", "S107")]
    [InlineData(MemberColumn.Address, "埼玉県浦和市高砂3-15-1", "S134")]
    [InlineData(MemberColumn.Address, "埼玉県　浦和市高砂3-15-1", "S134")]
    [InlineData(MemberColumn.Address, "浦和市高砂3-15-1", "S106 S134")]
    [InlineData(MemberColumn.Address, "千葉県浦和市高砂3-15-1", "S107")]
    [InlineData(MemberColumn.Address, "愛知県西加茂郡三好町大字三好1", "S134")]
    [InlineData(MemberColumn.Address, "愛知県三好町大字三好1", "S134")]
    [InlineData(MemberColumn.Address, "西加茂郡三好町大字三好1", "S106 S134")]
    [InlineData(MemberColumn.Address, "三好町大字三好1", "S106 S107")]
    [InlineData(MemberColumn.Address, "東京都先見市1-1", "S107")]
    [InlineData(MemberColumn.Address, "北海道当別町1-1", "")]
    [InlineData(MemberColumn.Address, "北海道 石狩郡 当別町1-1", "")]
    [InlineData(MemberColumn.Address, "神奈川県横浜市1-1", "")]
    [InlineData(MemberColumn.Address, "茨城県龍ヶ崎市1-1", "")]
    [InlineData(MemberColumn.Address, "茨城県龍ケ崎市1-1", "")]
    [InlineData(MemberColumn.Address, "東京都千代田区〓町1-1", "S109")]
    [InlineData(MemberColumn.Address, "東京都千代田区 住所不定", "S111")]
    [InlineData(MemberColumn.Address, "東京都千代田区麹町1-1 ０３－１２３４－５６７８", "S111")]
    [InlineData(MemberColumn.Address, "東京都千代田区麹町1-1 09012345678", "S111")]
    [InlineData(MemberColumn.Address, "東京都千代田区麹町1-1 03(1234)5678", "S111")]
    [InlineData(MemberColumn.Address, "東京都千代田区麹町10-20-30405-1001", "")]
    [InlineData(MemberColumn.Address, "〒0600001北海道札幌市中央区北1条西2-3-404", "S106 S107")]
    [InlineData(MemberColumn.Relation, "3", "S126")]
    [InlineData(MemberColumn.Relation, "１", "")]
    [InlineData(MemberColumn.AcquiredOn, "", "S104")]
    [InlineData(MemberColumn.AcquiredOn, "S64.1.8", "S114")]
    [InlineData(MemberColumn.AcquiredOn, "20240400", "S114")]
    [InlineData(MemberColumn.LostOn, "20240501", "S120")]
    [InlineData(MemberColumn.LossReason, "01", "S120")]
    [InlineData(MemberColumn.IssuedOn, "H36.3.31", "S131")]
    [InlineData(MemberColumn.IssuedOn, "20240231", "S114")]
    [InlineData(MemberColumn.CardClass, "A2", "S126")]
    [InlineData(MemberColumn.CardClass, "a1", "")]
    [InlineData(MemberColumn.Nondisclosure, "1", "")]
    [InlineData(MemberColumn.Nondisclosure, "はい", "S126")]
    [InlineData(MemberColumn.NoSelfInformation, "2", "S126")]
    [InlineData(MemberColumn.AcquisitionMethod, "", "S129")]
    [InlineData(MemberColumn.AcquisitionMethod, "7", "S126")]
    [InlineData(MemberColumn.AcquisitionMethod, "4", "S132")]
    [InlineData(MemberColumn.AcquisitionMethod, "9", "S132")]
    [InlineData(MemberColumn.Operation, "D", "S126")]
    [InlineData(MemberColumn.Operation, "c", "")]
    public void One_changed_column(MemberColumn column, string text, string expected) => Assert.Equal(expected, FindingsOf((column, text)));

    [Fact]
    public void A_method_for_old_data_is_accepted_on_a_change() =>
        Assert.Equal("", FindingsOf((MemberColumn.AcquisitionMethod, "9"), (MemberColumn.Operation, "C")));

    [Fact]
    public void An_unknown_loss_reason_is_an_unknown_code() =>
        Assert.Equal("S126", FindingsOf((MemberColumn.LostOn, "20240501"), (MemberColumn.LossReason, "1")));

    [Fact]
    public void Several_codes_of_one_row_are_all_reported() => Assert.Equal(
        "S125 S133 S101 S104 S130 S104 S104 S105 S104 S129",
        FindingsOf([.. Enum.GetValues<MemberColumn>().Select(static column => (column, ""))]));

    [Fact]
    public void What_was_read_is_handed_on()
    {
        var findings = new RowFindings();
        var facts = default(MemberFacts);
        var row = new MemberRowBuilder((MemberColumn.LostOn, "20240501"), (MemberColumn.LossReason, "03")).Row;
        new RegistrationChecks(Tables, new RegistrationOptions()).Check(row, Today, findings, ref facts);
        Assert.Equal(("06130488", 123456789018UL, 19800207, Sex.Female, 20240401, 20240501, 1), (
            facts.Insurer.ToString(), facts.Number.ToKey(), facts.Birth.ToNumber(), facts.Sex, facts.Acquired.ToNumber(), facts.Lost.ToNumber(), facts.AcquisitionMethod));
    }

    [Fact]
    public void The_row_before_leaves_no_trace()
    {
        var checks = new RegistrationChecks(Tables, new RegistrationOptions());
        var findings = new RowFindings();
        var facts = default(MemberFacts);
        foreach (var (insurer, expected) in (ReadOnlySpan<(string, int)>)[("06130488", 0), ("33120010", 1), ("06130488", 0), ("", 1), ("06130488", 0)])
        {
            findings.Reset();
            checks.Check(new MemberRowBuilder((MemberColumn.InsurerNumber, insurer)).Row, Today, findings, ref facts);
            Assert.Equal(expected, findings.All.Length);
        }
    }

    [Fact]
    public void Made_up_bodies_are_refused_where_the_option_says_so()
    {
        var findings = new RowFindings();
        var facts = default(MemberFacts);
        var row = new MemberRowBuilder((MemberColumn.InsurerNumber, "06510010")).Row;
        new RegistrationChecks(Tables, new RegistrationOptions()).Check(row, Today, findings, ref facts);
        Assert.Equal(0, findings.All.Length);
        new RegistrationChecks(Tables, new RegistrationOptions(AllowMadeUpBodies: false)).Check(row, Today, findings, ref facts);
        Assert.Equal([new Finding(FindingCode.S125, MemberColumn.InsurerNumber)], findings.All);
    }

    [Fact]
    public void Any_bytes_in_any_column_give_findings_and_no_exception() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[][]>(),
        columns =>
        {
            var text = columns.SelectMany(static column => column).ToArray();
            var fields = new FieldRange[columns.Length];
            for (var (i, start) = (0, 0); i < columns.Length; start += columns[i++].Length)
            {
                fields[i] = new FieldRange(start, columns[i].Length);
            }

            var places = Enumerable.Range(0, MemberColumns.Count).Select(column => columns.Length == 0 ? -1 : column % columns.Length).ToArray();
            var findings = new RowFindings();
            var facts = default(MemberFacts);
            new RegistrationChecks(Tables, new RegistrationOptions()).Check(new MemberRow(text, fields, places), Today, findings, ref facts);
            return findings.HasError;
        }).Check(Digits.Seeded(31));

    [Fact]
    public void A_row_without_findings_says_everything_unless_its_date_must_be_read()
    {
        string[] texts = ["", " ", "　", "ー", "-", "()", "々", "山田　花子", "ﾔﾏﾀﾞ ﾊﾅｺ", "●", "山〓", "\uE000", "ヤマダ\uFFFD", "\U000F0000田", "𠮷田", "不明", "JOHN", "東京都千代田区麹町●", "東京都千代田区麹町1"];
        string[] days = ["19800207", "29990101", "昭和55年2月7日", "1980/2/7", "19800000", "", "5550207"];
        string[] sexes = ["1", "2", "3", "9", "女", "", "不明"];
        var plain = 0;
        foreach (var text in texts)
        {
            foreach (var column in new[] { MemberColumn.KanjiName, MemberColumn.KanaName, MemberColumn.Address })
            {
                foreach (var (day, sex) in days.SelectMany(_ => sexes, (day, sex) => (day, sex)))
                {
                    (MemberColumn, string)[] changes = [(column, text), (MemberColumn.BirthDate, day), (MemberColumn.Sex, sex)];
                    var row = new MemberRowBuilder(changes).Row;
                    var person = new PersonText
                    {
                        KanjiName = row[MemberColumn.KanjiName],
                        KanaName = row[MemberColumn.KanaName],
                        BirthDate = row[MemberColumn.BirthDate],
                        Sex = row[MemberColumn.Sex],
                        Address = row[MemberColumn.Address],
                    };
                    if (MemberRowBuilder.Check(changes).All.IsEmpty)
                    {
                        Assert.Equal(RecordComparer.SaysEverything(person), RecordComparer.SaysEverythingUnlessDate(person));
                        plain++;
                    }
                }
            }
        }

        Assert.InRange(plain, 50, 1_000);
    }

    [Fact]
    public void Checking_allocates_nothing()
    {
        var checks = new RegistrationChecks(Tables, new RegistrationOptions());
        var findings = new RowFindings();
        var facts = default(MemberFacts);
        var usual = new MemberRowBuilder();
        var poor = new MemberRowBuilder(
            (MemberColumn.KanjiName, "テストーニ 不明 様"), (MemberColumn.Address, "茨城県 龍ケ崎市不明 03-1234-5678"), (MemberColumn.BirthDate, "昭和五十五年二月七日"),
            (MemberColumn.Sex, "女"), (MemberColumn.IndividualNumber, "１２３４-5678-9018"));
        CheckBoth();
        var before = GC.GetAllocatedBytesForCurrentThread();
        CheckBoth();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(2, findings.All.Length);

        void CheckBoth()
        {
            findings.Reset();
            checks.Check(usual.Row, Today, findings, ref facts);
            checks.Check(poor.Row, Today, findings, ref facts);
        }
    }
}
