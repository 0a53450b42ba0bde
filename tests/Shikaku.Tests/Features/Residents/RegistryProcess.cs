namespace Shikaku.Tests.Features.Residents;

/// <summary>The simulated registry as a process of its own.</summary>
internal sealed class RegistryProcess : IDisposable
{
    private readonly ProgramProcess _process;

    private RegistryProcess(ProgramProcess process, string ready) => (_process, Ready) = (process, ready);

    /// <summary>What it says when it is ready.</summary>
    public string Ready { get; }

    /// <summary>Where it listens for HTTP.</summary>
    public Uri Address
    {
        get
        {
            var start = Ready.IndexOf("http://", StringComparison.Ordinal);
            return new Uri(Ready[start..Ready.IndexOfAny(['、', ' '], start)] + "/");
        }
    }

    /// <summary>Starts it and waits until it is ready.</summary>
    public static async Task<RegistryProcess> StartAsync(string residents, params string[] options)
    {
        var process = ProgramProcess.Start(["residents", "serve", "--file", residents, .. options]);
        var ready = await process.ReadMessageAsync();
        Assert.StartsWith("住民 ", ready, StringComparison.Ordinal);
        return new RegistryProcess(process, ready!);
    }

    public void Kill() => _process.Signal(ProgramProcess.Kill);

    /// <summary>Ends it in order.</summary>
    public async Task<(int ExitCode, string Output, string Error)> EndAsync()
    {
        _process.Signal(ProgramProcess.Terminate);
        return await _process.EndAsync();
    }

    public void Dispose() => _process.Dispose();
}
