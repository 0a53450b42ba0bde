using System.Text.Json;
using Dapper;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Vault;

/// <summary>A key and what lies under it.</summary>
/// <param name="Id">Its name.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Numbers">How many numbers are sealed under it.</param>
/// <param name="IsCurrent">Whether numbers are sealed under it now.</param>
internal sealed record KeyUse(string Id, DateTimeOffset CreatedAt, long Numbers, bool IsCurrent)
{
    /// <summary>The keys of the ring, oldest first.</summary>
    public static async Task<IReadOnlyList<KeyUse>> ListAsync(RegisterDatabase database, KeyRing ring, CancellationToken cancellation)
    {
        await using var connection = await database.ConnectAsync(DatabaseRole.Vault, cancellation);
        var counts = (await connection.QueryAsync<(string Id, long Numbers)>(
                new CommandDefinition("SELECT key_id, count(*) FROM vault.individual_number GROUP BY key_id", cancellationToken: cancellation)))
            .ToDictionary(key => key.Id, key => key.Numbers, StringComparer.Ordinal);
        return [.. ring.EncryptionKeys.Select(key => new KeyUse(key.Id, key.CreatedAt, counts.GetValueOrDefault(key.Id), key == ring.Current))];
    }

    /// <summary>Writes a list of them.</summary>
    public static void WriteJson(IReadOnlyList<KeyUse> keys, Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var key in keys)
        {
            json.WriteStartObject();
            json.WriteString("id", key.Id);
            json.WriteString("createdAt", key.CreatedAt);
            json.WriteNumber("numbers", key.Numbers);
            json.WriteBoolean("current", key.IsCurrent);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
