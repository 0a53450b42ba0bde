using Dapper;
using Npgsql;
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
        var now = clock.GetUtcNow();
        var person = owner.ToArray();
        var note = new { id = Guid.CreateVersion7(now), person, reading.Organisation, reading.Actor, purpose = reading.Purpose.ToString(), now };
        await connection.ExecuteAsync(new CommandDefinition(Note, note, cancellationToken: cancellation));
        var row = await connection.QuerySingleOrDefaultAsync<SealedRow>(new CommandDefinition(Find, new { person }, cancellationToken: cancellation));
        if (row is null)
        {
            return default;
        }

        using var seal = new NumberSeal(ring);
        return seal.Open(row.Sealed, row.KeyId, owner);
    }

    private sealed record SealedRow(string KeyId, byte[] Sealed);
}
