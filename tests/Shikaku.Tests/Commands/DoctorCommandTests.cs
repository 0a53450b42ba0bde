using System.Text.Json;
using Shikaku.Commands;
using Shikaku.ReferenceData;

namespace Shikaku.Tests.Commands;

/// <summary><c>shikaku doctor</c>, on the shipped tables and on damaged ones.</summary>
public sealed class DoctorCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task All_is_well_as_shipped()
    {
        var run = await CommandRun.OfAsync("doctor");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("すべて正常です。", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("×", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
        foreach (var file in Directory.EnumerateFiles(ShippedFolder).Select(Path.GetFileName).Where(name => name != TableManifest.FileName))
        {
            Assert.Contains(file!, run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_same_is_told_to_scripts()
    {
        var run = await CommandRun.OfAsync("doctor", "--json");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        var answer = JsonDocument.Parse(run.Output).RootElement;
        Assert.True(answer.GetProperty("good").GetBoolean());
        Assert.Matches(@"^\d+\.\d+\.\d+$", answer.GetProperty("version").GetString());
        Assert.All(answer.GetProperty("tables").EnumerateArray(), table => Assert.True(table.GetProperty("good").GetBoolean()));
        Assert.Contains(answer.GetProperty("tables").EnumerateArray(), table => table.GetProperty("file").GetString() == "judgement_policies.json");
        Assert.All(answer.GetProperty("checks").EnumerateArray(), check => Assert.True(check.GetProperty("good").GetBoolean()));
        Assert.True(answer.GetProperty("memoryBytes").GetInt64() > 0);
    }

    [Theory]
    [InlineData("towns.tsv")]
    [InlineData("fold.tsv")]
    [InlineData("judgement_policies.json")]
    public async Task A_table_with_one_changed_byte_is_named_and_ends_with_3(string file)
    {
        CopyTables();
        var bytes = await File.ReadAllBytesAsync(_folder.PathOf(file), TestContext.Current.CancellationToken);
        bytes[^2] ^= 1;
        _folder.Write(file, bytes);

        var run = await DiagnoseAsync();
        Assert.Equal(ExitCode.InputUnusable, run.ExitCode);
        Assert.Contains(file, run.Error, StringComparison.Ordinal);
        Assert.Contains($"× {file}", run.Output, StringComparison.Ordinal);
        Assert.Contains("正常でないところがあります。", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_table_is_named_and_ends_with_3()
    {
        CopyTables();
        File.Delete(_folder.PathOf("eras.tsv"));

        var run = await DiagnoseAsync();
        Assert.Equal(ExitCode.InputUnusable, run.ExitCode);
        Assert.Contains("eras.tsv", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_list_of_tables_nothing_can_be_said()
    {
        var refusal = await Assert.ThrowsAsync<UnusableInputException>(() => DiagnoseAsync());
        Assert.Contains(TableManifest.FileName, refusal.Message, StringComparison.Ordinal);
    }

    private static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "data");

    private void CopyTables()
    {
        foreach (var path in Directory.EnumerateFiles(ShippedFolder))
        {
            File.Copy(path, _folder.PathOf(Path.GetFileName(path)));
        }
    }

    private async Task<CommandRun> DiagnoseAsync()
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var exitCode = await DoctorCommand.RunAsync(
            new CommandHost(output, error, TimeProvider.System, IsTerminal: false), TableFiles.Open(_folder.Root), asJson: false);
        return new(exitCode, output.ToString(), error.ToString());
    }
}
