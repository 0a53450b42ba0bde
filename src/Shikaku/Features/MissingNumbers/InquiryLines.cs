using Npgsql;
using Shikaku.Features.Residents;

namespace Shikaku.Features.MissingNumbers;

/// <summary>Writes the lines of a request that asks by items: what the versions of entries said when somebody had the registry asked, and nothing that came later.</summary>
internal static class InquiryLines
{
    private static readonly string Find =
        $"""
        SELECT {MissingEntryTable.ContentColumns} FROM unnest($2) WITH ORDINALITY AS asked (version_id, line)
        JOIN register.missing_number AS missing ON missing.insurer_number = $1 AND missing.version_id = asked.version_id ORDER BY line
        """;

    /// <summary>Writes them.</summary>
    /// <param name="connection">A connection of the application for the insurer.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="versions">The versions, in the order of the lines.</param>
    /// <param name="writer">Takes the lines.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The versions that are not on record; if there is any, nothing may be sent. Only damage to the register brings that about.</returns>
    public static async Task<HashSet<Guid>> WriteAsync(
        NpgsqlConnection connection, string insurer, Guid[] versions, RegistryRequestWriter writer, CancellationToken cancellation)
    {
        HashSet<Guid> missing = [.. versions];
        await using var command = new NpgsqlCommand(Find, connection);
        command.Parameters.AddWithValue(insurer);
        command.Parameters.AddWithValue(versions);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var (version, entry) = MissingEntryTable.Read(rows);
            missing.Remove(version);
            writer.Add(new EntryTexts(entry).Person);
        }

        return missing;
    }
}
