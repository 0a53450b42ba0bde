using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Shikaku.Bench;

/// <summary>One finished process as the operating system saw it.</summary>
/// <param name="Seconds">From before its start until it was gone.</param>
/// <param name="ProcessorSeconds">Processor time of all its threads: on a busy machine the steadier figure.</param>
/// <param name="PeakBytes">The largest resident set.</param>
/// <param name="Output">What it wrote to standard output.</param>
internal sealed partial record ProcessRun(double Seconds, double ProcessorSeconds, long PeakBytes, string Output)
{
    private const int Children = -1;
    private const int ThisThread = 1;
    private const int PeakKilobytesIndex = 4;
    private const int RoomForUsage = 32;

    /// <summary>Runs a command to its end; throws when it fails.</summary>
    public static async Task<ProcessRun> MeasureAsync(params string[] command)
    {
        var account = Path.GetTempFileName();
        try
        {
            var (_, output) = await ExecuteAsync([Environment.ProcessPath!, "measure", account, .. command]);
            var figures = (await File.ReadAllTextAsync(account)).Split(' ');
            return new ProcessRun(
                double.Parse(figures[0], CultureInfo.InvariantCulture),
                double.Parse(figures[1], CultureInfo.InvariantCulture),
                long.Parse(figures[2], CultureInfo.InvariantCulture),
                output);
        }
        finally
        {
            File.Delete(account);
        }
    }

    /// <summary>The measuring process: runs the command as its only child and writes the account.</summary>
    public static async Task<int> MeasureInPlaceAsync(string account, string[] command)
    {
        var (seconds, output) = await ExecuteAsync(command);
        var usage = UsageOf(Children);
        await File.WriteAllTextAsync(account, string.Create(CultureInfo.InvariantCulture, $"{seconds} {SecondsIn(usage)} {usage[PeakKilobytesIndex] * 1024}"));
        await Console.Out.WriteAsync(output);
        return 0;
    }

    /// <summary>Processor seconds that the calling thread has used: what other processes take of the machine is not in it.</summary>
    public static double ThreadSeconds() => SecondsIn(UsageOf(ThisThread));

    // struct rusage begins with two struct timeval: seconds and microseconds of user time, then of system time.
    private static double SecondsIn(long[] usage) => usage[0] + usage[2] + ((usage[1] + usage[3]) / 1e6);

    private static long[] UsageOf(int who)
    {
        var usage = new long[RoomForUsage];
        return ResourceUsage(who, usage) == 0 ? usage : throw new InvalidOperationException("getrusage failed");
    }

    private static async Task<(double Seconds, string Output)> ExecuteAsync(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        var from = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
        return process.ExitCode == 0
            ? (seconds, output)
            : throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}: {await errors}");
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int ResourceUsage(int who, [In, Out] long[] usage);
}
