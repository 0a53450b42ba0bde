using System.Text;
using System.Text.Json;
using Shikaku.Commands;
using Shikaku.Tests.Commands;

namespace Shikaku.Tests.Features.Evaluation;

/// <summary><c>shikaku evaluate --truth --judgements</c>.</summary>
public sealed class SampleEvaluationTests : IDisposable
{
    private const string JudgementHeader = "line,insurer_number,member_id,mark,stop,kanji,kana,birth,sex,address,reasons\n";
    private const string TruthHeader = "member_id,class,wrong_number,expected\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Class_and_mark_are_counted_and_both_errors_named()
    {
        var result = await EvaluateAsync(
            "a1,none,0,agree\na2,none,0,agree\na3,width,0,agree\na4,twin,1,disagree\na5,twin,1,disagree\na6,gaiji,0,review\na7,not_found,0,review\na8,width,0,agree\n",
            Judged("a1", "○", "none") + Judged("a2", "▲", "medical") + Judged("a3", "△", "none") + Judged("a4", "○", "none")
                + Judged("a5", "×", "all") + Judged("a6", "△", "none") + Judged("a7", "－", "all") + Judged("a8", "－", "all"));

        Assert.Equal(8, result.GetProperty("rows").GetInt64());
        Assert.Equal(1, result.GetProperty("falseSame").GetInt64());
        Assert.Equal(2, result.GetProperty("falseDifferent").GetInt64());
        Assert.Equal(0.25, result.GetProperty("agreeShare").GetDouble());
        Assert.InRange(result.GetProperty("falseSameUpper95").GetDouble(), 0.9746, 0.9748);
        Assert.Equal(["gaiji", "none", "not_found", "twin", "width"], result.GetProperty("classes").EnumerateObject().Select(entry => entry.Name).ToArray());
        Assert.Equal("""{"○":1,"△":0,"▲":1,"×":0,"－":0}""", Compact(result.GetProperty("classes").GetProperty("none")));
        Assert.Equal("""{"○":1,"△":0,"▲":0,"×":1,"－":0}""", Compact(result.GetProperty("classes").GetProperty("twin")));
    }

    [Fact]
    public async Task A_difference_without_stop_is_no_error_for_a_row_that_should_agree_nor_for_one_that_should_not()
    {
        var result = await EvaluateAsync("a1,none,0,agree\na2,homophone,1,disagree\n", Judged("a1", "△", "none") + Judged("a2", "△", "none"));
        Assert.Equal(0, result.GetProperty("falseSame").GetInt64());
        Assert.Equal(0, result.GetProperty("falseDifferent").GetInt64());
    }

    [Fact]
    public async Task An_agreeing_mark_with_a_stop_counts_as_a_stop()
    {
        var result = await EvaluateAsync("a1,none,0,agree\n", Judged("a1", "○", "medical"));
        Assert.Equal(1, result.GetProperty("falseDifferent").GetInt64());
    }

    [Fact]
    public async Task The_table_for_people_shows_classes_marks_and_bounds()
    {
        var (truth, judgements) = Files("a1,none,0,agree\na2,twin,1,disagree\n", Judged("a1", "○", "none") + Judged("a2", "×", "all"));
        var run = await CommandRun.OfAsync("evaluate", "--truth", truth, "--judgements", judgements);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("誤って同一とした件数（disagreeなのに○）: 0、その割合の95%上限 0.95", run.Output, StringComparison.Ordinal);
        Assert.Contains("誤って止めた件数（agreeなのに閲覧停止、または○△以外）: 0", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"twin\s+0\s+0\s+0\s+1\s+0", run.Output);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Columns_stand_in_any_order_quoted_or_in_CP932()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var truth = _folder.Write("truth.csv", "expected,\"class\",member_id\r\nagree,\"a\"\"b,c\",\"a\n1\"\r\n");
        var judgements = _folder.Write("judgements.csv", Encoding.GetEncoding(932).GetBytes("判定,加入者識別,stop\n△,\"a\n1\",none\n"));
        var run = await CommandRun.OfAsync("evaluate", "--json", "--truth", truth, "--judgements", judgements);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("a\\\"b,c", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"△\": 1", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_of_different_members_are_refused_with_both_lines()
    {
        var (truth, judgements) = Files("a1,none,0,agree\na2,none,0,agree\n", Judged("a1", "○", "none") + Judged("a3", "○", "none"));
        var run = await CommandRun.OfAsync("evaluate", "--truth", truth, "--judgements", judgements);

        Assert.Equal(ExitCode.InputUnusable, run.ExitCode);
        Assert.Contains("truth.csv の3行目", run.Error, StringComparison.Ordinal);
        Assert.Contains("judgements.csv の3行目の加入者識別が一致しません", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("a1,none,0,agree\n", "", "judgements.csv")]
    [InlineData("", "a1", "truth.csv")]
    public async Task A_file_that_ends_before_the_other_is_refused(string truthRows, string judged, string shorter)
    {
        var (truth, judgements) = Files(truthRows, judged.Length == 0 ? "" : Judged(judged, "○", "none"));
        var run = await CommandRun.OfAsync("evaluate", "--truth", truth, "--judgements", judgements);

        Assert.Equal(ExitCode.InputUnusable, run.ExitCode);
        Assert.Contains($"{shorter} が先に終わりました", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_cannot_be_read_are_told_of_by_line_and_the_rest_goes_on()
    {
        var (truth, judgements) = Files(
            "a1,none,0,perhaps\na2,,0,agree\na3,none,0,agree\na4,none,0,agree\na5,none,0\na6,no\"ne,0,agree\na7,none,0,agree\n",
            Judged("a1", "○", "none") + Judged("a2", "○", "none") + Judged("a3", "◎", "none") + Judged("a4", "○", "some")
                + Judged("a5", "○", "none") + Judged("a6", "○", "none") + Judged("a7", "○", "none"));
        var run = await CommandRun.OfAsync("evaluate", "--json", "--truth", truth, "--judgements", judgements);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        var result = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(1, result.GetProperty("rows").GetInt64());
        Assert.Equal(6, result.GetProperty("badRows").GetInt64());
        foreach (var told in new[] { "truth.csv: 2行目: expected", "truth.csv: 3行目: class", "judgements.csv: 4行目: mark", "judgements.csv: 5行目: stop", "truth.csv: 6行目: 項目の数", "truth.csv: 7行目: 引用符" })
        {
            Assert.Contains(told, run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Many_rows_that_cannot_be_read_are_told_of_in_one_line()
    {
        var truth = new StringBuilder();
        var judgements = new StringBuilder();
        for (var i = 0; i < 100; i++)
        {
            truth.Append('m').Append(i).Append(",none,0,perhaps\n");
            judgements.Append(Judged($"m{i}", "○", "none"));
        }

        var (truthPath, judgementsPath) = Files(truth.ToString(), judgements.ToString());
        var run = await CommandRun.OfAsync("evaluate", "--truth", truthPath, "--judgements", judgementsPath);
        Assert.Equal(21, run.Error.Count(character => character == '\n'));
        Assert.Contains("ほかに80行", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_column_is_named()
    {
        var truth = _folder.Write("truth.csv", "member_id,class\na1,none\n");
        var judgements = _folder.Write("judgements.csv", JudgementHeader + Judged("a1", "○", "none"));
        var run = await CommandRun.OfAsync("evaluate", "--truth", truth, "--judgements", judgements);

        Assert.Equal(ExitCode.InputUnusable, run.ExitCode);
        Assert.Contains("expected", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_rows_than_one_block_holds_are_all_read()
    {
        const int Rows = 60_000;
        var truth = new StringBuilder();
        var judgements = new StringBuilder();
        for (var i = 0; i < Rows; i++)
        {
            truth.Append("member-").Append(i).Append(i % 2 == 0 ? ",none,0,agree\n" : ",twin,1,disagree\n");
            judgements.Append(Judged($"member-{i}", i % 2 == 0 ? "○" : "×", i % 2 == 0 ? "none" : "all"));
        }

        var result = await EvaluateAsync(truth.ToString(), judgements.ToString());
        Assert.Equal(Rows, result.GetProperty("rows").GetInt64());
        Assert.Equal(0.5, result.GetProperty("agreeShare").GetDouble());
        Assert.InRange(result.GetProperty("falseSameUpper95").GetDouble(), 0.9 * 3 / 30_000, 3.0 / 30_000);
    }

    private static string Judged(string memberId, string mark, string stop) => $"2,06130488,{memberId},{mark},{stop},exact,exact,exact,exact,exact,\n";

    private static string Compact(JsonElement element) =>
        "{" + string.Join(',', element.EnumerateObject().Select(entry => $"\"{entry.Name}\":{entry.Value}")) + "}";

    private (string Truth, string Judgements) Files(string truth, string judgements) =>
        (_folder.Write("truth.csv", TruthHeader + truth), _folder.Write("judgements.csv", JudgementHeader + judgements));

    private async Task<JsonElement> EvaluateAsync(string truthRows, string judgementRows)
    {
        var (truth, judgements) = Files(truthRows, judgementRows);
        var run = await CommandRun.OfAsync("evaluate", "--json", "--truth", truth, "--judgements", judgements);
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Empty(run.Error);
        return JsonDocument.Parse(run.Output).RootElement;
    }
}
