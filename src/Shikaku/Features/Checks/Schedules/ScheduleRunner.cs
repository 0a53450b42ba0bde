using Npgsql;
using NpgsqlTypes;
using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Features.Checks.Runs;
using Shikaku.Features.Members;
using Shikaku.Features.Organisations;

namespace Shikaku.Features.Checks.Schedules;

/// <summary>
/// Begins the periodic checks that are due. The run and the mark that it has begun are one transaction, so that any number of servers begin it once, and one that is killed
/// has begun it or has not. What was missed while no server ran begins once when one runs again, however often it was missed.
/// </summary>
/// <param name="setup">The register.</param>
/// <param name="start">Starts runs.</param>
internal sealed class ScheduleRunner(MemberSetup setup, RunStart start)
{
    private static readonly Caller Caller =
        new(new Actor(ActorKind.Job, "schedule"), Change.ImplementingBody, OrganisationKind.ImplementingBody, Right.StartChecks);

    // Another server at the same schedule is not waited for: it begins the run.
    private static readonly string Claim =
        $"""
        SELECT {CheckSchedule.Columns} FROM checks.schedule_due AS due
        JOIN checks.schedule ON schedule.organisation = due.organisation AND schedule.schedule_id = due.schedule_id AND upper_inf(schedule.recorded) AND NOT schedule.is_paused
        WHERE due.organisation = $1 AND due.due_at <= $2 ORDER BY due.due_at, due.schedule_id LIMIT 1 FOR UPDATE OF due SKIP LOCKED
        """;

    private const string Note =
        "UPDATE checks.schedule_due SET due_at = $3, last_at = $4, last_run = $5, last_problem = $6 WHERE organisation = $1 AND schedule_id = $2";

    /// <summary>Begins what is due.</summary>
    /// <returns>Number of checks begun.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var count = 0;
        while (await RunNextAsync(cancellation))
        {
            count++;
        }

        return count;
    }

    private async Task<bool> RunNextAsync(CancellationToken cancellation)
    {
        await using var connection = await setup.Database.ConnectForAsync(Change.ImplementingBody, cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var now = setup.Clock.GetUtcNow();
        if (await ClaimAsync(connection, now, cancellation) is not { } schedule)
        {
            return false;
        }

        var started = await start.StartInAsync(connection, Caller, CheckKind.Periodic, schedule.Scope, schedule.Policy, cancellation);
        await using var note = new NpgsqlCommand(Note, connection);
        note.Parameters.AddWithValue(Change.ImplementingBody);
        note.Parameters.AddWithValue(schedule.Id);
        note.Parameters.AddWithValue(schedule.NextAfter(now));
        note.Parameters.AddWithValue(now);
        note.Parameters.Add(new NpgsqlParameter { Value = started.Refusal is null ? started.Result : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        note.Parameters.Add(new NpgsqlParameter { Value = (object?)started.Refusal?.Problem.Code ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        await note.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private static async Task<CheckSchedule?> ClaimAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Claim, connection);
        command.Parameters.AddWithValue(Change.ImplementingBody);
        command.Parameters.AddWithValue(now);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? CheckSchedule.Read(row).Content : null;
    }
}
