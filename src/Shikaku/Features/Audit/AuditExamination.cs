using System.Data;
using Npgsql;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Audit;

/// <summary>
/// Examines every chain and every audited row: whatever was edited, put in, taken out or put in another order by hand, in the chains or in the register, is found
/// and its place told. Reads one state of the database from beginning to end; the rows of one change at a time are held.
/// </summary>
/// <param name="database">The register's database.</param>
/// <param name="secret">The key of the seals.</param>
/// <param name="tables">The audited tables.</param>
internal sealed class AuditExamination(RegisterDatabase database, byte[] secret, IReadOnlyList<AuditedTable> tables)
{
    private readonly List<AuditFault> _faults = [];

    /// <summary>Number of links examined.</summary>
    public long LinkCount { get; private set; }

    /// <summary>Number of rows examined.</summary>
    public long RowCount { get; private set; }

    /// <summary>Examines everything.</summary>
    /// <returns>What was found; empty if all is as it was written.</returns>
    public async Task<IReadOnlyList<AuditFault>> RunAsync(CancellationToken cancellation)
    {
        await using var connection = await database.ConnectAsync(DatabaseRole.Operator, cancellation);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        await ExamineLinksAsync(connection, cancellation);
        foreach (var table in tables)
        {
            await ExamineRowsAsync(connection, table, cancellation);
        }

        await ExamineDigestsAsync(connection, cancellation);
        return _faults;
    }

    private async Task ExamineLinksAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var ends = await ReadEndsAsync(connection, cancellation);
        await using var command = new NpgsqlCommand(
            """
            SELECT chain, sequence, change_id, made_at, actor, operation, reason, evidence, events, row_count, row_digest, seal
            FROM audit.change ORDER BY chain, sequence
            """,
            connection);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var (chain, sequence, seal) = ("", 0L, Array.Empty<byte>());
        while (await rows.ReadAsync(cancellation))
        {
            var link = new ChainLink(
                rows.GetString(0), rows.GetInt64(1), rows.GetGuid(2), rows.GetFieldValue<DateTimeOffset>(3), rows.GetString(4), rows.GetString(5),
                rows.IsDBNull(6) ? null : rows.GetString(6), rows.IsDBNull(7) ? null : rows.GetString(7), rows.GetString(8), rows.GetInt64(9),
                rows.GetFieldValue<byte[]>(10));
            if (link.Chain != chain)
            {
                CompareEnd(ends, chain, sequence, seal);
                (chain, sequence, seal) = (link.Chain, 0, []);
            }

            if (link.Sequence != sequence + 1)
            {
                _faults.Add(new(AuditFaultKind.LinkMissing, chain, PlaceOf(link.Sequence)));
            }

            var stored = rows.GetFieldValue<byte[]>(11);
            if (!stored.AsSpan().SequenceEqual(link.SealAfter(seal, secret)) && link.Sequence == sequence + 1)
            {
                _faults.Add(new(AuditFaultKind.LinkChanged, chain, PlaceOf(link.Sequence)));
            }

            // Goes on from what is stored, so that one change by hand is told once and not again for each link behind it.
            (sequence, seal) = (link.Sequence, stored);
            LinkCount++;
        }

        CompareEnd(ends, chain, sequence, seal);
        _faults.AddRange(ends.Keys.Select(gone => new AuditFault(AuditFaultKind.EndChanged, gone, PlaceOf(0))));
    }

    private void CompareEnd(Dictionary<string, ChainEnd> ends, string chain, long sequence, byte[] seal)
    {
        if (sequence > 0
            && !(ends.Remove(chain, out var end) && end.Sequence == sequence && end.Seal.AsSpan().SequenceEqual(seal)
                && end.HeadSeal.AsSpan().SequenceEqual(ChainLink.HeadSeal(chain, sequence, seal, secret))))
        {
            _faults.Add(new(AuditFaultKind.EndChanged, chain, PlaceOf(sequence)));
        }
    }

    private async Task ExamineRowsAsync(NpgsqlConnection connection, AuditedTable table, CancellationToken cancellation)
    {
        var rowSeal = new RowSeal(secret);
        await using var command = new NpgsqlCommand(table.Content, connection);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var row = new AuditedRow(rows);
            var opening = table.BeginOpening(rowSeal, row.Version, row.OpenedBy, row.From);
            for (var column = AuditedRow.ColumnCount; column < rows.FieldCount; column++)
            {
                opening.AddStored(rows.GetValue(column));
            }

            if (!row.OpenedSeal.AsSpan().SequenceEqual(opening.Close()) || !row.IsClosedAs(table, rowSeal))
            {
                _faults.Add(new(AuditFaultKind.RowChanged, row.Organisation, $"{table.Name} {row.Version}"));
            }

            RowCount++;
        }
    }

    private async Task ExamineDigestsAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            $"""
            SELECT link.chain, link.sequence, link.row_count, link.row_digest, written.seal
            FROM audit.change AS link
            LEFT JOIN ({string.Join(" UNION ALL ", tables.Select(table => table.Seals))}) AS written
                ON written.change = link.change_id AND written.organisation = link.chain
            ORDER BY link.chain, link.sequence
            """,
            connection);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var digest = new RowDigest();
        (string Chain, long Sequence, long Count, byte[] Digest)? current = null;
        while (await rows.ReadAsync(cancellation))
        {
            if (current is null || rows.GetInt64(1) != current.Value.Sequence || rows.GetString(0) != current.Value.Chain)
            {
                CompareDigest(current, digest);
                current = (rows.GetString(0), rows.GetInt64(1), rows.GetInt64(2), rows.GetFieldValue<byte[]>(3));
                digest = new RowDigest();
            }

            if (!rows.IsDBNull(4))
            {
                digest.Add(rows.GetFieldValue<byte[]>(4));
            }
        }

        CompareDigest(current, digest);
    }

    private void CompareDigest((string Chain, long Sequence, long Count, byte[] Digest)? link, RowDigest digest)
    {
        if (link is { } written && (written.Count != digest.Count || !written.Digest.AsSpan().SequenceEqual(digest.Close())))
        {
            _faults.Add(new(AuditFaultKind.RowsMissing, written.Chain, PlaceOf(written.Sequence)));
        }
    }

    private static async Task<Dictionary<string, ChainEnd>> ReadEndsAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT chain, last_sequence, last_seal, head_seal FROM audit.chain", connection);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var ends = new Dictionary<string, ChainEnd>(StringComparer.Ordinal);
        while (await rows.ReadAsync(cancellation))
        {
            ends.Add(rows.GetString(0), new(rows.GetInt64(1), rows.GetFieldValue<byte[]>(2), rows.GetFieldValue<byte[]>(3)));
        }

        return ends;
    }

    private static string PlaceOf(long sequence) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{sequence}");

    private sealed record ChainEnd(long Sequence, byte[] Seal, byte[] HeadSeal);
}
