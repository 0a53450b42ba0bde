using Shikaku.Commands;

namespace Shikaku.Tests.Commands;

/// <summary>What a user hears who got the command line wrong.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData]
    [InlineData("chek")]
    [InlineData("check")]
    [InlineData("check", "--members")]
    [InlineData("doctor", "foo")]
    [InlineData("sample", "--members", "1", "--members", "2", "--out", "x")]
    public async Task Wrong_usage_is_told_in_Japanese_with_a_way_on(params string[] arguments)
    {
        var run = await CommandRun.OfAsync(arguments);

        Assert.Equal(ExitCode.WrongUsage, run.ExitCode);
        Assert.EndsWith("使い方は --help で表示します。\n", run.Error, StringComparison.Ordinal);
        Assert.All(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Contains(line, character => character >= '\u3040'));
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task What_is_missing_is_named_with_its_meaning()
    {
        var run = await CommandRun.OfAsync("check", "--members", "a.csv");

        Assert.Equal(
            ["--residents を指定してください(本人確認情報のCSVファイル)。", "--out を指定してください(結果を書き込むフォルダー)。", "使い方は --help で表示します。"],
            run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("check", "--help")]
    [InlineData("doctor", "-h")]
    [InlineData("evaluate", "-?")]
    [InlineData("sample", "--help")]
    [InlineData("tables", "import", "--help")]
    public async Task Help_is_Japanese_in_every_line(params string[] arguments)
    {
        var run = await CommandRun.OfAsync(arguments);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.Contains("使い方を表示する", run.Output, StringComparison.Ordinal);
        Assert.All(
            run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.True(line.Contains("shikaku ", StringComparison.Ordinal) || line.Any(character => character >= '\u3040'), line));
        foreach (var word in (string[])["REQUIRED", "default", "Description", "Show", "[command]", "[options]"])
        {
            Assert.DoesNotContain(word, run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_option_given_twice_is_named() =>
        Assert.StartsWith(
            "--members は1回だけ指定してください。\n",
            (await CommandRun.OfAsync("sample", "--members", "1", "--members", "2", "--out", "x")).Error,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("check", "123456789018")]
    [InlineData("123456789018")]
    public async Task A_number_typed_in_the_wrong_place_is_not_repeated(params string[] arguments)
    {
        var run = await CommandRun.OfAsync(arguments);

        Assert.Equal(ExitCode.WrongUsage, run.ExitCode);
        Assert.DoesNotContain("123456789018", run.Error, StringComparison.Ordinal);
        Assert.Contains("************", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("123456789018")]
    [InlineData("１２３４５６７８９０１８")]
    [InlineData("1234-5678-9018")]
    [InlineData("1234 5678 9018")]
    [InlineData("123456_789018")]
    [InlineData("123456\u200B789018")]
    public async Task A_number_in_any_writing_is_not_repeated_whatever_names_it(string number)
    {
        string[][] commands =
        [
            ["check", number], ["check", "--members", number, "--residents", "x", "--out", "y"], ["evaluate", number], ["doctor", "--tables", number],
            ["tables", "import", "--mergers", number, "--out", "y"],
        ];
        foreach (var command in commands)
        {
            var run = await CommandRun.OfAsync(command);
            Assert.NotEqual(ExitCode.Done, run.ExitCode);
            Assert.DoesNotContain(number, run.Error + run.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/tmp/2026-11-21/143000/x")]
    [InlineData("1234-5678-9010")]
    [InlineData("06130488")]
    public async Task Other_digits_are_repeated_as_they_are(string name) =>
        Assert.Contains(name, (await CommandRun.OfAsync("evaluate", name)).Error, StringComparison.Ordinal);

    [Fact]
    public async Task A_file_behind_an_at_sign_is_not_read_into_the_command_line()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandRun.OfAsync("check", "@" + folder.Write("members.csv", "name_kanji,address\n山田　太郎,東京都千代田区\n"));
        Assert.Equal(ExitCode.WrongUsage, run.ExitCode);
        Assert.DoesNotContain("山田", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_that_cannot_be_written_is_told_in_a_sentence()
    {
        await using var error = new StringWriter();
        await using var device = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        var full = new StreamWriter(device) { AutoFlush = true };
        Assert.Equal(ExitCode.InputUnusable, await CommandLine.RunAsync(["doctor"], new CommandHost(full, error, TimeProvider.System, IsTerminal: false)));
        Assert.Contains("標準出力", error.ToString(), StringComparison.Ordinal);
    }
}
