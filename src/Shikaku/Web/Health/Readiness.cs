using Microsoft.Extensions.Hosting;
using Npgsql;
using Shikaku.Commands;
using Shikaku.Features.Vault;
using Shikaku.Storage.Database;
using Shikaku.Storage.Migration;

namespace Shikaku.Web.Health;

/// <summary>
/// Whether this node can do its work: the database answers and has room, its schema and keys are this program's, and nobody has asked the program to end. Thread-safe.
/// An answer holds for a second, so that asking costs nothing.
/// </summary>
internal sealed class Readiness(RegisterDatabase database, KeyRing ring, TimeProvider clock, IHostApplicationLifetime lifetime) : IDisposable
{
    private static readonly TimeSpan Validity = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _gate = new(1);
    private (string? Trouble, long SeenAt)? _last;

    /// <summary>What is in the way, in a word for operators; null if nothing.</summary>
    public async Task<string?> FindTroubleAsync(CancellationToken cancellation)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return "stopping";
        }

        await _gate.WaitAsync(cancellation);
        try
        {
            if (_last is not { } last || clock.GetElapsedTime(last.SeenAt) > Validity)
            {
                last = (await LookAsync(cancellation), clock.GetTimestamp());
                _last = last;
            }

            return last.Trouble;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private async Task<string?> LookAsync(CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(LongestLook);
        if (!database.HasRoom)
        {
            return "storage";
        }

        try
        {
            await using (var connection = await database.ConnectAsync(DatabaseRole.Application, limit.Token))
            {
                await SchemaState.RequireCurrentAsync(connection, limit.Token);
            }

            await KeyProofs.RequireAsync(database, ring, clock.GetUtcNow(), limit.Token);
            return null;
        }
        catch (Exception failure) when (failure is NpgsqlException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return "database";
        }
        catch (RefusedException)
        {
            return "schema or keys";
        }
    }
}
