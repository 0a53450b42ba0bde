using Npgsql;
using NpgsqlTypes;
using Shikaku.Features.Audit;

namespace Shikaku.Features.MissingNumbers;

/// <summary>The entries that a transaction finds, opens and closes.</summary>
/// <param name="connection">A connection of the application for the insurer, with an open transaction that alone writes its data.</param>
/// <param name="change">The change.</param>
/// <param name="insurer">The insurer.</param>
internal sealed class OpenMissingEntries(NpgsqlConnection connection, ChangeEntry change, string insurer)
{
    private const int RowsAtOnce = 500;

    private static readonly string Find =
        $"SELECT {MissingEntryTable.ContentColumns} FROM register.missing_number AS missing WHERE insurer_number = $1 AND entry_id = ANY ($2) AND upper_inf(recorded)";

    private static readonly string FindByVersion =
        $"SELECT {MissingEntryTable.ContentColumns} FROM register.missing_number AS missing WHERE insurer_number = $1 AND version_id = ANY ($2) AND {MissingEntryTable.IsOpen}";

    private static readonly string FindOfMembers =
        $"SELECT {MissingEntryTable.ContentColumns} FROM register.missing_number AS missing WHERE insurer_number = $1 AND member_id = ANY ($2) AND {MissingEntryTable.IsOpen}";

    private static readonly string FindFilled =
        $"""
        SELECT {MissingEntryTable.ContentColumns} FROM register.missing_number AS missing
        WHERE insurer_number = $1 AND {MissingEntryTable.IsOpen} AND EXISTS (
            SELECT FROM register.qualification AS member WHERE member.insurer_number = missing.insurer_number AND member.member_id = missing.member_id
                AND member.acquired_on = missing.acquired_on AND upper_inf(member.recorded))
        """;

    private const string Close =
        """
        UPDATE register.missing_number SET recorded = tstzrange(lower(recorded), $2), closed_by = $3, closed_seal = $4
        WHERE insurer_number = $1 AND version_id = $5 AND upper_inf(recorded)
        """;

    private readonly RowSeal _seal = change.NewSeal();
    private readonly List<StoredMissingEntry> _opened = [];
    private readonly List<Guid> _closed = [];

    /// <summary>Number of rows that wait to be written.</summary>
    public int Waiting => _opened.Count + _closed.Count;

    /// <summary>An entry as it is now; null if there is none.</summary>
    public async Task<StoredMissingEntry?> FindAsync(Guid entry, CancellationToken cancellation) =>
        (await ReadAsync(Find, new[] { entry }, cancellation)).SingleOrDefault();

    /// <summary>Those of some versions that are still what is on record, and open.</summary>
    public async Task<Dictionary<Guid, StoredMissingEntry>> FindByVersionAsync(Guid[] versions, CancellationToken cancellation) =>
        (await ReadAsync(FindByVersion, versions, cancellation)).ToDictionary(entry => entry.Version);

    /// <summary>The open entries of some members.</summary>
    public Task<List<StoredMissingEntry>> FindOfMembersAsync(string[] members, CancellationToken cancellation) => ReadAsync(FindOfMembers, members, cancellation);

    /// <summary>The open entries whose qualification is registered by now.</summary>
    public Task<List<StoredMissingEntry>> FindFilledAsync(CancellationToken cancellation) => ReadAsync(FindFilled, null, cancellation);

    /// <summary>Puts an entry in the place of its former version.</summary>
    /// <param name="former">The version that ends; null if it is new.</param>
    /// <param name="entry">What it says now.</param>
    /// <returns>Its version.</returns>
    public Guid Replace(Guid? former, MissingEntry entry)
    {
        if (former is { } version)
        {
            _closed.Add(version);
        }

        var opened = Guid.CreateVersion7(change.MadeAt);
        _opened.Add(new StoredMissingEntry(opened, entry));
        return opened;
    }

    /// <summary>Writes what was opened and closed.</summary>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        // First what ends: an entry has one state at a time.
        foreach (var part in _closed.Chunk(RowsAtOnce))
        {
            await WriteAsync(part.Select(CommandToClose), part.Length, cancellation);
        }

        foreach (var part in _opened.Chunk(RowsAtOnce))
        {
            await WriteAsync(part.Select(CommandToAdd), part.Length, cancellation);
        }

        _closed.Clear();
        _opened.Clear();
    }

    private NpgsqlBatchCommand CommandToClose(Guid version)
    {
        var seal = MissingEntryTable.Table.SealClosing(_seal, version, change.Id, change.MadeAt);
        change.Vouch(seal);
        var command = new NpgsqlBatchCommand(Close);
        command.Parameters.AddWithValue(insurer);
        command.Parameters.AddWithValue(NpgsqlDbType.TimestampTz, change.MadeAt);
        command.Parameters.AddWithValue(change.Id);
        command.Parameters.AddWithValue(seal);
        command.Parameters.AddWithValue(version);
        return command;
    }

    private NpgsqlBatchCommand CommandToAdd(StoredMissingEntry opened)
    {
        var seal = MissingEntryTable.Seal(_seal, opened.Version, change, insurer, opened.Content);
        change.Vouch(seal);
        var command = new NpgsqlBatchCommand(MissingEntryTable.Add);
        MissingEntryTable.Fill(command.Parameters, opened.Version, change, seal, insurer, opened.Content);
        return command;
    }

    private async Task WriteAsync(IEnumerable<NpgsqlBatchCommand> commands, int count, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        if (await batch.ExecuteNonQueryAsync(cancellation) is var written && written != count)
        {
            throw new InvalidOperationException($"{count} entries of the work list were to be written, {written} were.");
        }
    }

    private async Task<List<StoredMissingEntry>> ReadAsync(string sql, object? names, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue(insurer);
        if (names is not null)
        {
            command.Parameters.AddWithValue(names);
        }

        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = new List<StoredMissingEntry>();
        while (await rows.ReadAsync(cancellation))
        {
            found.Add(MissingEntryTable.Read(rows));
        }

        return found;
    }
}
