using System.Text;
using Shikaku.Core.Matching;
using Shikaku.Core.Records;
using Shikaku.Outcomes;
using Shikaku.Tests.Storage;
using Shikaku.Tests.Web;
using Shikaku.Web;

namespace Shikaku.Tests.House;

/// <summary>
/// The catalogues under docs/ say what the code says. To write them anew after a change of a catalogue, run this class with the
/// environment variable <c>SHIKAKU_WRITE_DOCS=1</c>.
/// </summary>
public sealed class CatalogueDocumentTests(RegisterServer server)
{
    [Fact]
    public void Docs_reasons_lists_every_reason_code() => AssertUpToDate("docs/reasons.md", Reasons());

    [Fact]
    public void Docs_checks_lists_every_finding_code() => AssertUpToDate("docs/checks.md", Checks());

    [Fact]
    public void Docs_problems_lists_every_refusal() => AssertUpToDate("docs/problems.md", ProblemList());

    [Fact]
    public async Task Docs_openapi_describes_the_interface_for_systems()
    {
        await using var web = await WebServer.StartWholeAsync(server);
        using var client = web.Browser();
        AssertUpToDate("docs/openapi.json", (await client.GetStringAsync(ApiDescription.Address)).ReplaceLineEndings("\n").TrimEnd() + "\n");
    }

    [Fact]
    public void No_two_refusals_share_a_code() => Assert.Equal(Problems.All.Select(problem => problem.Code).Distinct(), Problems.All.Select(problem => problem.Code));

    private static string ProblemList()
    {
        var text = new StringBuilder()
            .Append("# 断られたときのコード\n\n")
            .Append("画面では「コード」、APIでは application/problem+json の `code` に出ます。`Problems` から生成しています。手で直さないでください。\n\n")
            .Append("| コード | HTTP | 意味 | どうすればよいか |\n|---|---|---|---|\n");
        foreach (var problem in Problems.All)
        {
            text.Append('|').Append(problem.Code).Append('|').Append(problem.Status).Append('|').Append(problem.Title).Append('|').Append(problem.Advice).Append("|\n");
        }

        return text.ToString();
    }

    private static string Reasons()
    {
        var text = new StringBuilder()
            .Append("# 比較の理由コード\n\n")
            .Append("`shikaku check` の judgements.csv の `reasons` 欄と `shikaku evaluate` が示すコードです。`ReasonCatalogue` から生成しています。手で直さないでください。\n\n")
            .Append("段階が exact・fold・variant の項目は一致(1)、undetermined・near・different の項目は不一致(0)と数えます。");
        text.Append("判定方針が拒むコード（`data/judgement_policies.json` の `refusedReasons`）の付いた項目は、段階が variant でも 0 です。\n\n");
        text.Append("| コード | 段階 | 意味 |\n|---|---|---|\n");
        foreach (ref readonly var entry in ReasonCatalogue.All)
        {
            text.Append('|').Append(entry.Name).Append('|').Append(entry.Tier.ToString().ToLowerInvariant()).Append('|').Append(entry.Sentence).Append("|\n");
        }

        return text.ToString();
    }

    private static string Checks()
    {
        var text = new StringBuilder()
            .Append("# 登録データの検査コード\n\n")
            .Append("`shikaku check` の findings.csv の `code` 欄に出るコードです。`FindingCatalogue` から生成しています。手で直さないでください。\n\n")
            .Append("E（誤り）の行は判定しません（－、閲覧停止 all）。W（注意）の行は受け付け、一覧に載せます。\n\n")
            .Append("| コード | 区分 | 意味 | 英語 |\n|---|---|---|---|\n");
        foreach (ref readonly var entry in FindingCatalogue.All)
        {
            text.Append('|').Append(entry.Code).Append('|').Append(entry.Severity == Severity.Error ? 'E' : 'W')
                .Append('|').Append(entry.JapaneseMessage).Append('|').Append(entry.Message).Append("|\n");
        }

        return text.ToString();
    }

    private static void AssertUpToDate(string path, string expected)
    {
        if (Environment.GetEnvironmentVariable("SHIKAKU_WRITE_DOCS") == "1")
        {
            File.WriteAllText(Repository.PathOf(path), expected);
        }

        Assert.Equal(expected, Repository.Read(path));
    }
}
