using Dapper;
using Npgsql;

namespace Shikaku.Features.Vault;

/// <summary>Seals the parts of waiting files anew, in the transaction of a <see cref="KeyRotation"/>.</summary>
internal static class FilePartRenewal
{
    /// <summary>Counts the parts that lie under a former key.</summary>
    public const string Count = "SELECT count(*) FROM vault.file_part WHERE key_id <> @key";

    /// <summary>A part has up to 1 MiB.</summary>
    private const int PartsAtOnce = 8;

    private const string Claim =
        """
        SELECT insurer_number AS Insurer, intake_id AS File, part AS Part, key_id AS KeyId, sealed AS Sealed FROM vault.file_part
        WHERE key_id <> @key ORDER BY insurer_number, intake_id, part LIMIT @limit FOR UPDATE SKIP LOCKED
        """;

    private const string Replace =
        "UPDATE vault.file_part SET key_id = @key, sealed = @renewed WHERE insurer_number = @Insurer AND intake_id = @File AND part = @Part";

    /// <summary>Renews the seals of some parts.</summary>
    /// <returns>How many.</returns>
    public static async Task<int> RunAsync(NpgsqlConnection connection, KeyRing ring, CancellationToken cancellation)
    {
        var key = ring.Current.Id;
        var parts = (await connection.QueryAsync<SealedPart>(new CommandDefinition(Claim, new { key, limit = PartsAtOnce }, cancellationToken: cancellation))).AsList();
        foreach (var part in parts)
        {
            using var seal = new FileSeal(ring, part.File);
            var renewed = seal.Close(part.Part, seal.Open(part.Part, part.KeyId, part.Sealed));
            await connection.ExecuteAsync(new CommandDefinition(Replace, new { key, renewed, part.Insurer, part.File, part.Part }, cancellationToken: cancellation));
        }

        return parts.Count;
    }

    private sealed record SealedPart(string Insurer, Guid File, int Part, string KeyId, byte[] Sealed);
}
