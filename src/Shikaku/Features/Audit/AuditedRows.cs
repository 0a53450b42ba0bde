using System.Globalization;
using Npgsql;

namespace Shikaku.Features.Audit;

/// <summary>Opens and closes rows of audited tables one by one, each under its seal.</summary>
/// <param name="connection">The connection with the open transaction.</param>
/// <param name="entry">The change.</param>
/// <param name="organisation">Whose rows they are.</param>
internal sealed class AuditedRows(NpgsqlConnection connection, ChangeEntry entry, string organisation)
{
    private readonly RowSeal _seal = entry.NewSeal();

    /// <summary>Opens a row.</summary>
    /// <param name="table">The table.</param>
    /// <param name="values">What stands in its columns, in their order.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task OpenAsync(AuditedTable table, object?[] values, CancellationToken cancellation)
    {
        var version = Guid.CreateVersion7(entry.MadeAt);
        table.BeginOpening(_seal, version, entry.Id, entry.MadeAt);
        foreach (var value in values)
        {
            _seal.AddStored(value ?? DBNull.Value);
        }

        var seal = _seal.Close();
        entry.Vouch(seal);
        var places = string.Join(", ", table.Columns.Select((_, place) => string.Create(CultureInfo.InvariantCulture, $"${place + 5}")));
        await using var command = new NpgsqlCommand(
            $"INSERT INTO {table.Name} (version_id, recorded, opened_by, opened_seal, {string.Join(", ", table.Columns)}) VALUES ($1, tstzrange($2, NULL), $3, $4, {places})",
            connection);
        foreach (var value in values.Prepend(seal).Prepend(entry.Id).Prepend(entry.MadeAt).Prepend(version))
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Closes a row.</summary>
    /// <param name="table">The table.</param>
    /// <param name="version">The row.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task CloseAsync(AuditedTable table, Guid version, CancellationToken cancellation)
    {
        var seal = table.SealClosing(_seal, version, entry.Id, entry.MadeAt);
        entry.Vouch(seal);
        await using var command = new NpgsqlCommand(
            $"""
            UPDATE {table.Name} SET recorded = tstzrange(lower(recorded), $3), closed_by = $4, closed_seal = $5
            WHERE {table.Organisation} = $1 AND version_id = $2 AND upper_inf(recorded)
            """,
            connection);
        foreach (var value in new object[] { organisation, version, entry.MadeAt, entry.Id, seal })
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        if (await command.ExecuteNonQueryAsync(cancellation) != 1)
        {
            throw new InvalidOperationException("The row to be closed is not open.");
        }
    }
}
