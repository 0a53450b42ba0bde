using System.Globalization;
using Dapper;
using Npgsql;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Judgement;
using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Features.Members;
using Shikaku.Outcomes;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Checks.Runs;

/// <summary>Starts check runs over what is on record: the run and all its requests at once, or nothing.</summary>
/// <param name="setup">The register.</param>
/// <param name="settings">How the registry is asked.</param>
internal sealed class RunStart(MemberSetup setup, CheckSettings settings)
{
    private const string FindInsurers = "SELECT chain FROM audit.chain ORDER BY chain";

    private const string Enter = "SELECT set_config('shikaku.organisation', @organisation, true)";

    private const string AddRun =
        """
        INSERT INTO checks.run (run_id, kind, scope, policy, started_by, started_at, member_count, finished_at)
        VALUES (@run, @kind, @scope::json, @policy, @startedBy, @now, @count, CASE WHEN @count = 0 THEN @now END)
        """;

    // The last version of each qualification. People of welfare offices who left long ago are not asked about any more (CHK L5).
    private const string FindVersions =
        """
        SELECT version_id FROM register.qualification
        WHERE insurer_number = $1 AND upper_inf(recorded) AND (isempty(valid) OR upper(valid) IS NOT DISTINCT FROM lost_on)
            AND ($2::text IS NULL OR acquisition_method = $2) AND ($3::date IS NULL OR acquired_on >= $3) AND ($4::date IS NULL OR acquired_on <= $4)
            AND ($5::date IS NULL OR lost_on IS NULL OR lost_on > $5)
        """;

    /// <summary>Starts a run.</summary>
    /// <param name="caller">Who wants it.</param>
    /// <param name="kind">Why.</param>
    /// <param name="scope">Over whom.</param>
    /// <param name="policy">The name of the policy; null takes the default.</param>
    /// <param name="cancellation">Gives up; then there is no run.</param>
    /// <returns>The run.</returns>
    public async Task<Outcome<Guid>> StartAsync(Caller caller, CheckKind kind, CheckScope scope, string? policy, CancellationToken cancellation)
    {
        if (caller.Check(Right.StartChecks, scope.Insurer ?? Change.ImplementingBody) is { } refused)
        {
            return refused;
        }

        if (!setup.Tables.Policies.TryFind(policy ?? setup.Tables.Policies.DefaultName, setup.Today, out var judging))
        {
            return Problems.PolicyUnknown;
        }

        var insurers = await InsurersAsync(scope, cancellation);
        var now = setup.Clock.GetUtcNow();
        var run = Guid.CreateVersion7(now);
        await using var connection = await setup.Database.ConnectForAsync(caller.Organisation, cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var count = 0L;
        foreach (var insurer in insurers)
        {
            count += await AskAllAsync(connection, insurer, run, scope, judging, now, cancellation);
        }

        await connection.ExecuteAsync(new CommandDefinition(Enter, new { organisation = caller.Organisation }, cancellationToken: cancellation));
        var values = new { run, kind = kind.ToString(), scope = scope.ToJson(), policy = judging.Name, startedBy = caller.Actor.ToString(), now, count };
        await connection.ExecuteAsync(new CommandDefinition(AddRun, values, cancellationToken: cancellation));
        var entry = new ChangeEntry(new Change(caller.Organisation, caller.Actor, "check.start"), setup.Ring.AuditSecret, setup.Clock);
        var events = ChangeEvent.Of("check.started", ("run", run.ToString()), ("kind", kind.ToString()), ("members", count.ToString(CultureInfo.InvariantCulture)));
        await entry.AppendAsync(connection, events, cancellation);
        await transaction.CommitAsync(cancellation);
        return run;
    }

    private async Task<long> AskAllAsync(
        NpgsqlConnection connection, InsurerNumber insurer, Guid run, CheckScope scope, JudgementPolicy policy, DateTimeOffset now, CancellationToken cancellation)
    {
        var name = insurer.ToString();
        await connection.ExecuteAsync(new CommandDefinition(Enter, new { organisation = name }, cancellationToken: cancellation));
        var count = 0L;
        foreach (var versions in (await VersionsAsync(connection, insurer, scope, policy, cancellation)).Chunk(settings.LinesPerRequest))
        {
            count += versions.Length;
            await NewRequests.AddAsync(connection, name, run, versions, attempt: 1, now, cancellation);
        }

        return count;
    }

    private async Task<List<Guid>> VersionsAsync(NpgsqlConnection connection, InsurerNumber insurer, CheckScope scope, JudgementPolicy policy, CancellationToken cancellation)
    {
        var isWelfareOffice = setup.Tables.Registration.Schemes.Find(insurer)?.Kind == InsuranceKind.Iryofujo;
        DateOnly? lostAfter = isWelfareOffice && policy.RecentLossMonths is { } months ? setup.Today.AddMonths(-months) : null;
        await using var command = new NpgsqlCommand(FindVersions, connection);
        command.Parameters.AddWithValue(insurer.ToString());
        command.Parameters.Add(new() { Value = (object?)scope.AcquisitionMethod ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        foreach (var day in new[] { scope.AcquiredFrom, scope.AcquiredUntil, lostAfter })
        {
            command.Parameters.Add(new() { Value = (object?)day ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Date });
        }

        var versions = new List<Guid>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            versions.Add(rows.GetGuid(0));
        }

        return versions;
    }

    private async Task<List<InsurerNumber>> InsurersAsync(CheckScope scope, CancellationToken cancellation)
    {
        IEnumerable<string> names = [scope.Insurer!];
        if (scope.Insurer is null)
        {
            await using var connection = await setup.Database.ConnectAsync(DatabaseRole.Operator, cancellation);
            names = await connection.QueryAsync<string>(new CommandDefinition(FindInsurers, cancellationToken: cancellation));
        }

        var insurers = new List<InsurerNumber>();
        foreach (var name in names)
        {
            if (InsurerNumber.TryParse(name, allowMadeUpBodies: true, out var number, out _) && (scope.Scheme ?? number.Scheme) == number.Scheme)
            {
                insurers.Add(number);
            }
        }

        return insurers;
    }
}
