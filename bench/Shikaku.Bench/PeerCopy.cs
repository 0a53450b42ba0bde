using System.Diagnostics;
using Npgsql;
using Shikaku.Storage.Database;

namespace Shikaku.Bench;

/// <summary>What PostgreSQL alone takes for the rows of a table: they are written to a file, then copied into a table of the same form and indexes.</summary>
internal static class PeerCopy
{
    /// <summary>Makes the peer's table anew and copies into it.</summary>
    /// <param name="administrator">The database by its superuser.</param>
    /// <param name="table">The table with its schema, as the bench itself names it.</param>
    /// <param name="path">Where the rows may lie.</param>
    /// <returns>Seconds of the copy in.</returns>
    public static async Task<double> RunAsync(DatabaseAddress administrator, string table, string path)
    {
        await using var connection = new NpgsqlConnection(administrator.ForMigration);
        await connection.OpenAsync();
        await using (var make = new NpgsqlCommand(
            $"CREATE SCHEMA IF NOT EXISTS peer; DROP TABLE IF EXISTS peer.copied; CREATE TABLE peer.copied (LIKE {table} INCLUDING ALL)", connection))
        {
            await make.ExecuteNonQueryAsync();
        }

        await using (var rows = await connection.BeginRawBinaryCopyAsync($"COPY {table} TO STDOUT (FORMAT binary)"))
        await using (var file = File.Create(path))
        {
            await rows.CopyToAsync(file);
        }

        var from = Stopwatch.GetTimestamp();
        await using (var rows = await connection.BeginRawBinaryCopyAsync("COPY peer.copied FROM STDIN (FORMAT binary)"))
        await using (var file = File.OpenRead(path))
        {
            await file.CopyToAsync(rows);
        }

        return Stopwatch.GetElapsedTime(from).TotalSeconds;
    }
}
