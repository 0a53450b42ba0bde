using System.Data;
using Dapper;
using Npgsql;
using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Features.Checks.Runs;
using Shikaku.Features.Members;
using Shikaku.Outcomes;

namespace Shikaku.Features.Checks.Schedules;

/// <summary>What the implementing body does with its schedules of periodic checks.</summary>
/// <param name="setup">The register.</param>
internal sealed class CheckSchedules(MemberSetup setup)
{
    /// <summary>What the changes are called in the audit.</summary>
    public const string Setting = "schedule.set", Removing = "schedule.remove";

    private static readonly string FindAll =
        $"""
        SELECT {CheckSchedule.Columns}, due.due_at, due.last_at, due.last_run, due.last_problem FROM checks.schedule
        JOIN checks.schedule_due AS due ON due.organisation = schedule.organisation AND due.schedule_id = schedule.schedule_id
        WHERE schedule.organisation = $1 AND upper_inf(schedule.recorded) ORDER BY schedule.name, schedule.schedule_id
        """;

    private const string TakeTurn =
        "SELECT version_id AS Version, lower(recorded) AS Since FROM checks.schedule WHERE organisation = @organisation AND schedule_id = @id AND upper_inf(recorded) FOR UPDATE";

    private const string SetDue =
        """
        INSERT INTO checks.schedule_due (organisation, schedule_id, due_at) VALUES (@organisation, @id, @due)
        ON CONFLICT (organisation, schedule_id) DO UPDATE SET due_at = @due
        """;

    /// <summary>All of them, by name.</summary>
    public async Task<Outcome<IReadOnlyList<ScheduleView>>> ListAsync(Caller caller, CancellationToken cancellation)
    {
        if (caller.Check(Right.StartChecks, Change.ImplementingBody) is { } problem)
        {
            return problem;
        }

        await using var connection = await setup.Database.ConnectForAsync(Change.ImplementingBody, cancellation);
        await using var command = new NpgsqlCommand(FindAll, connection);
        command.Parameters.AddWithValue(Change.ImplementingBody);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = new List<ScheduleView>();
        while (await rows.ReadAsync(cancellation))
        {
            var end = CheckSchedule.ColumnCount;
            DateTimeOffset? last = rows.IsDBNull(end + 1) ? null : rows.GetFieldValue<DateTimeOffset>(end + 1);
            found.Add(new ScheduleView(
                CheckSchedule.Read(rows).Content, rows.GetFieldValue<DateTimeOffset>(end), last, rows.IsDBNull(end + 2) ? null : rows.GetGuid(end + 2),
                rows.IsDBNull(end + 3) ? null : rows.GetString(end + 3)));
        }

        return found;
    }

    /// <summary>Sets a schedule, pauses it or lets it go on.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="schedule">What it is from now on. Who set it is the caller.</param>
    /// <param name="cancellation">Gives up; then nothing has changed.</param>
    public async Task<Outcome<CheckSchedule>> SetAsync(Caller caller, CheckSchedule schedule, CancellationToken cancellation)
    {
        if (caller.Check(Right.StartChecks, Change.ImplementingBody) is { } problem)
        {
            return problem;
        }

        if (!schedule.IsWellFormed || AuditText.Examine(schedule.Name, isNeeded: true) is not null)
        {
            return Problems.ScheduleUnfit;
        }

        if (schedule.Policy is { } policy && !setup.Tables.Policies.TryFind(policy, setup.Today, out _))
        {
            return Problems.PolicyUnknown;
        }

        if (await new ScopeExamination(setup).ExamineAsync(schedule.Scope, cancellation) is { } unfit)
        {
            return unfit;
        }

        try
        {
            await ReplaceAsync(caller, schedule.Id, schedule with { SetBy = caller.Actor }, Setting, cancellation);
        }
        catch (PostgresException taken) when (taken.SqlState is PostgresErrorCodes.ExclusionViolation or PostgresErrorCodes.UniqueViolation)
        {
            // Sent twice at once, or changed by two: one of them is on record.
            return Problems.Conflict;
        }

        return schedule with { SetBy = caller.Actor };
    }

    /// <summary>Takes a schedule away; runs that it began go on.</summary>
    public async Task<Outcome<bool>> RemoveAsync(Caller caller, Guid schedule, CancellationToken cancellation)
    {
        if (caller.Check(Right.StartChecks, Change.ImplementingBody) is { } problem)
        {
            return problem;
        }

        return await ReplaceAsync(caller, schedule, null, Removing, cancellation) ? true : Problems.NotFound;
    }

    private async Task<bool> ReplaceAsync(Caller caller, Guid id, CheckSchedule? schedule, string operation, CancellationToken cancellation)
    {
        await using var connection = await setup.Database.ConnectForAsync(Change.ImplementingBody, cancellation);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);
        var values = new { organisation = Change.ImplementingBody, id, due = schedule?.NextAfter(setup.Clock.GetUtcNow()) };
        var former = await connection.QuerySingleOrDefaultAsync<Stored>(new CommandDefinition(TakeTurn, values, cancellationToken: cancellation));
        if (former is null && schedule is null)
        {
            return false;
        }

        var entry = new ChangeEntry(new Change(Change.ImplementingBody, caller.Actor, operation), setup.Ring.AuditSecret, setup.Clock, former?.Since);
        var rows = new AuditedRows(connection, entry, Change.ImplementingBody);
        if (former is not null)
        {
            await rows.CloseAsync(CheckSchedule.Table, former.Version, cancellation);
        }

        if (schedule is not null)
        {
            await rows.OpenAsync(CheckSchedule.Table, schedule.ToValues(), cancellation);
            await connection.ExecuteAsync(new CommandDefinition(SetDue, values, cancellationToken: cancellation));
        }

        await entry.AppendAsync(connection, ChangeEvent.Of(operation, ("schedule", id.ToString())), cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private sealed record Stored(Guid Version, DateTimeOffset Since);
}
