using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Shikaku.Tests;

/// <summary>The program as a process of its own: the executable beside the tests, real signals, real files.</summary>
internal sealed partial class ProgramProcess : IDisposable
{
    public const int Interrupt = 2;
    public const int Kill = 9;
    public const int Terminate = 15;
    private const int Continue = 18;
    private const int Stop = 19;

    private readonly Process _process;

    private ProgramProcess(Process process) => _process = process;

    private int Id => _process.Id;

    /// <summary>Starts the program; signals that the test runner itself may ignore are given their meaning back.</summary>
    public static ProgramProcess Start(params string[] arguments) =>
        Start("env", ["--default-signal=INT,TERM,HUP", Path.Combine(AppContext.BaseDirectory, "shikaku"), .. arguments]);

    /// <summary>Starts the program for a user whose home is a folder.</summary>
    public static ProgramProcess StartAtHome(string home, params string[] arguments) =>
        Start("env", ["--default-signal=INT,TERM,HUP", "HOME=" + home, Path.Combine(AppContext.BaseDirectory, "shikaku"), .. arguments]);

    /// <summary>Starts the program where no file may grow beyond so many KiB, as on a disk that is full.</summary>
    public static ProgramProcess StartWithFilesUpTo(int kibibytes, params string[] arguments) =>
        Start("bash", ["-c", $"trap '' XFSZ; ulimit -f {kibibytes}; exec \"$0\" \"$@\"", Path.Combine(AppContext.BaseDirectory, "shikaku"), .. arguments]);

    /// <summary>Waits until something is so, looking very often.</summary>
    /// <returns>False if the process ended first.</returns>
    public bool WaitUntil(Func<bool> isSo)
    {
        while (!isSo())
        {
            if (_process.WaitForExit(TimeSpan.FromMilliseconds(1)))
            {
                return false;
            }
        }

        return true;
    }

    public void Signal(int signal) => _ = SendSignal(Id, signal);

    /// <summary>The bytes of the files that are open without a name, while the process holds still.</summary>
    public byte[][] UnnamedFiles()
    {
        Signal(Stop);
        try
        {
            // A process that has ended has no open files, but is there until it is waited for.
            return _process.HasExited ? [] : [.. OpenFiles().Where(file => IsUnnamed(file.Target)).Select(file => ReadAll(file.Path))];
        }
        finally
        {
            Signal(Continue);
        }
    }

    /// <summary>The next line of messages, as soon as it is there; null when there are no more.</summary>
    public Task<string?> ReadMessageAsync() => _process.StandardError.ReadLineAsync();

    public async Task<(int ExitCode, string Output, string Error)> EndAsync()
    {
        var output = _process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (_process.ExitCode, await output, error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private static ProgramProcess Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

        // The runtime's own mapping of code is larger than the files that a test allows.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return new ProgramProcess(Process.Start(start)!);
    }

    private IEnumerable<(string Path, string? Target)> OpenFiles() =>
        Directory.EnumerateFileSystemEntries($"/proc/{Id}/fd").Select(path => (path, new FileInfo(path).LinkTarget));

    private static bool IsUnnamed(string? target) =>
        target is not null && target.Contains("/.shikaku-", StringComparison.Ordinal) && target.EndsWith(" (deleted)", StringComparison.Ordinal);

    private static byte[] ReadAll(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);
}
