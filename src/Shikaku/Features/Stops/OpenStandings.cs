using Npgsql;
using NpgsqlTypes;
using Shikaku.Features.Audit;

namespace Shikaku.Features.Stops;

/// <summary>The standings that a transaction opens and closes, written in bulk.</summary>
/// <param name="transaction">The transaction, which alone writes the insurer's data.</param>
/// <param name="insurer">The insurer.</param>
internal sealed class OpenStandings(InsurerTransaction transaction, string insurer)
{
    // Bulk load does not go through row-level security, so it ends in a table of the session, and the rows go on from there as any other.
    private const string Staging = "CREATE TEMPORARY TABLE IF NOT EXISTS standing_to_add (LIKE stops.standing) ON COMMIT DROP";

    private static readonly string Load = $"COPY standing_to_add ({StandingTable.Columns}) FROM STDIN (FORMAT binary)";
    private static readonly string Add = $"INSERT INTO stops.standing ({StandingTable.Columns}) SELECT {StandingTable.Columns} FROM standing_to_add; TRUNCATE standing_to_add";

    private static readonly string Find =
        $"SELECT {StandingTable.ContentColumns("standing")} FROM stops.standing WHERE insurer_number = $1 AND member_key = $2 AND acquired_on = $3 AND upper_inf(recorded)";

    private const string Close =
        """
        UPDATE stops.standing AS stored SET recorded = tstzrange(lower(recorded), $2), closed_by = $3, closed_seal = closing.seal
        FROM unnest($4, $5) AS closing (version_id, seal)
        WHERE stored.insurer_number = $1 AND stored.version_id = closing.version_id AND upper_inf(stored.recorded)
        """;

    private readonly ChangeEntry _entry = transaction.Entry;
    private readonly RowSeal _seal = transaction.Entry.NewSeal();
    private readonly List<Standing> _opened = [];
    private readonly List<Guid> _closed = [];

    /// <summary>Number of standings opened and not written yet.</summary>
    public int Waiting => _opened.Count;

    /// <summary>The standing of a qualification on record; null if it was never judged.</summary>
    public async Task<StoredStanding?> FindAsync(QualificationReference qualification, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Find, transaction.Connection);
        command.Parameters.AddWithValue(insurer);
        command.Parameters.AddWithValue(qualification.MemberKey);
        command.Parameters.AddWithValue(qualification.AcquiredOn);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        return await rows.ReadAsync(cancellation) ? StandingTable.Read(rows) : null;
    }

    /// <summary>Puts a standing in the place of the former one.</summary>
    /// <param name="former">The version that ends; null if the qualification has no standing yet.</param>
    /// <param name="standing">The new one.</param>
    public void Replace(Guid? former, Standing standing)
    {
        if (former is { } version)
        {
            _closed.Add(version);
        }

        _opened.Add(standing);
    }

    /// <summary>Writes what was opened and closed.</summary>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        if (_closed.Count > 0)
        {
            await CloseAsync(cancellation);
        }

        if (_opened.Count > 0)
        {
            await AddAsync(cancellation);
        }

        _opened.Clear();
        _closed.Clear();
    }

    private async Task CloseAsync(CancellationToken cancellation)
    {
        var seals = _closed.ConvertAll(version => StandingTable.Table.SealClosing(_seal, version, _entry.Id, _entry.MadeAt));
        seals.ForEach(seal => _entry.Vouch(seal));
        await using var command = new NpgsqlCommand(Close, transaction.Connection);
        command.Parameters.AddWithValue(insurer);
        command.Parameters.AddWithValue(_entry.MadeAt);
        command.Parameters.AddWithValue(_entry.Id);
        command.Parameters.AddWithValue(_closed.ToArray());
        command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Bytea, seals.ToArray());
        if (await command.ExecuteNonQueryAsync(cancellation) is var closed && closed != _closed.Count)
        {
            throw new InvalidOperationException($"{_closed.Count} standings were to be closed, {closed} were.");
        }
    }

    private async Task AddAsync(CancellationToken cancellation)
    {
        await RunAsync(Staging, cancellation);
        await using (var rows = await transaction.Connection.BeginBinaryImportAsync(Load, cancellation))
        {
            foreach (var standing in _opened)
            {
                var version = Guid.CreateVersion7(_entry.MadeAt);
                var seal = StandingTable.Seal(_seal, version, _entry, insurer, standing);
                _entry.Vouch(seal);
                await StandingTable.WriteAsync(rows, version, _entry, seal, insurer, standing, cancellation);
            }

            await rows.CompleteAsync(cancellation);
        }

        await RunAsync(Add, cancellation);
    }

    private async Task RunAsync(string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, transaction.Connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
