using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;
using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Features.Checks.Runs;
using Shikaku.Features.Members;
using Shikaku.Features.Organisations;
using Shikaku.Outcomes;

namespace Shikaku.Features.Checks.Schedules;

/// <summary>
/// Begins the periodic checks that are due. The run and the mark that it has begun are one transaction, so that any number of servers begin it once, and one that is killed
/// has begun it or has not. What was missed while no server ran begins once when one runs again, however often it was missed.
/// </summary>
/// <param name="setup">The register.</param>
/// <param name="start">Starts runs.</param>
/// <param name="logger">Is told of what could not begin.</param>
internal sealed partial class ScheduleRunner(MemberSetup setup, RunStart start, ILogger<ScheduleRunner> logger)
{
    private static readonly Caller Caller =
        new(new Actor(ActorKind.Job, "schedule"), Change.ImplementingBody, OrganisationKind.ImplementingBody, Right.StartChecks);

    // Another server at the same schedule is not waited for: it begins the run.
    private static readonly string Claim =
        $"""
        SELECT {CheckSchedule.Columns} FROM checks.schedule_due AS due
        JOIN checks.schedule ON schedule.organisation = due.organisation AND schedule.schedule_id = due.schedule_id AND upper_inf(schedule.recorded) AND NOT schedule.is_paused
        WHERE due.organisation = $1 AND due.due_at <= $2 AND due.schedule_id <> ALL ($3) ORDER BY due.due_at, due.schedule_id LIMIT 1 FOR UPDATE OF due SKIP LOCKED
        """;

    // What another server has begun after this one failed is no longer due, and stays as it is.
    private const string Note =
        """
        UPDATE checks.schedule_due SET due_at = coalesce($3, due_at), last_at = $4, last_run = $5, last_problem = $6
        WHERE organisation = $1 AND schedule_id = $2 AND due_at <= $4
        """;

    /// <summary>Begins what is due. One that fails is passed over, so that the others begin; it stays due for the next time.</summary>
    /// <returns>Number of schedules that were due and did not fail.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var (count, failed) = (0, new List<Guid>());
        while (await RunNextAsync(failed, cancellation))
        {
            count++;
        }

        return count - failed.Count;
    }

    private async Task<bool> RunNextAsync(List<Guid> failed, CancellationToken cancellation)
    {
        await using var connection = await setup.Database.ConnectForAsync(Change.ImplementingBody, cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var now = setup.Clock.GetUtcNow();
        if (await ClaimAsync(connection, now, failed, cancellation) is not { } schedule)
        {
            return false;
        }

        try
        {
            var started = await start.StartInAsync(connection, Caller, CheckKind.Periodic, schedule.Scope, schedule.Policy, cancellation);
            await NoteAsync(connection, schedule.Id, schedule.NextAfter(now), now, started.Refusal is null ? started.Result : null, started.Refusal?.Problem, cancellation);
            await transaction.CommitAsync(cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            LogFailure(failure, schedule.Id);
            failed.Add(schedule.Id);
            await transaction.DisposeAsync();
            await NoteFailureAsync(schedule.Id, now, cancellation);
        }

        return true;
    }

    private async Task NoteFailureAsync(Guid schedule, DateTimeOffset now, CancellationToken cancellation)
    {
        // What has failed may have cost the connection too.
        await using var connection = await setup.Database.ConnectForAsync(Change.ImplementingBody, cancellation);
        await NoteAsync(connection, schedule, null, now, null, Problems.Internal, cancellation);
    }

    private static async Task NoteAsync(
        NpgsqlConnection connection, Guid schedule, DateTimeOffset? due, DateTimeOffset now, Guid? run, Problem? problem, CancellationToken cancellation)
    {
        await using var note = new NpgsqlCommand(Note, connection);
        note.Parameters.AddWithValue(Change.ImplementingBody);
        note.Parameters.AddWithValue(schedule);
        note.Parameters.Add(new NpgsqlParameter { Value = (object?)due ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        note.Parameters.AddWithValue(now);
        note.Parameters.Add(new NpgsqlParameter { Value = (object?)run ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        note.Parameters.Add(new NpgsqlParameter { Value = (object?)problem?.Code ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        await note.ExecuteNonQueryAsync(cancellation);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The periodic check of schedule {Schedule} could not begin and is tried again")]
    private partial void LogFailure(Exception failure, Guid schedule);

    private static async Task<CheckSchedule?> ClaimAsync(NpgsqlConnection connection, DateTimeOffset now, List<Guid> failed, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Claim, connection);
        command.Parameters.AddWithValue(Change.ImplementingBody);
        command.Parameters.AddWithValue(now);
        command.Parameters.AddWithValue(failed.ToArray());
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? CheckSchedule.Read(row).Content : null;
    }
}
