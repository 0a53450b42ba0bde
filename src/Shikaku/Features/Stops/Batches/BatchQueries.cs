using Npgsql;
using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Features.Members;
using Shikaku.Features.Stops.Confirmations;
using Shikaku.Outcomes;

namespace Shikaku.Features.Stops.Batches;

/// <summary>What can be asked about files of confirmations.</summary>
/// <param name="setup">The register.</param>
internal sealed class BatchQueries(MemberSetup setup)
{
    private const string Columns =
        """
        SELECT batch.batch_id, batch.received_at, batch.received_by, batch.row_count, batch.accepted_count,
            count(*) FILTER (WHERE confirmation.state = 'Proposed')::int, count(*) FILTER (WHERE confirmation.state = 'Approved')::int,
            count(*) FILTER (WHERE confirmation.state = 'Proposed' AND look.looked_by IS NOT NULL)::int
        FROM stops.batch
        LEFT JOIN stops.confirmation ON confirmation.insurer_number = batch.insurer_number AND confirmation.batch_id = batch.batch_id AND upper_inf(confirmation.recorded)
        LEFT JOIN stops.batch_look AS look ON look.insurer_number = batch.insurer_number AND look.batch_id = batch.batch_id
            AND look.confirmation_id = confirmation.confirmation_id AND look.looked_by = @actor
        WHERE batch.insurer_number = @insurer
        """;

    private const string Group = "GROUP BY batch.insurer_number, batch.batch_id";

    private const string FindOne = $"{Columns} AND batch.batch_id = @batch {Group}";

    private const string FindAll = $"{Columns} AND batch.batch_id < @before {Group} ORDER BY batch.batch_id DESC LIMIT @count";

    private const string FindLines =
        """
        SELECT line, answer.member_id, answer.result_id, answer.reason_code, code, answer.confirmation_id, confirmation.state, confirmation.remark, look.looked_by IS NOT NULL
        FROM stops.batch_row AS answer
        LEFT JOIN stops.confirmation ON confirmation.insurer_number = answer.insurer_number AND confirmation.confirmation_id = answer.confirmation_id
            AND upper_inf(confirmation.recorded)
        LEFT JOIN stops.batch_look AS look ON look.insurer_number = answer.insurer_number AND look.batch_id = answer.batch_id
            AND look.confirmation_id = answer.confirmation_id AND look.looked_by = @actor
        WHERE answer.insurer_number = @insurer AND answer.batch_id = @batch AND line > @after ORDER BY line LIMIT @count
        """;

    /// <summary>A file.</summary>
    public async Task<Outcome<BatchView>> FindAsync(Caller caller, string insurer, Guid batch, CancellationToken cancellation)
    {
        if (caller.Check(Right.ViewChecks, insurer) is { } problem)
        {
            return problem;
        }

        await using var connection = await setup.Database.ConnectForAsync(insurer, cancellation);
        return await FindAsync(connection, caller, insurer, batch, cancellation) is { } view ? view : Problems.NotFound;
    }

    /// <summary>A file, for what already has a connection; null if there is none.</summary>
    public static async Task<BatchView?> FindAsync(NpgsqlConnection connection, Caller caller, string insurer, Guid batch, CancellationToken cancellation)
    {
        await using var command = CommandOf(FindOne, connection, caller, insurer);
        command.Parameters.AddWithValue("batch", batch);
        return (await ReadAsync(command, cancellation)).SingleOrDefault();
    }

    /// <summary>Files, newest first.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="before">The last file of the page before; null for the first page.</param>
    /// <param name="count">Most files of the page.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Outcome<BatchView[]>> ListAsync(Caller caller, string insurer, Guid? before, int count, CancellationToken cancellation)
    {
        if (caller.Check(Right.ViewChecks, insurer) is { } problem)
        {
            return problem;
        }

        await using var connection = await setup.Database.ConnectForAsync(insurer, cancellation);
        await using var command = CommandOf(FindAll, connection, caller, insurer);
        command.Parameters.AddWithValue("before", before ?? Guid.AllBitsSet);
        command.Parameters.AddWithValue("count", count);
        return await ReadAsync(command, cancellation);
    }

    /// <summary>Rows of a file with their answers, in the order of the file.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="batch">The file.</param>
    /// <param name="after">The line of the last row of the page before; 0 for the first page.</param>
    /// <param name="count">Most rows.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Outcome<BatchLine[]>> LinesAsync(Caller caller, string insurer, Guid batch, long after, int count, CancellationToken cancellation)
    {
        if (caller.Check(Right.ViewChecks, insurer) is { } problem)
        {
            return problem;
        }

        await using var connection = await setup.Database.ConnectForAsync(insurer, cancellation);
        await using var command = CommandOf(FindLines, connection, caller, insurer);
        command.Parameters.AddWithValue("batch", batch);
        command.Parameters.AddWithValue("after", after);
        command.Parameters.AddWithValue("count", count);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var lines = new List<BatchLine>();
        while (await rows.ReadAsync(cancellation))
        {
            string? Text(int place) => rows.IsDBNull(place) ? null : rows.GetString(place);
            Guid? Name(int place) => rows.IsDBNull(place) ? null : rows.GetGuid(place);
            lines.Add(new BatchLine(
                new BatchAnswer(rows.GetInt64(0), Text(1), Name(2), Text(3), Text(4), Name(5)), Text(6) is { } state ? Enum.Parse<ConfirmationState>(state) : null, Text(7),
                rows.GetBoolean(8)));
        }

        return lines.ToArray();
    }

    private static NpgsqlCommand CommandOf(string sql, NpgsqlConnection connection, Caller caller, string insurer)
    {
        var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue("insurer", insurer);
        command.Parameters.AddWithValue("actor", caller.Actor.ToString());
        return command;
    }

    private static async Task<BatchView[]> ReadAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = new List<BatchView>();
        while (await rows.ReadAsync(cancellation))
        {
            found.Add(new BatchView(
                rows.GetGuid(0), rows.GetFieldValue<DateTimeOffset>(1), Actor.Parse(rows.GetString(2)), rows.GetInt32(3), rows.GetInt32(4), rows.GetInt32(5),
                rows.GetInt32(6), rows.GetInt32(7)));
        }

        return [.. found];
    }
}
