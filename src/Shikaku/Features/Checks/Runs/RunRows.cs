using Dapper;
using Npgsql;
using NpgsqlTypes;
using Shikaku.Core.Identifiers;
using Shikaku.Features.Members;
using Shikaku.Features.Organisations;

namespace Shikaku.Features.Checks.Runs;

/// <summary>Writes a run and its requests in a transaction of whoever makes it: for some insurers, or as part of something greater.</summary>
/// <param name="setup">The register.</param>
/// <param name="settings">How the registry is asked.</param>
internal sealed class RunRows(MemberSetup setup, CheckSettings settings)
{
    private const string AddRun =
        """
        INSERT INTO checks.run (run_id, kind, scope, policy, started_by, started_at, member_count, finished_at)
        VALUES (@run, @kind, @scope::json, @policy, @startedBy, @now, @count, CASE WHEN @count = 0 THEN @now END)
        """;

    // What registered a number is the change with which it first stood at the qualification. Only a file is taken in by a change of its own.
    private const string Route =
        """
        EXISTS (
            SELECT FROM register.qualification AS opened JOIN audit.change ON change.chain = opened.insurer_number AND change.change_id = opened.opened_by
            WHERE opened.insurer_number = member.insurer_number AND opened.member_key = member.member_key AND opened.acquired_on = member.acquired_on
                AND opened.person_key = member.person_key
                AND NOT EXISTS (
                    SELECT FROM register.qualification AS former
                    WHERE former.insurer_number = opened.insurer_number AND former.member_key = opened.member_key AND former.acquired_on = opened.acquired_on
                        AND former.person_key = opened.person_key AND former.closed_by = opened.opened_by)
                AND $7 = CASE WHEN change.operation = 'intake.apply' THEN 'File' WHEN change.actor LIKE 'ApiKey:%' THEN 'System' ELSE 'Screen' END)
        """;

    // The last version of each qualification. People of welfare offices who left long ago are not asked about any more (CHK L5).
    private const string Chosen =
        $"""
        FROM register.qualification AS member
        WHERE insurer_number = $1 AND upper_inf(recorded) AND (isempty(valid) OR upper(valid) IS NOT DISTINCT FROM lost_on)
            AND ($5::date IS NULL OR lost_on IS NULL OR lost_on > $5)
            AND ($6 AND coalesce(acquisition_method, '') IN ('', '{CheckScope.UnknownMethod}')
                OR ($2::text IS NULL OR acquisition_method = $2) AND ($3::date IS NULL OR acquired_on >= $3) AND ($4::date IS NULL OR acquired_on <= $4)
                    AND ($7::text IS NULL OR {Route}))
        """;

    private const string FindVersions = $"SELECT version_id {Chosen}";

    private const string CountVersions = $"SELECT count(*) {Chosen}";

    /// <summary>Puts everybody of an insurer whom the run is about on the list of those to be asked about.</summary>
    /// <param name="connection">A connection for the insurer.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="order">The run.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>How many qualifications.</returns>
    public async Task<long> AskAsync(NpgsqlConnection connection, InsurerNumber insurer, RunOrder order, CancellationToken cancellation)
    {
        var count = 0L;
        foreach (var versions in (await VersionsAsync(connection, insurer, order, cancellation)).Chunk(settings.LinesPerRequest))
        {
            count += versions.Length;
            await NewRequests.AddAsync(connection, insurer.ToString(), order.Id, versions, attempt: 1, order.At, cancellation);
        }

        return count;
    }

    /// <summary>How many qualifications of an insurer a run would ask about.</summary>
    /// <inheritdoc cref="AskAsync"/>
    public async Task<long> CountAsync(NpgsqlConnection connection, InsurerNumber insurer, RunOrder order, CancellationToken cancellation)
    {
        await using var command = CommandOf(CountVersions, connection, insurer, order);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Adds the run.</summary>
    /// <param name="connection">A connection of the application.</param>
    /// <param name="order">The run.</param>
    /// <param name="count">How many qualifications it asks about; a run about none is through at once.</param>
    /// <param name="cancellation">Gives up.</param>
    public static Task AddAsync(NpgsqlConnection connection, RunOrder order, long count, CancellationToken cancellation)
    {
        var values = new
        {
            run = order.Id,
            kind = order.Kind.ToString(),
            scope = order.Scope.ToJson(),
            policy = order.Policy.Name,
            startedBy = order.StartedBy.ToString(),
            now = order.At,
            count,
        };
        return connection.ExecuteAsync(new CommandDefinition(AddRun, values, cancellationToken: cancellation));
    }

    private async Task<List<Guid>> VersionsAsync(NpgsqlConnection connection, InsurerNumber insurer, RunOrder order, CancellationToken cancellation)
    {
        await using var command = CommandOf(FindVersions, connection, insurer, order);
        var versions = new List<Guid>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            versions.Add(rows.GetGuid(0));
        }

        return versions;
    }

    private NpgsqlCommand CommandOf(string sql, NpgsqlConnection connection, InsurerNumber insurer, RunOrder order)
    {
        var scope = order.Scope;
        var command = new NpgsqlCommand(sql, connection);
        void Put(object? value, NpgsqlDbType type) => command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value, NpgsqlDbType = type });
        Put(insurer.ToString(), NpgsqlDbType.Text);
        Put(scope.AcquisitionMethod, NpgsqlDbType.Text);
        Put(scope.AcquiredFrom, NpgsqlDbType.Date);
        Put(scope.AcquiredUntil, NpgsqlDbType.Date);
        Put(LostAfter(insurer, order), NpgsqlDbType.Date);
        Put(scope.HasUnknownMethods, NpgsqlDbType.Boolean);
        Put(scope.Route?.ToString(), NpgsqlDbType.Text);
        return command;
    }

    /// <summary>An inspection leaves out nobody (CHK-60).</summary>
    private DateOnly? LostAfter(InsurerNumber insurer, RunOrder order)
    {
        var isWelfareOffice = WelfareOffices.IsOffice(setup.Tables.Registration, insurer);
        return order.Kind != CheckKind.Inspection && isWelfareOffice && order.Policy.RecentLossMonths is { } months ? setup.Today.AddMonths(-months) : null;
    }
}
