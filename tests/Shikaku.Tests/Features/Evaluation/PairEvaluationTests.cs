using System.Text;
using System.Text.Json;
using Shikaku.Commands;
using Shikaku.Tests.Commands;

namespace Shikaku.Tests.Features.Evaluation;

/// <summary><c>shikaku evaluate PAIRS.tsv</c> (MAT-95).</summary>
public sealed class PairEvaluationTests : IDisposable
{
    private const string Header = "suite\tid\tfield\tlabel\tleft\tright\tnote\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Pairs_are_counted_by_label_and_tier()
    {
        var suite = await EvaluateSuiteAsync(
            "own\t1\tkanji\tsame\t黒沢\t黒沢\t\n"
            + "own\t2\tkanji\tsame\t黒沢\t黒澤\t\n"
            + "own\t3\tkanji\tdifferent\t黒沢\t白川\t\n"
            + "own\t4\tsurname\tnear\t斎藤\t斉藤\t\n"
            + "own\t5\tgiven\tvariant\t恵\t惠\t\n"
            + "own\t6\tkana\tsame\tｸﾛｻﾜ\tクロサワ\t\n"
            + "own\t7\tdate\tsame\t昭和50年4月1日\t1975-04-01\t\n"
            + "own\t8\tdate\tdifferent\t1975-04-01\t1975-04-02\t\n");

        Assert.Equal("own", suite.GetProperty("suite").GetString());
        Assert.Equal(8, suite.GetProperty("rows").GetInt64());
        Assert.Equal(1, suite.GetProperty("recallSame").GetDouble());
        Assert.Equal(0, suite.GetProperty("agreeOnDifferent").GetInt64());
        Assert.Equal(0, suite.GetProperty("agreeOnNear").GetInt64());
        Assert.Equal(0, suite.GetProperty("unread").GetInt64());
        Assert.Equal((1, 1), (Count(suite, "same", "exact"), Count(suite, "same", "variant")));
        Assert.Equal(2, Count(suite, "same", "fold"));
        Assert.Equal(1, Count(suite, "variant", "variant"));
        Assert.Equal(1, Count(suite, "near", "near"));
        Assert.Equal(2, Count(suite, "different", "different"));
        Assert.Empty(suite.GetProperty("missed").EnumerateArray());
    }

    [Fact]
    public async Task A_pair_that_misses_its_label_is_listed_with_tier_and_reasons()
    {
        var suite = await EvaluateSuiteAsync(
            "own\ta-1\tkanji\tsame\t黒沢\t白川\t\n"
            + "own\ta-2\tkanji\tdifferent\t黒沢\t黒澤\t\n"
            + "own\ta-3\tkanji\tambiguous\t黒●\t黒澤\t\n"
            + "own\ta-4\tdate\tambiguous\t1975-04-01\t1975-04-01\t\n");

        Assert.Equal(
            ["a-1 kanji same different K-DIFF", "a-2 kanji different variant K-OFFICIAL", "a-4 date ambiguous exact "],
            suite.GetProperty("missed").EnumerateArray().Select(pair =>
                $"{pair.GetProperty("id")} {pair.GetProperty("field")} {pair.GetProperty("label")} {pair.GetProperty("tier")} "
                + string.Join(';', pair.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString()))).ToArray());
        Assert.Equal(1, suite.GetProperty("agreeOnDifferent").GetInt64());
        Assert.Equal(0, suite.GetProperty("recallSame").GetDouble());
    }

    [Fact]
    public async Task In_Latin_text_a_space_is_a_character_and_case_is_not()
    {
        var suite = await EvaluateSuiteAsync(
            "own\t1\tlatin\tsame\t \t\u3000\t\nown\t2\tlatin\tsame\tｂ\tB\t\nown\t3\tlatin\tdifferent\tAB\tA B\t\nown\t4\tlatin\tsame\t\"\t＂\t\nown\t5\tlatin\tsame\t\\\t＼\t\n");
        Assert.Equal(4, Count(suite, "same", "fold"));
        Assert.Equal(1, Count(suite, "different", "different"));
    }

    [Fact]
    public async Task MAT_62_a_day_beyond_its_era_is_read_as_a_continued_count()
    {
        var suite = await EvaluateSuiteAsync("own\t1\tdate\tsame\t昭和65年3月1日\t1990-03-01\t\nown\t2\tdate\tsame\t明治元年1月1日\t1868-01-01\t\n");
        Assert.Equal(2, Count(suite, "same", "variant"));
    }

    [Fact]
    public async Task A_record_is_as_good_as_its_worst_item()
    {
        const string Left = """{"name_kanji":"黒沢 花","name_kana":"ｸﾛｻﾜ ﾊﾅ","birth_date":"19800102","sex":1,"address":"東京都千代田区千代田1-1"}""";
        var suite = await EvaluateSuiteAsync(
            $"own\t1\trecord\tsame\t{Left}\t{Left}\t\n"
            + $"own\t2\trecord\tsame\t{Left}\t{Left.Replace("沢", "澤", StringComparison.Ordinal)}\t\n"
            + $"own\t3\trecord\tsame\t{Left}\t{Left.Replace("name_kanji", "漢字氏名", StringComparison.Ordinal).Replace("花", "\\u82b1", StringComparison.Ordinal)}\t\n"
            + $"own\t4\trecord\tdifferent\t{Left}\t{Left.Replace("19800102", "19800103", StringComparison.Ordinal)}\t\n"
            + $"own\t5\trecord\tsame\t{Left}\t{Left.Replace("ｸﾛｻﾜ ﾊﾅ", "", StringComparison.Ordinal)}\t\n");

        Assert.Equal(3, Count(suite, "same", "exact"));
        Assert.Equal(1, Count(suite, "same", "variant"));
        Assert.Equal(1, Count(suite, "different", "different"));
    }

    [Theory]
    [InlineData("kanji", "（）")]
    [InlineData("kanji", "\u200B")]
    [InlineData("kanji", "😀")]
    [InlineData("surname", "●")]
    [InlineData("given", "　")]
    [InlineData("kana", "　")]
    [InlineData("kana", "●●")]
    [InlineData("latin-kana", "\uE000")]
    [InlineData("date", "　")]
    [InlineData("date", "99999999")]
    [InlineData("address", "-")]
    [InlineData("address", "●")]
    [InlineData("address", "\u202E")]
    [InlineData("municipality", "")]
    [InlineData("record", "{}")]
    [InlineData("record", """{"name_kanji":"（","name_kana":"ー","birth_date":"0","sex":3,"address":"-"}""")]
    public async Task A_text_that_says_nothing_never_agrees_by_being_equal(string field, string text)
    {
        var suite = await EvaluateSuiteAsync($"own\t1\t{field}\tdifferent\t{text}\t{text}\t\n");
        Assert.Equal(0, suite.GetProperty("agreeOnDifferent").GetInt64());
        Assert.Equal(1, suite.GetProperty("rows").GetInt64());
    }

    [Theory]
    [InlineData("EDA080")]
    [InlineData("EDA182EDBEB7")]
    [InlineData("C080")]
    [InlineData("E5B1")]
    [InlineData("F0A0AE")]
    [InlineData("FF")]
    [InlineData("F4908080")]
    public async Task Bytes_of_no_character_make_a_bad_row(string bytes)
    {
        var path = _folder.Write("pairs.tsv", [.. Encoding.UTF8.GetBytes(Header + "own\t1\tkanji\tsame\t花\t花\t\nown\t2\tkanji\tsame\t花"), .. Convert.FromHexString(bytes), .. Encoding.UTF8.GetBytes("\t花\t\n")]);
        var run = await CommandRun.OfAsync("evaluate", path, "--json");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(1, JsonDocument.Parse(run.Output).RootElement.GetProperty("badRows").GetInt64());
        Assert.Contains("3行目: UTF-8", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("黒沢")]
    [InlineData("[1]")]
    [InlineData("""{"name_kanji":["黒沢"]}""")]
    [InlineData("""{"name_kanji":"黒沢","漢字氏名":"黒沢"}""")]
    [InlineData("""{"name_kanji":"黒沢"} {}""")]
    [InlineData("""{"name_kanji":"\ud800"}""")]
    public async Task A_record_that_is_no_JSON_object_of_texts_is_a_bad_row(string record)
    {
        var run = await EvaluateAsync($"own\t1\trecord\tsame\t{record}\t{record}\t\n", "--json");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(1, JsonDocument.Parse(run.Output).RootElement.GetProperty("badRows").GetInt64());
        Assert.Contains("2行目: record", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_field_is_counted_unread()
    {
        var suite = await EvaluateSuiteAsync("own\t1\ttelephone\tsame\t1\t1\t\nown\t2\tkanji\tsame\t花\t花\t\n");
        Assert.Equal(1, suite.GetProperty("unread").GetInt64());
        Assert.Equal(2, suite.GetProperty("rows").GetInt64());
    }

    [Fact]
    public async Task Suites_are_kept_apart_and_gathered_over_files()
    {
        var one = _folder.Write("one.tsv", Header + "b\t1\tkanji\tsame\t花\t花\t\na\t1\tkanji\tsame\t花\t花\t\n");
        var two = _folder.Write("two.tsv", "id\tsuite\tright\tleft\tlabel\tfield\r\n1\tb\t花\t花\tsame\tkanji\r\n");
        var run = await CommandRun.OfAsync("evaluate", one, two, "--json");
        Assert.Equal(
            ["b 2", "a 1"],
            JsonDocument.Parse(run.Output).RootElement.GetProperty("suites").EnumerateArray()
                .Select(suite => $"{suite.GetProperty("suite")} {suite.GetProperty("rows")}").ToArray());
    }

    [Fact]
    public async Task A_suite_without_pairs_labelled_same_has_no_recall()
    {
        var suite = await EvaluateSuiteAsync("own\t1\tkanji\tdifferent\t花\t子\t\n");
        Assert.Equal(JsonValueKind.Null, suite.GetProperty("recallSame").ValueKind);
    }

    [Fact]
    public async Task The_table_for_people_shows_the_figures()
    {
        var run = await EvaluateAsync("own\t1\tkanji\tsame\t黒沢\t黒澤\t\nown\t2\tkanji\tsame\t黒沢\t白川\t\n");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Matches(@"same\s+0\s+0\s+1\s+0\s+0\s+1", run.Output);
        Assert.Contains("sameの一致率 0.5000", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_rows_are_told_of_by_line_and_the_rest_goes_on()
    {
        byte[] bytes =
        [
            .. Encoding.UTF8.GetBytes(Header + "own\t1\tkanji\tsame\t花\n\nown\t2\tkanji\tequal\t花\t花\t\nown\t3\tkanji\tsame\t"),
            0xE3,
            0x81,
            .. Encoding.UTF8.GetBytes("\t花\t\nown\t4\tkanji\tsame\t" + new string('花', 400_000) + "\t花\t\nown\t5\tkanji\tsame\t花\t花\t"),
        ];
        var path = _folder.Write("pairs.tsv", bytes);

        var run = await CommandRun.OfAsync("evaluate", path, "--json");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        var result = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(4, result.GetProperty("badRows").GetInt64());
        Assert.Equal(1, result.GetProperty("suites")[0].GetProperty("rows").GetInt64());
        foreach (var told in new[] { "2行目: 項目の数", "4行目: label", "5行目: UTF-8", "6行目: 行が長すぎます" })
        {
            Assert.Contains(told, run.Error, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("花", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "空のファイル")]
    [InlineData("suite\tid\tfield\tlabel\tleft\n", "right")]
    [InlineData("suite\tid\tfield\tlabel\tleft\tright\tleft\n", "left が2回")]
    [InlineData("suite,id,field,label,left,right\n", "必須の項目")]
    public async Task An_unusable_file_ends_with_3_and_a_sentence(string text, string told)
    {
        var run = await CommandRun.OfAsync("evaluate", _folder.Write("pairs.tsv", text));
        Assert.Equal(ExitCode.InputUnusable, run.ExitCode);
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task A_missing_file_and_a_folder_end_with_3()
    {
        foreach (var (path, told) in new[] { (_folder.PathOf("missing.tsv"), "ファイルがありません"), (_folder.Root, "フォルダーです") })
        {
            var run = await CommandRun.OfAsync("evaluate", path);
            Assert.Equal(ExitCode.InputUnusable, run.ExitCode);
            Assert.Contains(told, run.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("evaluate")]
    [InlineData("evaluate", "--truth", "t.csv")]
    [InlineData("evaluate", "--judgements", "j.csv")]
    [InlineData("evaluate", "pairs.tsv", "--truth", "t.csv", "--judgements", "j.csv")]
    [InlineData("evaluate", "pairs.tsv", "--nosuch")]
    public async Task Wrong_usage_ends_with_2(params string[] arguments)
    {
        var run = await CommandRun.OfAsync(arguments);
        Assert.Equal(ExitCode.WrongUsage, run.ExitCode);
        Assert.NotEmpty(run.Error);
    }

    private static int Count(JsonElement suite, string label, string tier) => suite.GetProperty("labels").GetProperty(label).GetProperty(tier).GetInt32();

    private Task<CommandRun> EvaluateAsync(string rows, params string[] options) =>
        CommandRun.OfAsync(["evaluate", _folder.Write("pairs.tsv", Header + rows), .. options]);

    private async Task<JsonElement> EvaluateSuiteAsync(string rows)
    {
        var run = await EvaluateAsync(rows, "--json");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Empty(run.Error);
        return Assert.Single(JsonDocument.Parse(run.Output).RootElement.GetProperty("suites").EnumerateArray().ToArray());
    }
}
