using Dapper;
using Npgsql;
using Shikaku.Core.Identifiers;
using Shikaku.Features.Members;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Intake;

/// <summary>
/// Takes waiting files into the register as long as the server runs: several insurers side by side, woken by a receipt and, should the news be lost, by the clock.
/// Any number of servers may do so at once.
/// </summary>
/// <param name="setup">The register.</param>
/// <param name="most">How many insurers at once.</param>
/// <param name="tell">Told of failures; the file concerned waits on.</param>
internal sealed class IntakeWorker(MemberSetup setup, int most, Action<Exception> tell)
{
    private const string FindInsurers = "SELECT insurer_number FROM intake.file WHERE state = 'Received' GROUP BY insurer_number ORDER BY min(received_at)";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly IntakeApplication _application = new(setup);
    private readonly Dictionary<string, Task> _running = new(StringComparer.Ordinal);

    /// <summary>Works until it is stopped; the files at hand then wait for the next start.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                break;
            }
            catch (Exception failure) when (failure is NpgsqlException or IOException or TimeoutException)
            {
                tell(failure);
                await Task.Delay(Pause, setup.Clock, CancellationToken.None);
            }
        }

        await Task.WhenAll(_running.Values);
    }

    private async Task ListenAsync(CancellationToken cancellation)
    {
        await using var connection = await setup.Database.ConnectAsync(DatabaseRole.Operator, cancellation);
        await connection.ExecuteAsync(new CommandDefinition($"LISTEN {FileReceiver.Notice}", cancellationToken: cancellation));
        while (true)
        {
            var insurers = await connection.QueryAsync<string>(new CommandDefinition(FindInsurers, cancellationToken: cancellation));
            foreach (var ended in _running.Where(work => work.Value.IsCompleted).Select(work => work.Key).ToList())
            {
                _running.Remove(ended);
            }

            foreach (var insurer in insurers.Where(insurer => !_running.ContainsKey(insurer)).Take(most - _running.Count))
            {
                _running.Add(insurer, Task.Run(() => DrainAsync(insurer, cancellation), CancellationToken.None));
            }

            await connection.WaitAsync(Pause, cancellation);
        }
    }

    private async Task DrainAsync(string insurer, CancellationToken cancellation)
    {
        try
        {
            if (InsurerNumber.TryParse(insurer, allowMadeUpBodies: true, out var number, out _))
            {
                while (await _application.RunNextAsync(number, waits: false, cancellation) is not null)
                {
                }
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The file waits for the next start.
        }
        catch (Exception failure)
        {
            tell(failure);
            await Task.Delay(Pause, setup.Clock, CancellationToken.None);
        }
    }
}
