using Dapper;
using Npgsql;
using Shikaku.Features.Accounts.Credentials;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Vault;

/// <summary>
/// Seals what lies under a former key anew under the current one (numbers, waiting files, second factors), in small transactions: killed at any moment, it has
/// lost nothing and goes on where it was. Several may run at once.
/// </summary>
/// <param name="database">The register's database.</param>
/// <param name="ring">The secrets.</param>
/// <param name="clock">Tells when.</param>
internal sealed class KeyRotation(RegisterDatabase database, KeyRing ring, TimeProvider clock)
{
    private const int RowsAtOnce = 1000;

    private const string Count = $"SELECT (SELECT count(*) FROM vault.individual_number WHERE key_id <> @key) + ({FoundNumberRenewal.Count}) + ({FilePartRenewal.Count}) + ({FactorRenewal.Count})";

    private const string Claim =
        """
        SELECT person_key AS PersonKey, key_id AS KeyId, sealed AS Sealed FROM vault.individual_number
        WHERE key_id <> @key ORDER BY key_id, person_key LIMIT @limit FOR UPDATE SKIP LOCKED
        """;

    private const string Replace =
        """
        UPDATE vault.individual_number AS stored SET key_id = @key, sealed = renewed.sealed
        FROM unnest(@persons, @sealedNumbers) AS renewed (person_key, sealed)
        WHERE stored.person_key = renewed.person_key
        """;

    private const string Note =
        """
        INSERT INTO vault.reading (reading_id, person_key, organisation, actor, purpose, read_at)
        SELECT reading_id, person_key, @organisation, @actor, @purpose, @now FROM unnest(@readings, @persons) AS given (reading_id, person_key)
        """;

    /// <summary>How much lies under a former key: numbers, parts of files and secrets together.</summary>
    public async Task<long> CountLeftAsync(CancellationToken cancellation)
    {
        await using var connection = await database.ConnectAsync(DatabaseRole.Vault, cancellation);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(Count, new { key = ring.Current.Id }, cancellationToken: cancellation));
    }

    /// <summary>Renews the seals of one batch.</summary>
    /// <param name="organisation">Whose order it is.</param>
    /// <param name="actor">Who gave it.</param>
    /// <param name="cancellation">Gives up; then the batch is as it was.</param>
    /// <returns>What was renewed; nothing when nothing is left that another does not work on.</returns>
    public async Task<RenewedSeals> RunBatchAsync(string organisation, string actor, CancellationToken cancellation)
    {
        await using var connection = await database.ConnectAsync(DatabaseRole.Vault, cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var renewed = new RenewedSeals(
            await RenewNumbersAsync(connection, organisation, actor, cancellation)
                + await FoundNumberRenewal.RunAsync(connection, ring, new VaultReading(organisation, actor, ReadingPurpose.KeyRotation), clock.GetUtcNow(), cancellation),
            await FilePartRenewal.RunAsync(connection, ring, cancellation),
            await FactorRenewal.RunAsync(connection, ring, cancellation));
        await transaction.CommitAsync(cancellation);
        return renewed;
    }

    private async Task<int> RenewNumbersAsync(NpgsqlConnection connection, string organisation, string actor, CancellationToken cancellation)
    {
        SealedRow[] rows = [.. await connection.QueryAsync<SealedRow>(
            new CommandDefinition(Claim, new { key = ring.Current.Id, limit = RowsAtOnce }, cancellationToken: cancellation))];
        if (rows.Length == 0)
        {
            return 0;
        }

        var now = clock.GetUtcNow();
        var persons = Array.ConvertAll(rows, row => row.PersonKey);
        Guid[] readings = [.. rows.Select(_ => Guid.CreateVersion7(now))];
        var purpose = nameof(ReadingPurpose.KeyRotation);
        await connection.ExecuteAsync(new CommandDefinition(Note, new { organisation, actor, purpose, now, readings, persons }, cancellationToken: cancellation));
        await connection.ExecuteAsync(
            new CommandDefinition(Replace, new { key = ring.Current.Id, persons, sealedNumbers = Renew(rows) }, cancellationToken: cancellation));
        return rows.Length;
    }

    private byte[][] Renew(SealedRow[] rows)
    {
        using var seal = new NumberSeal(ring);
        return Array.ConvertAll(rows, row =>
        {
            var person = new PersonKey(row.PersonKey);
            return seal.Close(seal.Open(row.Sealed, row.KeyId, person), person);
        });
    }

    private sealed record SealedRow(byte[] PersonKey, string KeyId, byte[] Sealed);
}
