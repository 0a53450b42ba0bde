using System.Globalization;
using Dapper;
using Npgsql;
using Shikaku.Core.Identifiers;
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

    private readonly RunRows _rows = new(setup, settings);
    private readonly ScopeExamination _examination = new(setup);

    /// <summary>Starts a run.</summary>
    /// <param name="caller">Who wants it.</param>
    /// <param name="kind">Why.</param>
    /// <param name="scope">Over whom.</param>
    /// <param name="policy">The name of the policy; null takes the default.</param>
    /// <param name="cancellation">Gives up; then there is no run.</param>
    /// <returns>The run.</returns>
    public async Task<Outcome<Guid>> StartAsync(Caller caller, CheckKind kind, CheckScope scope, string? policy, CancellationToken cancellation)
    {
        await using var connection = await setup.Database.ConnectForAsync(caller.Organisation, cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var started = await StartInAsync(connection, caller, kind, scope, policy, cancellation);
        await transaction.CommitAsync(cancellation);
        return started;
    }

    /// <summary>Starts a run as part of what else a transaction does; one that is refused has written nothing.</summary>
    /// <param name="connection">A connection for the caller's organisation, with the open transaction.</param>
    /// <param name="caller">Who wants it.</param>
    /// <param name="kind">Why.</param>
    /// <param name="scope">Over whom.</param>
    /// <param name="policy">The name of the policy; null takes the default.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The run.</returns>
    public async Task<Outcome<Guid>> StartInAsync(
        NpgsqlConnection connection, Caller caller, CheckKind kind, CheckScope scope, string? policy, CancellationToken cancellation)
    {
        if (caller.Check(Right.StartChecks, scope.Insurer ?? Change.ImplementingBody) is { } refused)
        {
            return refused;
        }

        if (await _examination.ExamineAsync(scope, cancellation) is { } unfit)
        {
            return unfit;
        }

        if (!setup.Tables.Policies.TryFind(policy ?? setup.Tables.Policies.DefaultName, setup.Today, out var judging))
        {
            return Problems.PolicyUnknown;
        }

        var insurers = await InsurersAsync(scope, cancellation);
        var now = setup.Clock.GetUtcNow();
        var order = new RunOrder(Guid.CreateVersion7(now), kind, scope, judging, caller.Actor, now);
        var count = 0L;
        foreach (var insurer in insurers)
        {
            await connection.ExecuteAsync(new CommandDefinition(Enter, new { organisation = insurer.ToString() }, cancellationToken: cancellation));
            count += await _rows.AskAsync(connection, insurer, order, cancellation);
        }

        await connection.ExecuteAsync(new CommandDefinition(Enter, new { organisation = caller.Organisation }, cancellationToken: cancellation));
        await RunRows.AddAsync(connection, order, count, cancellation);
        var entry = new ChangeEntry(new Change(caller.Organisation, caller.Actor, "check.start"), setup.Ring.AuditSecret, setup.Clock);
        var events = ChangeEvent.Of(
            "check.started", ("run", order.Id.ToString()), ("kind", kind.ToString()), ("members", count.ToString(CultureInfo.InvariantCulture)));
        await entry.AppendAsync(connection, events, cancellation);
        return order.Id;
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
