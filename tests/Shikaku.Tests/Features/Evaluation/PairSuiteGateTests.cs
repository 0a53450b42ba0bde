using System.Text.Json;
using Shikaku.Commands;
using Shikaku.Tests.Commands;

namespace Shikaku.Tests.Features.Evaluation;

/// <summary>
/// The gates of MAT-96 on suites of labelled pairs. The suites are others' work and not part of this repository: the folder that holds them is named by
/// the environment variable SHIKAKU_PAIRS; without it these tests are skipped.
/// </summary>
public sealed class PairSuiteGateTests
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("SHIKAKU_PAIRS");

    [Fact]
    public async Task MAT_96_nobody_different_and_nothing_near_agrees()
    {
        foreach (var suite in await SuitesAsync())
        {
            Assert.Equal((suite.Name, 0, 0), (suite.Name, suite.AgreeOnDifferent, suite.AgreeOnNear));
        }
    }

    [Theory]
    [InlineData("toriyama", 0.91)]
    [InlineData("geolonia", 0.997)]
    [InlineData("joyo-kangxi", 1)]
    [InlineData("jinmei", 1)]
    [InlineData("hyogai", 1)]
    [InlineData("shinjitai-table", 1)]
    [InlineData("jaconv", 1)]
    [InlineData("imi-date", 1)]
    public async Task MAT_96_the_same_is_found_to_be_the_same(string name, double recall)
    {
        var suites = await SuitesAsync();
        Assert.True(suites.Single(suite => suite.Name == name).RecallSame >= recall);
    }

    private static async Task<List<Suite>> SuitesAsync()
    {
        Assert.SkipWhen(Folder is null, "SHIKAKU_PAIRS names no folder.");
        var run = await CommandRun.OfAsync(["evaluate", .. Directory.EnumerateFiles(Folder, "*.tsv").Order(StringComparer.Ordinal), "--json"]);
        Assert.Equal(ExitCode.Done, run.ExitCode);
        return
        [
            .. JsonDocument.Parse(run.Output).RootElement.GetProperty("suites").EnumerateArray().Select(suite => new Suite(
                suite.GetProperty("suite").GetString()!,
                suite.GetProperty("agreeOnDifferent").GetInt32(),
                suite.GetProperty("agreeOnNear").GetInt32(),
                suite.GetProperty("recallSame") is { ValueKind: JsonValueKind.Number } recall ? recall.GetDouble() : 0)),
        ];
    }

    private sealed record Suite(string Name, int AgreeOnDifferent, int AgreeOnNear, double RecallSame);
}
