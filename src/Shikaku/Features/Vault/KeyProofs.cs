using System.Security.Cryptography;
using Dapper;
using Shikaku.Commands;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Vault;

/// <summary>
/// Tells at the start whether the key ring belongs to the database: with another installation's keys, every person registered anew would get a second key,
/// and no stored number could be opened.
/// </summary>
internal static class KeyProofs
{
    private const string PersonSecretName = "person";
    private const string AuditSecretName = "audit";

    private const string List = "SELECT key_id AS Name, proof AS Proof FROM vault.encryption_key";

    private const string Any = "SELECT EXISTS (SELECT FROM vault.encryption_key)";

    private const string Note = "INSERT INTO vault.encryption_key (key_id, proof, first_used_at) VALUES (@name, @proof, @now) ON CONFLICT DO NOTHING";

    /// <summary>Compares the ring with the database and notes the keys that are new.</summary>
    /// <exception cref="RefusedException">The ring is another installation's, or lacks a key.</exception>
    public static async Task RequireAsync(RegisterDatabase database, KeyRing ring, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var connection = await database.ConnectAsync(DatabaseRole.Vault, cancellation);
        var known = (await connection.QueryAsync<KeyProof>(new CommandDefinition(List, cancellationToken: cancellation)))
            .ToDictionary(key => key.Name, key => key.Proof, StringComparer.Ordinal);
        var own = ring.EncryptionKeys.ToDictionary(key => key.Id, key => ProofOf(key.Bytes), StringComparer.Ordinal);
        own.Add(PersonSecretName, ProofOf(ring.PersonSecret));
        own.Add(AuditSecretName, ProofOf(ring.AuditSecret));
        foreach (var (name, proof) in known)
        {
            if ((own.GetValueOrDefault(name) ?? (ring.TryFind(name) is { } later ? ProofOf(later.Bytes) : null)) is not { } ownProof)
            {
                throw new RefusedException($"鍵ファイルに、登録済みの個人番号に使われた鍵（{name}）がありません。控えから戻してください。");
            }

            if (!CryptographicOperations.FixedTimeEquals(proof, ownProof))
            {
                throw new RefusedException("鍵ファイルは、このデータベースのものではありません。正しい鍵ファイルを置いてから起動してください。");
            }
        }

        foreach (var (name, proof) in own.Where(key => !known.ContainsKey(key.Key)))
        {
            await connection.ExecuteAsync(new CommandDefinition(Note, new { name, proof, now }, cancellationToken: cancellation));
        }
    }

    /// <summary>Whether the database knows any ring.</summary>
    public static async Task<bool> AnyAsync(RegisterDatabase database, CancellationToken cancellation)
    {
        await using var connection = await database.ConnectAsync(DatabaseRole.Vault, cancellation);
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(Any, cancellationToken: cancellation));
    }

    private static byte[] ProofOf(byte[] secret) => HMACSHA256.HashData(secret, "Shikaku key proof"u8);

    private sealed record KeyProof(string Name, byte[] Proof);
}
