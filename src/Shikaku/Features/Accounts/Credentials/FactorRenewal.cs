using Dapper;
using Npgsql;
using Shikaku.Features.Vault;

namespace Shikaku.Features.Accounts.Credentials;

/// <summary>Seals the secrets of second factors anew, in the transaction of a <see cref="KeyRotation"/>.</summary>
internal static class FactorRenewal
{
    /// <summary>Counts the secrets that lie under a former key.</summary>
    public const string Count = "SELECT count(*) FROM account.credential WHERE factor_key_id <> @key";

    private const int FactorsAtOnce = 100;

    private const string Claim =
        """
        SELECT user_id AS Id, factor_key_id AS KeyId, sealed_factor AS Sealed FROM account.credential
        WHERE factor_key_id <> @key ORDER BY user_id LIMIT @limit FOR UPDATE SKIP LOCKED
        """;

    private const string Replace = "UPDATE account.credential SET factor_key_id = @KeyId, sealed_factor = @Content WHERE user_id = @Id";

    /// <summary>Renews the seals of some secrets.</summary>
    /// <returns>How many.</returns>
    public static async Task<int> RunAsync(NpgsqlConnection connection, KeyRing ring, CancellationToken cancellation)
    {
        var seal = new FactorSeal(ring);
        var values = new { key = ring.Current.Id, limit = FactorsAtOnce };
        var factors = (await connection.QueryAsync<StoredFactor>(new CommandDefinition(Claim, values, cancellationToken: cancellation))).AsList();
        foreach (var factor in factors)
        {
            var renewed = seal.Close(seal.Open(new SealedFactor(factor.KeyId, factor.Sealed), factor.Id), factor.Id);
            await connection.ExecuteAsync(new CommandDefinition(Replace, new { renewed.KeyId, renewed.Content, factor.Id }, cancellationToken: cancellation));
        }

        return factors.Count;
    }

    private sealed record StoredFactor(Guid Id, string KeyId, byte[] Sealed);
}
