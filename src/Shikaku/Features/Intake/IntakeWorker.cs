using Dapper;
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
    private readonly HashSet<string> _atWork = new(StringComparer.Ordinal);
    private readonly List<Task> _workers = [];

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
            catch (Exception failure)
            {
                // Whatever it is: what leaves a background service ends the whole server.
                tell(failure);
                await Task.Delay(Pause, setup.Clock, CancellationToken.None);
            }
        }

        await Task.WhenAll(_workers);
    }

    private async Task ListenAsync(CancellationToken cancellation)
    {
        await using var connection = await setup.Database.ConnectAsync(DatabaseRole.Operator, cancellation);
        await connection.ExecuteAsync(new CommandDefinition($"LISTEN {FileReceiver.Notice}", cancellationToken: cancellation));
        while (true)
        {
            var waiting = (await connection.QueryAsync<string>(new CommandDefinition(FindInsurers, cancellationToken: cancellation))).AsList();
            _workers.RemoveAll(worker => worker.IsCompleted);
            for (var wanted = setup.Database.HasRoom ? Math.Min(most, waiting.Count) : 0; _workers.Count < wanted;)
            {
                _workers.Add(Task.Run(() => WorkAsync(cancellation), CancellationToken.None));
            }

            await connection.WaitAsync(Pause, cancellation);
        }
    }

    /// <summary>Takes one insurer after the other, as long as one waits that no other worker is at.</summary>
    private async Task WorkAsync(CancellationToken cancellation)
    {
        // Another server may be at an insurer's files: this one looks again when it is next woken.
        var taken = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            while (await TakeAsync(taken, cancellation) is { } insurer)
            {
                try
                {
                    if (await DrainAsync(insurer, cancellation))
                    {
                        taken.Remove(insurer);
                    }
                }
                finally
                {
                    lock (_atWork)
                    {
                        _atWork.Remove(insurer);
                    }
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

    private async Task<string?> TakeAsync(HashSet<string> taken, CancellationToken cancellation)
    {
        await using var connection = await setup.Database.ConnectAsync(DatabaseRole.Operator, cancellation);
        var waiting = await connection.QueryAsync<string>(new CommandDefinition(FindInsurers, cancellationToken: cancellation));
        lock (_atWork)
        {
            return waiting.FirstOrDefault(insurer => !taken.Contains(insurer) && _atWork.Add(insurer) && taken.Add(insurer));
        }
    }

    /// <returns>Whether any file was finished.</returns>
    private async Task<bool> DrainAsync(string insurer, CancellationToken cancellation)
    {
        var isAny = false;
        if (InsurerNumber.TryParse(insurer, allowMadeUpBodies: true, out var number, out _))
        {
            while (await _application.RunNextAsync(number, waits: false, cancellation) is not null)
            {
                isAny = true;
            }
        }

        return isAny;
    }
}
