using System.Text.Json;
using Shikaku.Commands;
using Shikaku.Tests.Commands;
using Shikaku.Tests.ReferenceData;

namespace Shikaku.Tests.Features.Evaluation;

/// <summary><c>shikaku evaluate PAIRS.tsv --against DIR</c>: what another version of the tables would decide otherwise (MAT-90).</summary>
public sealed class TierChangeTests : IDisposable
{
    private const string Pairs =
        "suite\tid\tfield\tlabel\tleft\tright\tnote\n"
        + "own\t1\tkanji\tsame\t黒沢\t黒澤\t\n"
        + "own\t2\tkanji\tsame\t\uFA19谷\t神谷\t\n"
        + "own\t3\tkanji\tdifferent\t黒沢\t白川\t\n"
        + "own\t4\tkana\tsame\tｼﾖｳｺ\tｼｮｳｺ\t\n"
        + "own\t5\trecord\tsame\t{\"name_kanji\":\"黒沢　恵\",\"name_kana\":\"ｸﾛｻﾜ ﾒｸﾞﾐ\",\"birth_date\":\"19750401\",\"sex\":\"2\",\"address\":\"東京都千代田区麹町１番地\"}"
        + "\t{\"name_kanji\":\"黒澤　恵\",\"name_kana\":\"ｸﾛｻﾜ ﾒｸﾞﾐ\",\"birth_date\":\"19750401\",\"sex\":\"2\",\"address\":\"東京都千代田区麹町１番地\"}\t\n";

    private readonly TemporaryFolder _folder = new();
    private readonly ChangedTables _tables = new();

    public void Dispose()
    {
        _tables.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task MAT_90_pairs_that_would_no_longer_agree_are_listed_with_both_reasons()
    {
        ForgetSawa();
        var report = await ReportAsync("--against", _tables.Path);
        Assert.Equal(
            ["1 same variant K-OFFICIAL → near K-SUBST", "5 same variant K-OFFICIAL → near K-SUBST"],
            Changes(report));
        Assert.Equal((5, 2, 0), (Number(report, "pairs"), Number(report, "agreeToDisagree"), Number(report, "disagreeToAgree")));
        Assert.Equal(
            ["kanji_jis.tsv 9", "kanji_moji_joho.tsv 9", "kanji_official.tsv 9"],
            report.GetProperty("tables").EnumerateArray().Select(table => $"{table.GetProperty("file")} {table.GetProperty("after")}"));
    }

    [Fact]
    public async Task MAT_90_pairs_that_would_agree_are_listed_the_other_way_round()
    {
        ForgetSawa();
        var report = await ReportAsync("--tables", _tables.Path, "--against", Path.Combine(AppContext.BaseDirectory, "data"));
        Assert.Equal(["1 same near K-SUBST → variant K-OFFICIAL", "5 same near K-SUBST → variant K-OFFICIAL"], Changes(report));
        Assert.Equal((0, 2), (Number(report, "agreeToDisagree"), Number(report, "disagreeToAgree")));
    }

    [Fact]
    public async Task MAT_90_another_tier_is_listed_though_the_decision_stays()
    {
        _tables.Forget("fold.tsv", "FA19\t");
        var report = await ReportAsync("--against", _tables.Path);
        Assert.Equal(["2 same fold F-COMPAT → variant K-OFFICIAL"], Changes(report));
        Assert.Equal((0, 0), (Number(report, "agreeToDisagree"), Number(report, "disagreeToAgree")));
    }

    [Fact]
    public async Task MAT_90_a_change_that_no_pair_feels_lists_none()
    {
        // 黒澤 is still related to 黒沢 by two other sources: another reason, the same tier.
        _tables.Forget("kanji_official.tsv", "\t6FA4\t6CA2\t");
        var report = await ReportAsync("--against", _tables.Path);
        Assert.Empty(Changes(report));
        Assert.Equal("kanji_official.tsv", Assert.Single(report.GetProperty("tables").EnumerateArray().ToArray()).GetProperty("file").GetString());
    }

    [Fact]
    public async Task The_text_marks_changed_decisions_and_ends_with_the_sums()
    {
        ForgetSawa();
        var run = await CommandRun.OfAsync("evaluate", _folder.Write("pairs.tsv", Pairs), "--against", _tables.Path);
        Assert.Equal(ExitCode.Done, run.ExitCode);
        var lines = run.Output.TrimEnd('\n').Split('\n');
        Assert.Equal(6, lines.Length);
        Assert.Contains("own 1 kanji same: variant(K-OFFICIAL) → near(K-SUBST)【一致→不一致】", lines);
        Assert.Equal("比べた組 5、段階が変わる組 2（一致→不一致 2、不一致→一致 0）", lines[^1]);
    }

    [Fact]
    public async Task Tables_alone_evaluate_the_pairs_under_them()
    {
        ForgetSawa();
        var run = await CommandRun.OfAsync("evaluate", _folder.Write("pairs.tsv", Pairs), "--tables", _tables.Path, "--json");
        var suite = JsonDocument.Parse(run.Output).RootElement.GetProperty("suites")[0];
        Assert.Equal(0.5, suite.GetProperty("recallSame").GetDouble());
    }

    [Fact]
    public async Task A_folder_without_tables_is_refused()
    {
        var run = await CommandRun.OfAsync("evaluate", _folder.Write("pairs.tsv", Pairs), "--against", _folder.Root);
        Assert.Equal(ExitCode.InputUnusable, run.ExitCode);
        Assert.Contains("manifest.json", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sample_has_no_second_tables()
    {
        var run = await CommandRun.OfAsync("evaluate", "--truth", "t.csv", "--judgements", "j.csv", "--against", _tables.Path);
        Assert.Equal(ExitCode.WrongUsage, run.ExitCode);
        Assert.Contains("--against", run.Error, StringComparison.Ordinal);
    }

    private static string[] Changes(JsonElement report) =>
    [
        .. report.GetProperty("changes").EnumerateArray().Select(change =>
            $"{change.GetProperty("id")} {change.GetProperty("label")} {Side(change.GetProperty("before"))} → {Side(change.GetProperty("after"))}"),
    ];

    private static string Side(JsonElement side) =>
        $"{side.GetProperty("tier")} {string.Join(';', side.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString()))}";

    private static int Number(JsonElement report, string name) => report.GetProperty(name).GetInt32();

    private void ForgetSawa()
    {
        foreach (var file in (string[])["kanji_official.tsv", "kanji_moji_joho.tsv", "kanji_jis.tsv"])
        {
            _tables.Forget(file, "\t6FA4\t6CA2\t");
        }
    }

    private async Task<JsonElement> ReportAsync(params string[] options)
    {
        var run = await CommandRun.OfAsync(["evaluate", _folder.Write("pairs.tsv", Pairs), .. options, "--json"]);
        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        return JsonDocument.Parse(run.Output).RootElement;
    }
}
