using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Shikaku.Bench;

/// <summary><c>shikaku serve</c> as a process of its own, on a free port.</summary>
internal sealed class ServedProgram : IAsyncDisposable
{
    private const string Listening = " で待ち受けています。";

    private readonly Process _process;
    private readonly Task _log;

    private ServedProgram(Process process, Uri address) => (_process, Address, _log) = (process, address, process.StandardOutput.BaseStream.CopyToAsync(Stream.Null));

    public Uri Address { get; }

    public static async Task<ServedProgram> StartAsync(string data)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "shikaku"), ["serve", "--data", data, "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var process = Process.Start(start)!;
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            if (line.EndsWith(Listening, StringComparison.Ordinal))
            {
                return new ServedProgram(process, new Uri(line[..^Listening.Length]));
            }
        }

        throw new InvalidOperationException("The server did not start.");
    }

    /// <summary>Its largest resident set.</summary>
    public long PeakBytes()
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await _log;
        _process.Dispose();
    }
}
