using System.Text.Json;
using Shikaku.Commands;
using Shikaku.Features.Sampling;
using Shikaku.ReferenceData;
using Shikaku.Storage;
using Shikaku.Tests.Commands;

namespace Shikaku.Tests.Sampling;

/// <summary><c>shikaku sample</c>: what it leaves on disk, and how it ends on bad input.</summary>
public sealed class SampleCommandTests : IDisposable
{
    private static readonly string[] FileNames = ["members.csv", "residents.csv", "truth.csv"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("none")]
    [InlineData("realistic")]
    [InlineData("heavy")]
    public async Task The_same_seed_gives_the_same_bytes_and_another_one_others(string noise)
    {
        await SampleFiles.WriteAsync(_folder.PathOf("a"), 3000, noise, seed: 7);
        await SampleFiles.WriteAsync(_folder.PathOf("b"), 3000, noise, seed: 7);
        await SampleFiles.WriteAsync(_folder.PathOf("c"), 3000, noise, seed: 8);

        foreach (var file in FileNames)
        {
            Assert.Equal(await TextAsync("a", file), await TextAsync("b", file));
            Assert.NotEqual(await TextAsync("a", file), await TextAsync("c", file));
        }
    }

    [Fact]
    public async Task Three_files_with_their_columns_are_left_and_nothing_else()
    {
        await SampleFiles.WriteAsync(_folder.PathOf("a"), 500, "none");

        var files = Directory.EnumerateFiles(_folder.PathOf("a")).Select(Path.GetFileName).Order(StringComparer.Ordinal);
        Assert.Equal(FileNames, files);
        Assert.StartsWith("member_id,class,wrong_number,expected\n", await TextAsync("a", "truth.csv"), StringComparison.Ordinal);
        Assert.StartsWith("individual_number,status,name_kanji,name_kana,former_name,alias_name,birth_date,sex,address\n", await TextAsync("a", "residents.csv"), StringComparison.Ordinal);
        Assert.StartsWith("insurer_number,member_id,symbol,number,branch,individual_number,", await TextAsync("a", "members.csv"), StringComparison.Ordinal);
        Assert.DoesNotContain('\r', await TextAsync("a", "members.csv"));
    }

    [Fact]
    public async Task Scripts_are_told_the_rows_per_class()
    {
        var run = await CommandRun.OfAsync("sample", "--members", "2000", "--out", _folder.PathOf("s"), "--noise", "heavy", "--json");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        var answer = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(2000, answer.GetProperty("members").GetInt32());
        Assert.Equal(2000, answer.GetProperty("classes").EnumerateObject().Sum(noise => noise.Value.GetInt32()));
        Assert.Equal(NoiseClasses.Count, answer.GetProperty("classes").EnumerateObject().Count());
        Assert.Equal("heavy", answer.GetProperty("noise").GetString());
        Assert.True(answer.TryGetProperty("seconds", out _));
    }

    [Fact]
    public async Task Progress_is_told_once_per_5_percent_on_the_error_stream()
    {
        var run = await CommandRun.OfAsync("sample", "--members", "20000", "--out", _folder.PathOf("s"));

        var lines = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(lines.Length, lines.Distinct(StringComparer.Ordinal).Count());
        Assert.EndsWith(" 100%", lines[^1], StringComparison.Ordinal);
        Assert.InRange(lines.Length, 10, 20);
    }

    [Theory]
    [InlineData("--members", "0")]
    [InlineData("--members", "-1")]
    [InlineData("--members", "ten")]
    [InlineData("--members", "200000001")]
    [InlineData("--insurers", "0")]
    [InlineData("--insurers", "10001")]
    [InlineData("--seed", "-1")]
    [InlineData("--noise", "loud")]
    public async Task A_value_out_of_range_is_wrong_usage(string option, string value)
    {
        string[] arguments = ["sample", "--out", _folder.PathOf("s"), option, value];
        var run = await CommandRun.OfAsync(option == "--members" ? arguments : [.. arguments, "--members", "10"]);

        Assert.Equal(ExitCode.WrongUsage, run.ExitCode);
        Assert.Contains(option, run.Error, StringComparison.Ordinal);
        Assert.False(Path.Exists(_folder.PathOf("s")));
    }

    [Fact]
    public async Task A_file_in_the_place_of_the_folder_is_refused()
    {
        var file = _folder.Write("s", "mine");
        var run = await CommandRun.OfAsync("sample", "--members", "10", "--out", file);

        Assert.Equal(ExitCode.InputUnusable, run.ExitCode);
        Assert.Contains("フォルダー", run.Error, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_refused()
    {
        var run = await CommandRun.OfAsync("sample", "--members", "10", "--out", Path.Combine(_folder.Write("file", ""), "below"));

        Assert.Equal(ExitCode.InputUnusable, run.ExitCode);
        Assert.Contains("書き込めません", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_a_name_is_refused()
    {
        var run = await CommandRun.OfAsync("sample", "--members", "10", "--out", "");

        Assert.Equal(ExitCode.WrongUsage, run.ExitCode);
        Assert.Contains("名前がありません", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interruption_leaves_nothing_and_keeps_what_was_there()
    {
        _folder.Write("members.csv", "mine");
        using var interruption = new CancellationTokenSource();
        await using var error = new InterruptingWriter(interruption);
        var run = new SampleRun(new SampleRequest(100_000, 3, 7, NoiseLevel.Heavy), new SampleTables(TableFiles.Open().Read));
        using (var folder = ResultFolder.Open(_folder.Root))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ProgressDisplay.RunAsync(
                new CommandHost(TextWriter.Null, error, TimeProvider.System, IsTerminal: false),
                "見本",
                run.Steps,
                progress => run.WriteAsync(folder, progress, interruption.Token)));
        }

        Assert.Equal([_folder.PathOf("members.csv")], Directory.EnumerateFileSystemEntries(_folder.Root));
        Assert.Equal("mine", await File.ReadAllTextAsync(_folder.PathOf("members.csv"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_disk_that_is_full_leaves_nothing_and_keeps_what_was_there()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        Directory.CreateDirectory(_folder.PathOf("s"));
        _folder.Write(Path.Combine("s", "members.csv"), "mine");
        // Every write to /dev/full fails as on a full disk.
        File.CreateSymbolicLink(_folder.PathOf("s/residents.csv.part"), "/dev/full");
        var run = await CommandRun.OfAsync("sample", "--members", "10", "--out", _folder.PathOf("s"));

        Assert.Equal(ExitCode.InputUnusable, run.ExitCode);
        Assert.Contains("空き容量", run.Error, StringComparison.Ordinal);
        Assert.Equal([_folder.PathOf("s/members.csv")], Directory.EnumerateFileSystemEntries(_folder.PathOf("s")));
        Assert.Equal("mine", await File.ReadAllTextAsync(_folder.PathOf("s/members.csv"), TestContext.Current.CancellationToken));
    }

    private Task<string> TextAsync(string sample, string file) =>
        File.ReadAllTextAsync(Path.Combine(_folder.PathOf(sample), file), TestContext.Current.CancellationToken);

    /// <summary>Interrupts the run at its first line of progress, as Ctrl-C would in the midst of it.</summary>
    private sealed class InterruptingWriter(CancellationTokenSource interruption) : StringWriter
    {
        public override void WriteLine(string? value) => interruption.Cancel();
    }
}
