using Shikaku.Commands;
using Shikaku.Core.Matching;

namespace Shikaku.Features.Residents.Simulation;

/// <summary>
/// A resident registry over a residents file (住基ネットのシミュレーター), with the troubles that real ones have. Speaks both ways of the exchange, keeps no database,
/// and writes neither numbers nor names anywhere but into replies.
/// </summary>
internal sealed class RegistrySimulator : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly ResidentCatalogue _residents;
    private HttpRegistry? _http;
    private Task? _folder;

    private RegistrySimulator(ResidentCatalogue residents) => _residents = residents;

    /// <summary>Number of residents.</summary>
    public long Residents => _residents.Rows;

    /// <summary>Where it listens for HTTP; null if it does not.</summary>
    public string? Address => _http?.Address;

    /// <summary>Reads the residents and begins to answer.</summary>
    /// <param name="options">What it is asked to do.</param>
    /// <param name="readTable">Gives the bytes of a reference table by its file name.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="UnusableInputException">The residents file, the folder or the port cannot be used.</exception>
    public static async Task<RegistrySimulator> StartAsync(
        SimulatorOptions options, Func<string, byte[]> readTable, TimeProvider clock, CancellationToken cancellation)
    {
        var folder = options.Exchange is null ? null : ExchangeFolder.Open(options.Exchange);
        var chance = new Chance(options.Seed);
        var residents = ResidentCatalogue.Read(options.File, options.ChangedNumbers, chance, new ComparisonTables(readTable), cancellation);
        var simulator = new RegistrySimulator(residents);
        try
        {
            var outage = new Outage(options, clock);
            InquiryAnswers MakeAnswers() => new(residents, options.Errors, chance, JapanTime.Today(clock));
            if (options.Port is not null)
            {
                simulator._http = await HttpRegistry.StartAsync(options, chance, MakeAnswers, outage, clock, cancellation);
            }

            if (folder is not null)
            {
                var registry = new FolderRegistry(folder, options, chance, MakeAnswers(), outage, clock);
                simulator._folder = Task.Run(() => registry.RunAsync(simulator._end.Token), CancellationToken.None);
            }

            return simulator;
        }
        catch
        {
            await simulator.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until it is told to end.</summary>
    /// <exception cref="UnusableInputException">The residents file was changed meanwhile.</exception>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellation.Register(asked.SetResult);
        await await Task.WhenAny(asked.Task, _folder ?? asked.Task);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await (_folder ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_http is not null)
        {
            await _http.DisposeAsync();
        }

        _residents.Dispose();
        _end.Dispose();
    }
}
