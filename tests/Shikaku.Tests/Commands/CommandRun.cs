using Shikaku.Commands;

namespace Shikaku.Tests.Commands;

/// <summary>One run of the program in process, on 2026-11-21 in Japan, with a terminal that cannot draw.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public static Task<CommandRun> OfAsync(params string[] arguments) => RunAsync(null, arguments);

    /// <summary>With the environment variable for the kernels.</summary>
    public static Task<CommandRun> WithKernelsAsync(string? kernels, params string[] arguments) => RunAsync(kernels, arguments);

    private static async Task<CommandRun> RunAsync(string? kernels, string[] arguments)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await CommandLine.RunAsync(arguments, new CommandHost(output, error, new FixedDay(), IsTerminal: false) { Kernels = kernels });
        return new(exitCode, output.ToString(), error.ToString());
    }

    private sealed class FixedDay : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 21, 3, 0, 0, TimeSpan.Zero);
    }
}
