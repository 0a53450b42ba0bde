using Dapper;
using Npgsql;

namespace Shikaku.Features.Vault;

/// <summary>Seals the numbers anew that wait for two people to look at, in the transaction of a <see cref="KeyRotation"/>.</summary>
internal static class FoundNumberRenewal
{
    /// <summary>Counts those that lie under a former key.</summary>
    public const string Count = "SELECT count(*) FROM vault.found_number WHERE key_id <> @key";

    private const int NumbersAtOnce = 100;

    private const string Claim =
        """
        SELECT insurer_number AS Insurer, entry_id AS Entry, person_key AS Person, key_id AS KeyId, sealed AS Sealed FROM vault.found_number
        WHERE key_id <> @key ORDER BY insurer_number, entry_id LIMIT @limit FOR UPDATE SKIP LOCKED
        """;

    private const string Replace = "UPDATE vault.found_number SET key_id = @key, sealed = @renewed WHERE insurer_number = @Insurer AND entry_id = @Entry";

    /// <summary>Renews the seals of some.</summary>
    /// <param name="connection">A connection of the vault, in the transaction.</param>
    /// <param name="ring">The secrets.</param>
    /// <param name="reading">Whose order it is.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>How many.</returns>
    public static async Task<int> RunAsync(NpgsqlConnection connection, KeyRing ring, VaultReading reading, DateTimeOffset now, CancellationToken cancellation)
    {
        var key = ring.Current.Id;
        using var seal = new NumberSeal(ring);
        var numbers = (await connection.QueryAsync<SealedRow>(new CommandDefinition(Claim, new { key, limit = NumbersAtOnce }, cancellationToken: cancellation))).AsList();
        foreach (var number in numbers)
        {
            var person = new PersonKey(number.Person);
            await NumberVault.NoteAsync(connection, person, reading, now, cancellation);
            var renewed = seal.Close(seal.Open(number.Sealed, number.KeyId, person), person);
            await connection.ExecuteAsync(new CommandDefinition(Replace, new { key, renewed, number.Insurer, number.Entry }, cancellationToken: cancellation));
        }

        return numbers.Count;
    }

    private sealed record SealedRow(string Insurer, Guid Entry, byte[] Person, string KeyId, byte[] Sealed);
}
