using Dapper;
using Npgsql;
using Shikaku.Core.Identifiers;
using Shikaku.Features.Members;
using Shikaku.Features.Vault;
using Shikaku.Storage.Database;

namespace Shikaku.Features.MissingNumbers;

/// <summary>The numbers that the registry has found and two people have yet to look at: sealed, and gone as soon as they are taken or refused.</summary>
/// <param name="setup">The register.</param>
/// <param name="connection">A connection of the application, in the transaction that changes the entry.</param>
/// <param name="insurer">The insurer.</param>
internal sealed class FoundNumbers(MemberSetup setup, NpgsqlConnection connection, string insurer)
{
    private const string Store =
        "INSERT INTO vault.found_number (insurer_number, entry_id, person_key, key_id, sealed) VALUES (@insurer, @entry, @person, @key, @content)";

    private const string Remove = "DELETE FROM vault.found_number WHERE insurer_number = @insurer AND entry_id = @entry";

    private const string Find =
        "SELECT key_id AS KeyId, sealed AS Sealed FROM vault.found_number WHERE insurer_number = @insurer AND entry_id = @entry AND person_key = @person";

    /// <summary>Keeps a number.</summary>
    /// <param name="entry">The entry that it was found for.</param>
    /// <param name="number">The number.</param>
    /// <param name="seal">Seals it.</param>
    /// <param name="cancellation">Gives up; the transaction then does not commit.</param>
    /// <returns>The person.</returns>
    public async Task<PersonKey> StoreAsync(Guid entry, IndividualNumber number, NumberSeal seal, CancellationToken cancellation)
    {
        var person = seal.PersonKeyOf(number);
        var values = new { insurer, entry, person = person.ToArray(), key = setup.Ring.Current.Id, content = seal.Close(number, person) };
        await connection.ExecuteAsync(new CommandDefinition(Store, values, cancellationToken: cancellation));
        return person;
    }

    /// <summary>Removes the number that was found for an entry, if there is one.</summary>
    public Task RemoveAsync(MissingEntry entry, CancellationToken cancellation) => entry.Person is null
        ? Task.CompletedTask
        : connection.ExecuteAsync(new CommandDefinition(Remove, new { insurer, entry = entry.Id }, cancellationToken: cancellation));

    /// <summary>Takes the number of an entry out, to register it; the reading is on record.</summary>
    /// <returns>The number, or none if it is not there.</returns>
    public async Task<IndividualNumber> ReadAsync(MissingEntry entry, VaultReading reading, CancellationToken cancellation)
    {
        if (entry.Person is not { } person)
        {
            return default;
        }

        await using var vault = await setup.Database.ConnectAsync(DatabaseRole.Vault, cancellation);
        await NumberVault.NoteAsync(vault, person, reading, setup.Clock.GetUtcNow(), cancellation);
        var values = new { insurer, entry = entry.Id, person = person.ToArray() };
        var row = await vault.QuerySingleOrDefaultAsync<SealedRow>(new CommandDefinition(Find, values, cancellationToken: cancellation));
        if (row is null)
        {
            return default;
        }

        using var seal = new NumberSeal(setup.Ring);
        return seal.Open(row.Sealed, row.KeyId, person);
    }

    private sealed record SealedRow(string KeyId, byte[] Sealed);
}
