using Npgsql;
using NpgsqlTypes;
using Shikaku.Core.Records;
using Shikaku.Features.Checks.Results;

namespace Shikaku.Features.Intake;

/// <summary>The findings of a file on their way into the database, in the order of the file.</summary>
/// <param name="connection">The connection of the transaction that works on the file.</param>
/// <param name="insurer">The insurer.</param>
/// <param name="intake">The file.</param>
internal sealed class IntakeFindings(NpgsqlConnection connection, string insurer, Guid intake)
{
    private const int Batch = 20_000;

    private const string Add =
        """
        INSERT INTO intake.finding (insurer_number, intake_id, ordinal, line, column_name, code)
        SELECT $1, $2, $3 + place, line, column_name, code FROM unnest($4, $5, $6) WITH ORDINALITY AS found (line, column_name, code, place)
        """;

    private readonly List<long> _lines = [];
    private readonly List<string> _columns = [];
    private readonly List<string> _codes = [];
    private long _written;

    /// <summary>How often each code occurred.</summary>
    public FindingCounts Counts { get; } = new();

    /// <summary>Adds a finding.</summary>
    /// <param name="line">Line of the row.</param>
    /// <param name="column">Name of the column; empty where the whole row or file is meant.</param>
    /// <param name="code">What is wrong.</param>
    public void Note(long line, string column, FindingCode code)
    {
        _lines.Add(line);
        _columns.Add(column);
        _codes.Add(FindingNames.Of(code));
        Counts.Add(code);
    }

    /// <summary>Writes what waits, if it is enough to be worth it.</summary>
    public Task FlushIfLargeAsync(CancellationToken cancellation) => _lines.Count < Batch ? Task.CompletedTask : FlushAsync(cancellation);

    /// <summary>Writes what waits.</summary>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        if (_lines.Count == 0)
        {
            return;
        }

        await using var command = new NpgsqlCommand(Add, connection);
        command.Parameters.AddWithValue(insurer);
        command.Parameters.AddWithValue(intake);
        command.Parameters.AddWithValue(_written);
        command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Bigint, _lines.ToArray());
        command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Text, _columns.ToArray());
        command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Text, _codes.ToArray());
        await command.ExecuteNonQueryAsync(cancellation);
        _written += _lines.Count;
        _lines.Clear();
        _columns.Clear();
        _codes.Clear();
    }
}
