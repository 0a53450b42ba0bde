using Npgsql;
using NpgsqlTypes;
using Shikaku.Features.Audit;

namespace Shikaku.Features.Stops.Confirmations;

/// <summary>The confirmations that a transaction finds, opens and closes.</summary>
/// <param name="transaction">The transaction, which alone writes the insurer's data.</param>
/// <param name="insurer">The insurer.</param>
internal sealed class OpenConfirmations(InsurerTransaction transaction, string insurer)
{
    private static readonly string Find =
        $"""
        SELECT {ConfirmationTable.ContentColumns} FROM stops.confirmation
        WHERE insurer_number = $1 AND confirmation_id = $2 AND upper_inf(recorded)
        """;

    private static readonly string FindProposed =
        $"""
        SELECT {ConfirmationTable.ContentColumns} FROM stops.confirmation
        WHERE insurer_number = $1 AND member_key = ANY ($2) AND upper_inf(recorded) AND state = 'Proposed'
        """;

    private static readonly string FindProposedOfBatch =
        $"""
        SELECT {ConfirmationTable.ContentColumns} FROM stops.confirmation
        WHERE insurer_number = $1 AND batch_id = $2 AND upper_inf(recorded) AND state = 'Proposed' ORDER BY confirmation_id
        """;

    private const string Close =
        """
        UPDATE stops.confirmation SET recorded = tstzrange(lower(recorded), $2), closed_by = $3, closed_seal = $4
        WHERE insurer_number = $1 AND version_id = $5 AND upper_inf(recorded)
        """;

    private readonly ChangeEntry _entry = transaction.Entry;
    private readonly RowSeal _seal = transaction.Entry.NewSeal();
    private readonly List<Confirmation> _opened = [];
    private readonly List<Guid> _closed = [];

    /// <summary>A confirmation as it is now; null if there is none.</summary>
    public async Task<StoredConfirmation?> FindAsync(Guid confirmation, CancellationToken cancellation) =>
        (await ReadAsync(Find, confirmation, cancellation)).SingleOrDefault();

    /// <summary>What waits for approval about some members.</summary>
    public Task<List<StoredConfirmation>> FindProposedAsync(Guid[] members, CancellationToken cancellation) => ReadAsync(FindProposed, members, cancellation);

    /// <summary>What waits for approval of a file.</summary>
    public Task<List<StoredConfirmation>> FindProposedOfBatchAsync(Guid batch, CancellationToken cancellation) => ReadAsync(FindProposedOfBatch, batch, cancellation);

    /// <summary>Puts a confirmation in the place of its former version.</summary>
    /// <param name="former">The version that ends; null if it is new.</param>
    /// <param name="confirmation">What it says now.</param>
    public void Replace(Guid? former, Confirmation confirmation)
    {
        if (former is { } version)
        {
            _closed.Add(version);
        }

        _opened.Add(confirmation);
    }

    /// <summary>Writes what was opened and closed.</summary>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        if (_opened.Count == 0)
        {
            return;
        }

        await using var batch = new NpgsqlBatch(transaction.Connection);
        foreach (var version in _closed)
        {
            var seal = ConfirmationTable.Table.SealClosing(_seal, version, _entry.Id, _entry.MadeAt);
            _entry.Vouch(seal);
            var close = new NpgsqlBatchCommand(Close);
            close.Parameters.AddWithValue(insurer);
            close.Parameters.AddWithValue(NpgsqlDbType.TimestampTz, _entry.MadeAt);
            close.Parameters.AddWithValue(_entry.Id);
            close.Parameters.AddWithValue(seal);
            close.Parameters.AddWithValue(version);
            batch.BatchCommands.Add(close);
        }

        foreach (var content in _opened)
        {
            var version = Guid.CreateVersion7(_entry.MadeAt);
            var seal = ConfirmationTable.Seal(_seal, version, _entry, insurer, content);
            _entry.Vouch(seal);
            var open = new NpgsqlBatchCommand(ConfirmationTable.Add);
            ConfirmationTable.Fill(open.Parameters, version, _entry, seal, insurer, content);
            batch.BatchCommands.Add(open);
        }

        if (await batch.ExecuteNonQueryAsync(cancellation) is var written && written != _closed.Count + _opened.Count)
        {
            throw new InvalidOperationException($"{_closed.Count + _opened.Count} rows of confirmations were to be written, {written} were.");
        }

        _opened.Clear();
        _closed.Clear();
    }

    private async Task<List<StoredConfirmation>> ReadAsync(string sql, object name, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, transaction.Connection);
        command.Parameters.AddWithValue(insurer);
        command.Parameters.AddWithValue(name);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = new List<StoredConfirmation>();
        while (await rows.ReadAsync(cancellation))
        {
            found.Add(ConfirmationTable.Read(rows));
        }

        return found;
    }
}
