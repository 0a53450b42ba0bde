using System.Diagnostics;
using Shikaku.Storage.PrivateInstance;

namespace Shikaku.Features.Demo;

/// <summary>The simulated resident registry of a demonstration: a process of its own that answers in a folder, and ends with this one.</summary>
internal sealed class DemoRegistry : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task _drained;

    private DemoRegistry(Process process)
    {
        _process = process;
        _drained = Task.WhenAll(DrainAsync(process.StandardError), DrainAsync(process.StandardOutput));
    }

    /// <summary>Starts it and waits until it answers.</summary>
    /// <param name="program">Shikaku.</param>
    /// <param name="residents">The residents file (本人確認情報).</param>
    /// <param name="exchange">The folder of the exchange.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="InvalidOperationException">It did not start.</exception>
    public static async Task<DemoRegistry> StartAsync(string program, string residents, string exchange, CancellationToken cancellation)
    {
        string[] arguments = ["residents", "serve", "--file", Path.GetFullPath(residents), "--exchange", Path.GetFullPath(exchange)];
        var process = new ServerAccount((string?)null).Start("TERM", program, arguments);
        if (await process.StandardError.ReadLineAsync(cancellation) is null)
        {
            throw new InvalidOperationException("The simulated resident registry did not start.");
        }

        return new DemoRegistry(process);
    }

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(CancellationToken.None);
        await _drained;
        _process.Dispose();
    }

    private static async Task DrainAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is not null)
        {
        }
    }
}
