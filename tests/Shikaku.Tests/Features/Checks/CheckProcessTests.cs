using System.Globalization;
using System.Text;
using Shikaku.Commands;
using Shikaku.Core.Identifiers;

namespace Shikaku.Tests.Features.Checks;

/// <summary>A check that is interrupted, killed or finds no room leaves no half result, no working file and no personal data behind.</summary>
public sealed class CheckProcessTests : IDisposable
{
    private const int Rows = 30_000;
    private const int Kills = 10;

    /// <summary>Milliseconds from the first sight of a working file, about as long as the work takes.</summary>
    private const int LongestDelay = 250;
    private static readonly string[] ResultNames = ["findings.csv", "judgements.csv", "summary.json"];
    private static readonly string[] FewThreads = ["--threads", "2"];
    private static readonly string[] Spilling = ["--threads", "2", "--memory", "1"];

    private static readonly EqualityComparer<byte[]> ByContent = EqualityComparer<byte[]>.Create((left, right) => left.AsSpan().SequenceEqual(right));

    private readonly CheckFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(ProgramProcess.Interrupt)]
    [InlineData(ProgramProcess.Terminate)]
    public async Task An_interrupted_run_leaves_the_result_of_the_run_before(int signal)
    {
        var before = await GiveResultOfAnotherRunAsync();
        WriteManyRows();
        var (exitCode, output, error) = await SignalledWhileWorkingAsync(signal, () => Restore(before));

        Assert.Equal(ExitCode.Interrupted, exitCode);
        Assert.Equal("", output);
        Assert.Contains("中断しました", error, StringComparison.Ordinal);
        Assert.Equal(before, Results());
        Assert.Equal(ResultNames, NamesInOutput());
    }

    [Fact]
    public async Task An_interrupted_run_leaves_no_folder_that_was_not_there()
    {
        WriteManyRows();
        Assert.Equal(ExitCode.Interrupted, (await SignalledWhileWorkingAsync(ProgramProcess.Interrupt, () => Directory.Delete(_folder.Output, recursive: true))).ExitCode);
        Assert.False(Directory.Exists(_folder.Output));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_killed_run_publishes_nothing_half_and_the_next_one_clears_up(bool isSpilling)
    {
        var options = isSpilling ? Spilling : FewThreads;
        var before = await GiveResultOfAnotherRunAsync();
        WriteManyRows();
        for (var i = 0; i < Kills; i++)
        {
            using var process = Start(options);
            process.WaitUntil(IsWorking);
            await Task.Delay(i * LongestDelay / Kills, TestContext.Current.CancellationToken);
            process.Signal(ProgramProcess.Kill);
            await process.EndAsync();
            Assert.True(IsWhole(before), "half a result was published");
        }

        await File.WriteAllTextAsync(Path.Combine(_folder.Output, "judgements.csv.copy"), "left by a killed run");
        await File.WriteAllTextAsync(Path.Combine(_folder.Output, ".shikaku-abc.def"), "");
        Assert.Equal(ExitCode.Done, (await _folder.RunAsync(options)).ExitCode);
        Assert.Equal(ResultNames, NamesInOutput());
        var afterKills = Results();
        Directory.Delete(_folder.Output, recursive: true);
        await _folder.RunAsync(FewThreads);
        Assert.Equal(Results()[..2], afterKills[..2]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_full_disk_is_told_in_a_sentence(bool isSpilling)
    {
        WriteManyRows();
        using var process = ProgramProcess.StartWithFilesUpTo(256, Arguments(isSpilling ? Spilling : FewThreads));
        var (exitCode, output, error) = await process.EndAsync();

        Assert.Equal(ExitCode.InputUnusable, exitCode);
        Assert.Equal("", output);
        Assert.Contains("結果を書き込めません。空き容量", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Output));
    }

    [Theory]
    [InlineData("/proc/shikaku")]
    [InlineData("/proc")]
    [InlineData("/dev/null/below")]
    public async Task A_folder_that_cannot_be_written_is_told_in_a_sentence(string output)
    {
        WriteManyRows();
        var run = await Commands.CommandRun.OfAsync("check", "--members", _folder.Members, "--residents", _folder.Residents, "--out", output);
        Assert.Equal(ExitCode.InputUnusable, run.ExitCode);
        Assert.StartsWith(output + ": 結果を書き込めません。", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Spill_files_have_no_name_and_show_neither_number_nor_name()
    {
        WriteManyRows();
        var files = Array.Empty<byte[]>();
        while (files.Sum(file => file.Length) < Rows * 32)
        {
            using var process = Start(Spilling);
            process.WaitUntil(() => (files = process.UnnamedFiles()).Sum(file => file.Length) >= Rows * 32);
            process.Signal(ProgramProcess.Kill);
            await process.EndAsync();
        }

        var spilt = files.SelectMany(file => file).ToArray().AsSpan();
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode, CodePagesEncodingProvider.Instance.GetEncoding(932)! })
        {
            Assert.Equal(-1, spilt.IndexOf(encoding.GetBytes("基金")));
            Assert.Equal(-1, spilt.IndexOf(encoding.GetBytes("麹町")));
        }

        foreach (var i in Enumerable.Range(0, 200).Select(i => i * 149))
        {
            var number = MadeUpNumber(i);
            Assert.Equal(-1, spilt.IndexOf(Encoding.ASCII.GetBytes(number)));
            Assert.Equal(-1, spilt.IndexOf(BitConverter.GetBytes(ulong.Parse(number, CultureInfo.InvariantCulture))));
        }
    }

    [Fact]
    public async Task A_second_run_into_the_same_folder_is_refused_and_the_first_is_not_disturbed()
    {
        WriteManyRows();
        await _folder.RunAsync(FewThreads);
        var expected = Results();
        using (File.Open(Path.Combine(_folder.Output, "judgements.csv.part"), FileMode.Create, FileAccess.Write, FileShare.None))
        {
            var run = await _folder.RunAsync(FewThreads);
            Assert.Equal(ExitCode.InputUnusable, run.ExitCode);
            Assert.Contains("別の実行", run.Error, StringComparison.Ordinal);
        }

        Assert.Equal(["findings.csv", "judgements.csv", "judgements.csv.part", "summary.json"], NamesInOutput());
        Assert.Equal(expected, Results());
    }

    /// <summary>Signals a run while it works; a run that was done sooner is repeated.</summary>
    private async Task<(int ExitCode, string Output, string Error)> SignalledWhileWorkingAsync(int signal, Action restore)
    {
        while (true)
        {
            using var process = Start(FewThreads);
            process.WaitUntil(IsWorking);
            process.Signal(signal);
            var end = await process.EndAsync();
            if (end.ExitCode != ExitCode.Done)
            {
                return end;
            }

            restore();
        }
    }

    private void Restore(byte[][] results)
    {
        for (var i = 0; i < results.Length; i++)
        {
            File.WriteAllBytes(Path.Combine(_folder.Output, ResultNames[i]), results[i]);
        }
    }

    private ProgramProcess Start(string[] options) => ProgramProcess.Start(Arguments(options));

    private string[] Arguments(string[] options) =>
        ["check", "--members", _folder.Members, "--residents", _folder.Residents, "--out", _folder.Output, "--date", "2026-11-21", .. options];

    private bool IsWorking() => File.Exists(Path.Combine(_folder.Output, "summary.json.part"));

    /// <summary>Whether what is published is the result of one run; summary.json stands for the others being there.</summary>
    private bool IsWhole(byte[][] before) =>
        !File.Exists(Path.Combine(_folder.Output, "summary.json"))
        || Results().AsSpan().SequenceEqual(before, ByContent)
        || Results().All(result => !before.Contains(result, ByContent));

    private byte[][] Results() => [.. ResultNames.Select(_folder.Result)];

    private IEnumerable<string?> NamesInOutput() => Directory.EnumerateFileSystemEntries(_folder.Output).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private async Task<byte[][]> GiveResultOfAnotherRunAsync()
    {
        var member = PersonLine.Member().With("address", "");
        await _folder.WriteMembers(member).WriteResidents(PersonLine.ResidentOf(member)).RunAsync();
        return Results();
    }

    /// <summary>Rows of several blocks; some members are repeated, so that results are written twice, and some differ.</summary>
    private void WriteManyRows()
    {
        var members = new string[Rows + 2];
        var residents = new string[Rows + 1];
        (members[0], residents[0]) = (CheckFolder.MemberHeader, CheckFolder.ResidentHeader);
        var member = PersonLine.Member("M-", "NUMBER").ToMemberCsv();
        var resident = PersonLine.ResidentOf(PersonLine.Member("", "NUMBER")).ToResidentCsv();
        for (var i = 0; i < Rows; i++)
        {
            var number = MadeUpNumber(i);
            members[i + 1] = member.Replace("NUMBER", number, StringComparison.Ordinal).Replace("M-", "M-" + i, StringComparison.Ordinal);
            residents[Rows - i] = resident.Replace("NUMBER", number, StringComparison.Ordinal).Replace("1番1号", i % 5 == 0 ? "9番1号" : "1-1", StringComparison.Ordinal);
        }

        members[^1] = members[1];
        _folder.WriteMembers(members).WriteResidents(residents);
    }

    private static string MadeUpNumber(int i)
    {
        var body = (20_000_000_000L + (i * 6151L)).ToString("D11", CultureInfo.InvariantCulture);
        return body + CheckDigits.Modulus11Person(Encoding.ASCII.GetBytes(body));
    }
}
