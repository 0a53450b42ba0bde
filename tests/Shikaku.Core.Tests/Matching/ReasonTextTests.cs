using System.Text;
using Shikaku.Core.Matching;
using Shikaku.Core.Tests.Addresses;

namespace Shikaku.Core.Tests.Matching;

/// <summary>The column <c>reasons</c>: codes, and what <c>--explain</c> tells a clerk.</summary>
public sealed class ReasonTextTests
{
    private readonly RecordComparison _comparison = new();
    private readonly ReasonText _text = new(ShippedAddresses.Towns);

    [Fact]
    public void An_exact_record_has_no_reasons()
    {
        Assert.Equal("", Codes());
        Assert.Equal("", Explain("東京都千代田区"));
    }

    [Fact]
    public void Codes_stand_once_each_in_the_order_of_the_catalogue_whatever_the_item()
    {
        _comparison.Address.Add(ReasonCode.AddressBuilding);
        _comparison.Address.Add(ReasonCode.FoldWidth);
        _comparison.KanaName.Add(ReasonCode.KanaSmall);
        _comparison.KanjiName.Add(ReasonCode.FoldWidth);
        _comparison.KanjiName.Add(ReasonCode.KanjiOfficial);
        _comparison.BirthDate.Add(ReasonCode.DateForm);
        _comparison.Sex.Add(ReasonCode.SexDifferent);
        Assert.Equal("F-WIDTH;K-OFFICIAL;N-SMALL;D-FORM;A-BLDG;S-DIFF", Codes());
    }

    [Fact]
    public void An_explanation_names_the_item_the_rule_and_the_members_characters()
    {
        _comparison.KanjiName.Add(new Reason(ReasonCode.KanjiOfficial, new TextRange(1, 1), new TextRange(1, 1), 7));
        _comparison.Address.Add(new Reason(ReasonCode.AddressNumber, new TextRange(3, 3), new TextRange(3, 3)));
        Assert.Equal("漢字氏名：国の字体表による新旧字体「沢」;住所：番地が違います「1-2」", Explain("麹町一1-2", kanjiName: "黒沢花"));
    }

    [Fact]
    public void An_explanation_says_which_side_leaves_something_out_and_never_shows_the_registrys_text()
    {
        _comparison.Address.Add(new Reason(ReasonCode.AddressPrefecture, default, new TextRange(0, 3)));
        _comparison.Address.Add(new Reason(ReasonCode.AddressBuilding, new TextRange(9, 4), default));
        Assert.Equal(
            "住所：都道府県の省略（加入者情報に記載なし）;住所：建物名の省略「桜コーポ」（本人確認情報に記載なし）",
            Explain("千代田区麹町1-1桜コーポ101"));
    }

    [Fact]
    public void MAT_78_a_renamed_municipality_is_shown_with_the_day_of_the_change()
    {
        _comparison.Address.Add(new Reason(ReasonCode.AddressRenamed, new TextRange(0, 8), new TextRange(0, 9), 1));
        Assert.Equal("住所：市区町村の名称変更（2024-01-01から）「静岡県浜松市中区」", Explain("静岡県浜松市中区鍛冶町1-1"));
    }

    [Fact]
    public void Several_places_of_one_rule_are_counted()
    {
        _comparison.KanaName.Add(new Reason(ReasonCode.KanaSmall, new TextRange(1, 1), new TextRange(1, 1)));
        _comparison.KanaName.Add(new Reason(ReasonCode.KanaSmall, new TextRange(4, 1), new TextRange(4, 1)));
        _comparison.KanaName.Add(new Reason(ReasonCode.FoldWidth, default, default, 0, 3));
        Assert.Equal("カナ氏名：全角・半角の違い（3か所）;カナ氏名：ッ・ャなどの大小の違い「ヨ」（2か所）", Explain("", kanaName: "シヨウジョ"));
    }

    [Fact]
    public void Positions_count_surrogate_pairs_as_two()
    {
        _comparison.KanjiName.Add(new Reason(ReasonCode.KanjiMojiJoho, new TextRange(2, 1), new TextRange(1, 1)));
        Assert.Equal("漢字氏名：文字情報基盤の縮退マップによる異体字「野」", Explain("", kanjiName: "𠮷野"));
    }

    [Fact]
    public void Positions_in_an_alias_are_not_shown_from_another_column()
    {
        _comparison.KanjiName.Add(new Reason(ReasonCode.NameAlias, new TextRange(0, 2), new TextRange(0, 2)));
        Assert.Equal("漢字氏名：通称名と一致", Explain("", kanjiName: "金子花"));
    }

    [Fact]
    public void An_individual_number_in_a_wrong_column_is_not_shown()
    {
        _comparison.Address.Add(new Reason(ReasonCode.AddressTown, new TextRange(3, 5), default));
        foreach (var number in new[]
        {
            "123456789018", "１２３４-5678-9018", "1234 5678 9018", "１２３４　５６７８　９０１８", "1234‐5678−9018", "1234・5678.9018", "1234ー5678ｰ9018",
            "1234\u200B5678\t9018", "(12)(34)/56:78_90,18", "1" + "二三四五六七八九〇一八", "١٢٣٤٥٦٧٨٩٠١٨", "①②③④⑤⑥⑦⑧⑨012", "0123456789018",
        })
        {
            Assert.DoesNotContain("1", Explain("東京都" + number), StringComparison.Ordinal);
            Assert.Contains("＊", Explain("東京都" + number), StringComparison.Ordinal);
        }

        Assert.Contains("1-2-3", Explain("東京都1-2-3ハイツ101"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_stretch_is_cut_and_separators_and_control_characters_are_replaced()
    {
        _comparison.Address.Add(new Reason(ReasonCode.AddressTown, new TextRange(0, 500), new TextRange(0, 1)));
        Assert.Equal("住所：町名が違います「" + new string('町', 20) + "…」", Explain(new string('町', 500)));
        Assert.Equal("住所：町名が違います「町\uFFFD\uFFFD村」", Explain("町;\n村"));
    }

    [Fact]
    public void Positions_behind_the_end_and_broken_bytes_do_no_harm()
    {
        _comparison.Address.Add(new Reason(ReasonCode.UndeterminedText, new TextRange(ushort.MaxValue, ushort.MaxValue), default));
        Assert.Contains("住所：", Explain("東京都"), StringComparison.Ordinal);

        var member = new PersonText { Address = [0xE3, 0x81, 0xFF, 0x41] };
        _comparison.Address.Reset();
        _comparison.Address.Add(new Reason(ReasonCode.UndeterminedText, new TextRange(0, 9), new TextRange(0, 1)));
        Assert.EndsWith("「\uFFFD\uFFFDA」", Encoding.UTF8.GetString(_text.Explain(_comparison, member)), StringComparison.Ordinal);
    }

    [Fact]
    public void Writing_allocates_nothing_once_the_buffer_has_grown()
    {
        foreach (ref readonly var entry in ReasonCatalogue.All)
        {
            _comparison.Address.Add(new Reason(entry.Code, new TextRange(0, 30), new TextRange(0, 1)));
        }

        var address = Encoding.UTF8.GetBytes(new string('町', 40));
        var member = new PersonText { Address = address };
        var length = _text.Explain(_comparison, member).Length + _text.Codes(_comparison).Length;

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            length -= _text.Explain(_comparison, member).Length + _text.Codes(_comparison).Length;
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(length < 0);
    }

    private string Codes() => Encoding.UTF8.GetString(_text.Codes(_comparison));

    private string Explain(string address, string kanjiName = "", string kanaName = "")
    {
        var member = new PersonText
        {
            KanjiName = Encoding.UTF8.GetBytes(kanjiName),
            KanaName = Encoding.UTF8.GetBytes(kanaName),
            Address = Encoding.UTF8.GetBytes(address),
        };
        return Encoding.UTF8.GetString(_text.Explain(_comparison, member));
    }
}
