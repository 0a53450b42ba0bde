using Shikaku.Commands;

namespace Shikaku.Tests.Commands;

/// <summary>One run of the program in process, on 2026-11-21 in Japan, with a terminal that cannot draw.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public static async Task<CommandRun> OfAsync(params string[] arguments)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await CommandLine.RunAsync(arguments, new CommandHost(output, error, new FixedDay(), IsTerminal: false));
        return new(exitCode, output.ToString(), error.ToString());
    }

    private sealed class FixedDay : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 21, 3, 0, 0, TimeSpan.Zero);
    }
}
