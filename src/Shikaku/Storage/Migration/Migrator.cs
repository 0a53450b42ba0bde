using Npgsql;
using Shikaku.Commands;
using Shikaku.Storage.Database;

namespace Shikaku.Storage.Migration;

/// <summary>
/// Brings the register's schema to the newest state: numbered SQL files, each applied once, in order, in a transaction of its own (product.md §6).
/// Rolls forward only. Two programs that migrate at once wait for each other.
/// </summary>
internal sealed class Migrator(DatabaseAddress administrator, TimeProvider clock)
{
    /// <summary>Any fixed number that nothing else locks.</summary>
    private const long LockKey = 0x5368696B616B75;

    /// <summary>Applies what is missing.</summary>
    /// <param name="cancellation">Stops after the step at hand; what is applied stays.</param>
    /// <returns>The steps that were applied now.</returns>
    /// <exception cref="RefusedException">The database was made by a newer program, or an applied step is no longer what it was.</exception>
    public async Task<IReadOnlyList<MigrationStep>> RunAsync(CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(administrator.ForMigration);
        await connection.OpenAsync(cancellation);
        await RunAsync(connection, "SELECT pg_advisory_lock($1)", cancellation, LockKey);
        await RunAsync(connection, MigrationStep.Roles.Sql, cancellation);
        await RunAsync(connection, $"SET ROLE {DatabaseAddress.NameOf(DatabaseRole.Owner)}", cancellation);
        await RunAsync(connection, MigrationStep.Ledger.Sql, cancellation);

        var applied = await SchemaState.AppliedAsync(connection, cancellation);
        SchemaState.RequireKnown(applied);
        MigrationStep[] missing = [.. MigrationStep.All.Skip(applied.Count)];
        foreach (var step in missing)
        {
            await ApplyAsync(connection, step, cancellation);
        }

        return missing;
    }

    private async Task ApplyAsync(NpgsqlConnection connection, MigrationStep step, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await RunAsync(connection, step.Sql, cancellation);
        await RunAsync(
            connection, "INSERT INTO migration.step (number, name, sha256, applied_at) VALUES ($1, $2, $3, $4)", cancellation,
            step.Number, step.Name, step.Sha256, clock.GetUtcNow());
        await transaction.CommitAsync(cancellation);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.AddWithValue(value);
        }

        await command.ExecuteNonQueryAsync(cancellation);
    }
}
