using System.Diagnostics;

namespace Shikaku.Tests.House;

/// <summary><c>./shikaku</c>: builds when stale and becomes the program, from wherever it is called.</summary>
public sealed class LauncherTests : IDisposable
{
    private readonly string _elsewhere = Directory.CreateTempSubdirectory("shikaku-launcher-").FullName;

    [Fact]
    public async Task It_runs_through_a_symbolic_link_from_another_folder_and_says_nothing_of_its_own()
    {
        var link = Path.Combine(_elsewhere, "link");
        File.CreateSymbolicLink(link, Repository.PathOf("shikaku"));

        var (code, output, error) = await StartAsync(link, "--version");

        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith("0.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_passes_the_exit_code_through()
    {
        var (code, _, error) = await StartAsync(Repository.PathOf("shikaku"), "no-such-command");

        Assert.Equal(2, code);
        Assert.NotEmpty(error);
    }

    [Fact]
    public async Task Two_starts_of_a_stale_build_build_once_and_both_run()
    {
        await StartAsync(Repository.PathOf("shikaku"), "--version");
        File.SetLastWriteTimeUtc(Repository.PathOf("artifacts", "run", "current", "built-from"), DateTime.UnixEpoch);
        var before = Builds();

        var starts = await Task.WhenAll(StartAsync(Repository.PathOf("shikaku"), "--version"), StartAsync(Repository.PathOf("shikaku"), "--version"));

        Assert.All(starts, start => Assert.Equal((0, ""), (start.Code, start.Error)));
        Assert.Equal(starts[0].Output, starts[1].Output);
        Assert.Single(Builds().Except(before));
    }

    public void Dispose() => Directory.Delete(_elsewhere, recursive: true);

    private static string[] Builds() => Directory.GetDirectories(Repository.PathOf("artifacts", "run"), "build-*");

    private async Task<(int Code, string Output, string Error)> StartAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = _elsewhere,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
