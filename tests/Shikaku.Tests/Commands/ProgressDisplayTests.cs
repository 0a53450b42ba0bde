using Shikaku.Commands;

namespace Shikaku.Tests.Commands;

/// <summary>Progress of long work, on a terminal and elsewhere.</summary>
public sealed class ProgressDisplayTests
{
    [Fact]
    public async Task There_is_one_line_per_5_percent()
    {
        var (_, error) = await RunAsync(isTerminal: false, total: 1000, steps: Enumerable.Repeat(1L, 1000));
        Assert.Equal(Enumerable.Range(1, 20).Select(line => $"照合 {5 * line}%"), error);
    }

    [Fact]
    public async Task Large_steps_skip_lines_but_not_the_last()
    {
        var (_, error) = await RunAsync(isTerminal: false, total: 10, steps: [4, 1, 5]);
        Assert.Equal(["照合 40%", "照合 50%", "照合 100%"], error);
    }

    [Fact]
    public async Task Work_of_no_steps_or_more_than_expected_is_done_once()
    {
        Assert.Equal(["照合 100%"], (await RunAsync(isTerminal: false, total: 0, steps: [0, 5])).Error);
        Assert.Equal(["照合 100%"], (await RunAsync(isTerminal: false, total: 10, steps: [10, 10])).Error);
    }

    [Fact]
    public async Task Several_threads_may_report()
    {
        await using var error = new StringWriter { NewLine = "\n" };
        await ProgressDisplay.RunAsync(Host(TextWriter.Null, error, isTerminal: false), "照合", 80_000, progress =>
        {
            Parallel.For(0, 80_000, _ => progress.Advance(1));
            return Task.FromResult(0);
        });
        Assert.Equal(20, error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_title_is_never_read_as_markup_and_the_output_stays_clean()
    {
        var (output, _) = await RunAsync(isTerminal: true, total: 2, steps: [1, 1], title: "[照合] [/]");
        Assert.Empty(output);
    }

    [Fact]
    public async Task A_failure_of_the_work_comes_through() =>
        await Assert.ThrowsAsync<UnusableInputException>(() => ProgressDisplay.RunAsync<int>(
            Host(TextWriter.Null, TextWriter.Null, isTerminal: true), "照合", 1, _ => throw new UnusableInputException("×")));

    private static async Task<(string Output, string[] Error)> RunAsync(bool isTerminal, long total, IEnumerable<long> steps, string title = "照合")
    {
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var answer = await ProgressDisplay.RunAsync(Host(output, error, isTerminal), title, total, progress =>
        {
            foreach (var step in steps)
            {
                progress.Advance(step);
            }

            return Task.FromResult(42);
        });
        Assert.Equal(42, answer);
        return (output.ToString(), error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static CommandHost Host(TextWriter output, TextWriter error, bool isTerminal) => new(output, error, TimeProvider.System, isTerminal);
}
