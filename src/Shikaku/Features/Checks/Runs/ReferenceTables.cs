using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;
using Npgsql;
using Shikaku.ReferenceData;

namespace Shikaku.Features.Checks.Runs;

/// <summary>Names the tables that a judgement was made with: results carry a digest, and what it stands for is on record once.</summary>
internal static class ReferenceTables
{
    private const int DigestLength = 16;

    private const string Add = "INSERT INTO checks.reference_tables (digest, entries) VALUES (@digest, @entries::json) ON CONFLICT (digest) DO NOTHING";

    /// <summary>The digest of a set of tables.</summary>
    public static string DigestOf(IReadOnlyList<TableEntry> entries) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToJson(entries))))[..DigestLength];

    /// <summary>Puts on record what the digest of the present tables stands for.</summary>
    public static Task RecordAsync(NpgsqlConnection connection, IReadOnlyList<TableEntry> entries, CancellationToken cancellation) =>
        connection.ExecuteAsync(new CommandDefinition(Add, new { digest = DigestOf(entries), entries = ToJson(entries) }, cancellationToken: cancellation));

    private static string ToJson(IReadOnlyList<TableEntry> entries)
    {
        using var content = new MemoryStream();
        using (var json = new Utf8JsonWriter(content))
        {
            json.WriteStartObject();
            foreach (var entry in entries)
            {
                json.WriteStartObject(entry.File);
                json.WriteString("version", entry.Version);
                json.WriteString("sha256", entry.Sha256);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(content.GetBuffer(), 0, (int)content.Length);
    }
}
