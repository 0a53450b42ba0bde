using System.Diagnostics;
using System.Globalization;
using Shikaku.Commands;
using Shikaku.Tests.Commands;

namespace Shikaku.Tests.Features.Checks;

/// <summary>Where results may go: never over an input, never to a place that is no folder, by whatever path it is named.</summary>
public sealed class CheckOutputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _members;
    private readonly string _residents;

    public CheckOutputTests()
    {
        var member = PersonLine.Member();
        _members = _folder.Write("members.csv", CheckFolder.MemberHeader + "\n" + member.ToMemberCsv() + "\n");
        _residents = _folder.Write("residents.csv", CheckFolder.ResidentHeader + "\n" + PersonLine.ResidentOf(member).ToResidentCsv() + "\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Room_that_was_reserved_and_not_needed_is_given_back()
    {
        var output = _folder.PathOf("results");
        Assert.Equal(ExitCode.Done, (await RunAsync(_members, output)).ExitCode);

        using var stat = Process.Start(new ProcessStartInfo("stat", ["--format", "%b", Path.Combine(output, "judgements.csv")]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var blocks = await stat.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.InRange(int.Parse(blocks, CultureInfo.InvariantCulture), 0, 1024);
    }

    [Theory]
    [InlineData("judgements.csv", "")]
    [InlineData("findings.csv", "")]
    [InlineData("summary.json", "")]
    [InlineData("judgements.csv", "link")]
    [InlineData("judgements.csv.part", "")]
    public async Task An_input_is_never_replaced_by_a_result(string name, string link)
    {
        var content = await File.ReadAllBytesAsync(_members, TestContext.Current.CancellationToken);
        var output = Directory.CreateDirectory(_folder.PathOf("folder")).FullName;
        var input = Path.Combine(output, name);
        File.Move(_members, input);
        Directory.CreateSymbolicLink(_folder.PathOf("link"), output);
        File.CreateSymbolicLink(_folder.PathOf("members-link"), Path.Combine("link", name));

        var run = await RunAsync(link.Length == 0 ? input : _folder.PathOf("members-link"), Path.Combine(output, "..", "folder"));

        Assert.Equal(ExitCode.InputUnusable, run.ExitCode);
        Assert.NotEmpty(run.Error);
        Assert.Equal(content, await File.ReadAllBytesAsync(input, TestContext.Current.CancellationToken));
        Assert.Equal([name], Directory.EnumerateFileSystemEntries(output).Select(Path.GetFileName));
    }

    [Fact]
    public async Task The_folder_of_the_inputs_may_take_the_results()
    {
        Assert.Equal(ExitCode.Done, (await RunAsync(_members, _folder.Root)).ExitCode);
        Assert.Equal(5, Directory.EnumerateFiles(_folder.Root).Count());
    }

    [Fact]
    public async Task One_file_may_be_members_and_residents()
    {
        var run = await CommandRun.OfAsync("check", "--members", _members, "--residents", _members, "--out", _folder.PathOf("out"));
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("○", await File.ReadAllTextAsync(_folder.PathOf("out/judgements.csv"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("members.csv/below")]
    [InlineData("bad\0name")]
    public async Task An_impossible_folder_is_told_in_a_sentence(string name)
    {
        var run = await RunAsync(_members, _folder.Root + "/" + name);
        Assert.Equal(ExitCode.InputUnusable, run.ExitCode);
        Assert.Single(run.Error.TrimEnd().Split('\n'), line => !line.StartsWith("照合", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_without_a_name_is_wrong_usage() => Assert.Equal(ExitCode.WrongUsage, (await RunAsync(_members, "")).ExitCode);

    [Fact]
    public async Task A_path_that_is_too_long_is_told_in_a_sentence()
    {
        var path = _folder.PathOf(string.Join('/', Enumerable.Repeat(new string('長', 60), 100)));
        Assert.Equal(ExitCode.InputUnusable, (await RunAsync(_members, path)).ExitCode);
        Assert.Equal(ExitCode.InputUnusable, (await RunAsync(path, _folder.PathOf("out"))).ExitCode);
        Assert.Equal(ExitCode.InputUnusable, (await RunAsync("", _folder.PathOf("out"))).ExitCode);
        Assert.Equal(ExitCode.InputUnusable, (await RunAsync("bad\0name", _folder.PathOf("out"))).ExitCode);
    }

    [Fact]
    public async Task Folders_with_japanese_names_and_spaces_are_made_with_those_above_them()
    {
        var output = _folder.PathOf("令和８年 11月/結果 ㈱髙﨑");
        Assert.Equal(ExitCode.Done, (await RunAsync(_members, output)).ExitCode);
        Assert.True(File.Exists(Path.Combine(output, "summary.json")));
    }

    [Theory]
    [InlineData("/dev/null")]
    [InlineData("/dev/zero")]
    [InlineData("/proc/self/status")]
    public async Task What_is_no_ordinary_file_is_told_in_a_sentence(string path)
    {
        var run = await RunAsync(path, _folder.PathOf("out"));
        Assert.Equal(ExitCode.InputUnusable, run.ExitCode);
        Assert.Contains("通常のファイルではありません", run.Error, StringComparison.Ordinal);
    }

    private Task<CommandRun> RunAsync(string members, string output) =>
        CommandRun.OfAsync("check", "--members", members, "--residents", _residents, "--out", output);
}
