using Dapper;
using Npgsql;
using NpgsqlTypes;
using Shikaku.Core.Identifiers;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Vault;

/// <summary>
/// The custody of individual numbers (個人番号). Putting numbers in is part of the transaction that registers them; taking one out needs the vault's own role,
/// the key ring and a purpose, and leaves a row that says so.
/// </summary>
/// <param name="database">The register's database.</param>
/// <param name="ring">The secrets.</param>
/// <param name="clock">Tells when.</param>
internal sealed class NumberVault(RegisterDatabase database, KeyRing ring, TimeProvider clock)
{
    private const string Store =
        """
        INSERT INTO vault.individual_number (person_key, key_id, sealed, stored_at)
        SELECT person_key, @key, sealed, @now FROM unnest(@persons, @sealedNumbers) AS given (person_key, sealed)
        ON CONFLICT (person_key) DO NOTHING
        """;

    private const string Note =
        """
        INSERT INTO vault.reading (reading_id, person_key, organisation, actor, purpose, read_at)
        VALUES (@id, @person, @organisation, @actor, @purpose, @now)
        """;

    private const string NoteMany = "COPY vault.reading (reading_id, person_key, organisation, actor, purpose, read_at) FROM STDIN (FORMAT binary)";

    private const string FindMany =
        """
        SELECT stored.* FROM unnest($1) AS owner (person_key)
        CROSS JOIN LATERAL (SELECT person_key, key_id, sealed FROM vault.individual_number WHERE person_key = owner.person_key LIMIT 1) AS stored
        """;

    private const string Find = "SELECT key_id AS KeyId, sealed AS Sealed FROM vault.individual_number WHERE person_key = @person";

    /// <summary>Puts numbers in; one that is there already stays as it is.</summary>
    /// <param name="connection">A connection of the application, in the transaction that needs the numbers.</param>
    /// <param name="numbers">The numbers.</param>
    /// <param name="cancellation">Gives up; the transaction then does not commit.</param>
    /// <returns>The keys of their persons, in the same order.</returns>
    public async Task<PersonKey[]> StoreAsync(NpgsqlConnection connection, IReadOnlyList<IndividualNumber> numbers, CancellationToken cancellation)
    {
        using var seal = new NumberSeal(ring);
        PersonKey[] people = [.. numbers.Select(seal.PersonKeyOf)];
        await StoreAsync(connection, seal, [.. numbers.Zip(people)], cancellation);
        return people;
    }

    /// <summary>Puts numbers in whose persons' keys are known; one that is there already stays as it is.</summary>
    /// <param name="connection">A connection of the application, in the transaction that needs the numbers.</param>
    /// <param name="seal">Seals them.</param>
    /// <param name="numbers">The numbers with the keys of their persons.</param>
    /// <param name="cancellation">Gives up; the transaction then does not commit.</param>
    public async Task StoreAsync(
        NpgsqlConnection connection, NumberSeal seal, IReadOnlyCollection<(IndividualNumber Number, PersonKey Person)> numbers, CancellationToken cancellation)
    {
        var values = new
        {
            key = ring.Current.Id,
            now = clock.GetUtcNow(),
            persons = numbers.Select(number => number.Person.ToArray()).ToArray(),
            sealedNumbers = numbers.Select(number => seal.Close(number.Number, number.Person)).ToArray(),
        };
        await connection.ExecuteAsync(new CommandDefinition(Store, values, cancellationToken: cancellation));
    }

    /// <summary>Takes a number out.</summary>
    /// <param name="owner">Whose.</param>
    /// <param name="reading">Who needs it, and what for.</param>
    /// <param name="cancellation">Gives up; then the number was not read.</param>
    /// <returns>The number, or none if the vault does not hold it.</returns>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was tampered with, or the key ring is another installation's.</exception>
    public async Task<IndividualNumber> ReadAsync(PersonKey owner, VaultReading reading, CancellationToken cancellation)
    {
        await using var connection = await database.ConnectAsync(DatabaseRole.Vault, cancellation);
        await NoteAsync(connection, owner, reading, clock.GetUtcNow(), cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<SealedRow>(new CommandDefinition(Find, new { person = owner.ToArray() }, cancellationToken: cancellation));
        if (row is null)
        {
            return default;
        }

        using var seal = new NumberSeal(ring);
        return seal.Open(row.Sealed, row.KeyId, owner);
    }

    /// <summary>Takes many numbers out for one purpose.</summary>
    /// <param name="owners">Whose; one that occurs again is read once.</param>
    /// <param name="reading">Who needs them, and what for.</param>
    /// <param name="cancellation">Gives up; then none was handed out.</param>
    /// <returns>The numbers that the vault holds, by their persons.</returns>
    /// <exception cref="System.Security.Cryptography.CryptographicException">One was tampered with, or the key ring is another installation's.</exception>
    public async Task<IReadOnlyDictionary<PersonKey, IndividualNumber>> ReadAsync(
        IReadOnlyCollection<PersonKey> owners, VaultReading reading, CancellationToken cancellation)
    {
        byte[][] persons = [.. owners.Distinct().Select(owner => owner.ToArray())];
        await using var connection = await database.ConnectAsync(DatabaseRole.Vault, cancellation);
        await NoteAsync(connection, persons, reading, cancellation);
        var numbers = new Dictionary<PersonKey, IndividualNumber>(persons.Length);
        using var seal = new NumberSeal(ring);
        await using var command = new NpgsqlCommand(FindMany, connection);
        command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Bytea, persons);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var owner = new PersonKey(rows.GetFieldValue<byte[]>(0));
            numbers.Add(owner, seal.Open(rows.GetFieldValue<byte[]>(2), rows.GetString(1), owner));
        }

        return numbers;
    }

    /// <summary>Puts on record that a number is read.</summary>
    /// <param name="connection">A connection of the vault.</param>
    /// <param name="owner">Whose.</param>
    /// <param name="reading">Who needs it, and what for.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">Gives up; then the number must not be read.</param>
    public static Task NoteAsync(NpgsqlConnection connection, PersonKey owner, VaultReading reading, DateTimeOffset now, CancellationToken cancellation)
    {
        var note = new { id = Guid.CreateVersion7(now), person = owner.ToArray(), reading.Organisation, reading.Actor, purpose = reading.Purpose.ToString(), now };
        return connection.ExecuteAsync(new CommandDefinition(Note, note, cancellationToken: cancellation));
    }

    private async Task NoteAsync(NpgsqlConnection connection, byte[][] persons, VaultReading reading, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var rows = await connection.BeginBinaryImportAsync(NoteMany, cancellation);
        foreach (var person in persons)
        {
            await rows.StartRowAsync(cancellation);
            await rows.WriteAsync(Guid.CreateVersion7(now), NpgsqlDbType.Uuid, cancellation);
            await rows.WriteAsync(person, NpgsqlDbType.Bytea, cancellation);
            await rows.WriteAsync(reading.Organisation, NpgsqlDbType.Text, cancellation);
            await rows.WriteAsync(reading.Actor, NpgsqlDbType.Text, cancellation);
            await rows.WriteAsync(reading.Purpose.ToString(), NpgsqlDbType.Text, cancellation);
            await rows.WriteAsync(now, NpgsqlDbType.TimestampTz, cancellation);
        }

        await rows.CompleteAsync(cancellation);
    }

    private sealed record SealedRow(string KeyId, byte[] Sealed);
}
