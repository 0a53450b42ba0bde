using Dapper;
using Npgsql;
using Shikaku.Features.Accounts;
using Shikaku.Features.Members;
using Shikaku.Outcomes;
using Shikaku.Storage.Database;

namespace Shikaku.Features.MissingNumbers;

/// <summary>Shows the work list of missing numbers to the insurer's own people, and counts of it to those who see no persons.</summary>
/// <param name="setup">The register.</param>
internal sealed class MissingQueries(MemberSetup setup)
{
    private const string Chosen = "insurer_number = $1 AND upper_inf(recorded) AND CASE WHEN $2::text IS NULL THEN state NOT IN ('Registered', 'Withdrawn') ELSE state = $2 END";

    private const string Count = $"SELECT count(*) FROM register.missing_number AS missing WHERE {Chosen}";

    private static readonly string List =
        $"SELECT {MissingEntryTable.ContentColumns} FROM register.missing_number AS missing WHERE {Chosen} ORDER BY since, entry_id OFFSET $3 LIMIT $4";

    private static readonly string FindOne =
        $"SELECT {MissingEntryTable.ContentColumns} FROM register.missing_number AS missing WHERE insurer_number = $1 AND entry_id = $2 AND upper_inf(recorded)";

    private const string CountAll =
        "SELECT insurer_number AS \"Insurer\", state AS \"State\", count(*) AS \"Count\" FROM register.missing_number WHERE upper_inf(recorded) GROUP BY insurer_number, state ORDER BY insurer_number, state";

    /// <summary>The list, the oldest first.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="state">Only those in a state; null for all whose number is still sought.</param>
    /// <param name="skip">Rows before the page.</param>
    /// <param name="count">Most rows of the page.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Outcome<MissingPage>> ListAsync(Caller caller, string insurer, MissingState? state, int skip, int count, CancellationToken cancellation)
    {
        if (MissingAccess.Check(caller, Right.ViewMembers, insurer) is { } problem)
        {
            return problem;
        }

        await using var connection = await setup.Database.ConnectForAsync(insurer, cancellation);
        await using var counting = CommandOf(Count, connection, insurer, state);
        var total = (long)(await counting.ExecuteScalarAsync(cancellation))!;
        await using var command = CommandOf(List, connection, insurer, state);
        command.Parameters.AddWithValue(skip);
        command.Parameters.AddWithValue(count);
        return new MissingPage(total, await ReadAsync(command, cancellation));
    }

    /// <summary>An entry as it is now.</summary>
    public async Task<Outcome<StoredMissingEntry>> FindAsync(Caller caller, string insurer, Guid entry, CancellationToken cancellation)
    {
        if (MissingAccess.Check(caller, Right.ViewMembers, insurer) is { } problem)
        {
            return problem;
        }

        await using var connection = await setup.Database.ConnectForAsync(insurer, cancellation);
        await using var command = new NpgsqlCommand(FindOne, connection);
        command.Parameters.AddWithValue(insurer);
        command.Parameters.AddWithValue(entry);
        return await ReadAsync(command, cancellation) is [var found] ? found : Problems.NotFound;
    }

    /// <summary>The counts of all insurers that have entries.</summary>
    public async Task<Outcome<MissingCount[]>> CountAsync(Caller caller, CancellationToken cancellation)
    {
        if ((caller.Rights & Right.ViewStatistics) == Right.None)
        {
            return Problems.NotAllowed;
        }

        await using var connection = await setup.Database.ConnectAsync(DatabaseRole.Operator, cancellation);
        var rows = await connection.QueryAsync<(string Insurer, string State, long Count)>(new CommandDefinition(CountAll, cancellationToken: cancellation));
        return rows.Select(row => new MissingCount(row.Insurer, Enum.Parse<MissingState>(row.State), row.Count)).ToArray();
    }

    private static NpgsqlCommand CommandOf(string sql, NpgsqlConnection connection, string insurer, MissingState? state)
    {
        var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue(insurer);
        command.Parameters.Add(new() { Value = (object?)state?.ToString() ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        return command;
    }

    private static async Task<List<StoredMissingEntry>> ReadAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = new List<StoredMissingEntry>();
        while (await rows.ReadAsync(cancellation))
        {
            found.Add(MissingEntryTable.Read(rows));
        }

        return found;
    }
}
