using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Npgsql;
using Shikaku.Core.Identifiers;
using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Features.Checks.Runs;
using Shikaku.Features.Members;
using Shikaku.Features.Stops;
using Shikaku.Features.Vault;
using Shikaku.Outcomes;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Inspections;

/// <summary>
/// Starts campaigns: who is inspected is fixed, the run that asks about them begins, and the campaign is on record, all at once or not at all. An insurer starts its own; the
/// implementing body those of any insurer, one campaign for each, since cause, correction and report are the insurer's.
/// </summary>
/// <param name="setup">The register.</param>
/// <param name="settings">How the registry is asked.</param>
internal sealed class CampaignStart(MemberSetup setup, CheckSettings settings)
{
    /// <summary>What the change is called in the audit.</summary>
    public const string Operation = "inspection.start";

    private const string FindOrigin =
        """
        SELECT member_id AS "MemberId", person_key AS "Person" FROM stops.standing
        WHERE insurer_number = @insurer AND member_key = @member AND acquired_on = @acquired AND result_id = @result LIMIT 1
        """;

    private const string FindInsurers =
        "SELECT organisation FROM register.organisation WHERE kind = 'Insurer' AND upper_inf(recorded) ORDER BY organisation";

    private readonly RunRows _rows = new(setup, settings);
    private readonly ScopeExamination _examination = new(setup);

    /// <summary>How many records a campaign would inspect; nothing changes.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="request">What is to be inspected.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Outcome<long>> CountAsync(Caller caller, string insurer, CampaignRequest request, CancellationToken cancellation)
    {
        if ((caller.Check(Right.ConfirmResults, insurer) is { } problem ? new Refusal(problem) : await ExamineAsync(request, insurer, null, cancellation)) is { } refused)
        {
            return refused;
        }

        if (!InsurerNumber.TryParse(insurer, allowMadeUpBodies: true, out var number, out _))
        {
            return Problems.NotFound;
        }

        await using var connection = await setup.Database.ConnectForAsync(insurer, cancellation);
        return await _rows.CountAsync(connection, number, OrderOf(caller, insurer, request), cancellation);
    }

    /// <summary>Starts a campaign.</summary>
    /// <param name="caller">Who wants it.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="request">What is to be inspected.</param>
    /// <param name="cancellation">Gives up; then nothing was started.</param>
    public async Task<Outcome<Campaign>> StartAsync(Caller caller, string insurer, CampaignRequest request, CancellationToken cancellation)
    {
        if ((caller.Check(Right.ConfirmResults, insurer) is { } problem ? new Refusal(problem) : await ExamineAsync(request, insurer, null, cancellation)) is { } refused)
        {
            return refused;
        }

        if (request.Origin is not null && caller.IsImplementingBody)
        {
            return Problems.NotAllowed;
        }

        if (!InsurerNumber.TryParse(insurer, allowMadeUpBodies: true, out var number, out _))
        {
            return Problems.NotFound;
        }

        var begun = await StopChange.BeginAsync(setup, insurer, new Change(insurer, caller.Actor, Operation, request.Cause?.Trim()), InsurerTurn.WaitShortly, cancellation);
        if (begun.Refusal is { } refusal)
        {
            return refusal;
        }

        await using var stop = begun.Result;
        var order = OrderOf(caller, insurer, request);
        if (await CampaignChange.FindAsync(stop.Connection, insurer, request.Id, cancellation) is { Content: var known })
        {
            return known.Scope == order.Scope && known.StartedBy == caller.Actor ? known : Problems.Conflict;
        }

        var origin = await FindOriginAsync(stop.Connection, insurer, request, cancellation);
        if (request.Origin is not null && origin is null)
        {
            return Problems.NotFound;
        }

        // Before the run: what is being asked about cannot be deleted.
        var isThere = false;
        if (origin is not null)
        {
            var closed = await CloseViewsAsync(stop, origin.Value, request.DeletesNumber, cancellation);
            if (closed.Refusal is { } visible)
            {
                return visible;
            }

            isThere = closed.Result;
        }

        var target = await _rows.AskAsync(stop.Connection, number, order, cancellation);
        await RunRows.AddAsync(stop.Connection, order, target, cancellation);
        var campaign = new Campaign
        {
            Insurer = insurer,
            Id = request.Id,
            Kind = origin is null ? CampaignKind.PastRegistrations : CampaignKind.SimilarCases,
            State = CampaignState.UnderWay,
            Scope = order.Scope,
            RunId = order.Id,
            Target = target,
            CauseKind = request.CauseKind,
            Cause = request.Cause?.Trim(),
            Origin = origin?.Origin,
            StartedBy = caller.Actor,
            StartedAt = stop.Entry.MadeAt,
        };
        var rows = new AuditedRows(stop.Connection, stop.Entry, insurer);
        await rows.OpenAsync(Campaign.Table, campaign.ToValues(), cancellation);
        if (isThere && origin is { } found)
        {
            if (await CampaignChange.FindRecordAsync(stop.Connection, campaign, found.Origin.Qualification, cancellation) is null)
            {
                return new Refusal(Problems.InspectionScopeUnfit, "発端となった加入者が、この範囲に入っていません。");
            }

            var finding = new RecordFinding(
                insurer, campaign.Id, found.Origin.MemberId, found.Origin.Qualification, found.Person, found.Origin.ResultId, FindingKind.Wrong, campaign.Cause!, caller.Actor);
            await rows.OpenAsync(RecordFinding.Table, finding.ToValues(), cancellation);
        }

        await stop.CommitAsync(
            ChangeEvent.Of("inspection.started", ("campaign", campaign.Id.ToString()), ("target", target.ToString(CultureInfo.InvariantCulture))), cancellation);
        return campaign;
    }

    /// <summary>Starts a campaign at each insurer, or at each of a scheme. Asked for again under the same name, it starts what is missing.</summary>
    /// <param name="caller">Who wants it: the implementing body.</param>
    /// <param name="scheme">法別番号; null for all.</param>
    /// <param name="request">What is to be inspected; its name is that of all campaigns together.</param>
    /// <param name="cancellation">Gives up; what was started stays.</param>
    /// <returns>Number of campaigns.</returns>
    public async Task<Outcome<int>> StartAllAsync(Caller caller, int? scheme, CampaignRequest request, CancellationToken cancellation)
    {
        if ((caller.Check(Right.StartChecks, Change.ImplementingBody) is { } problem ? new Refusal(problem) : await ExamineAsync(request, null, scheme, cancellation)) is { } refused)
        {
            return refused;
        }

        string[] insurers;
        await using (var connection = await setup.Database.ConnectAsync(DatabaseRole.Operator, cancellation))
        {
            insurers = [.. await connection.QueryAsync<string>(new CommandDefinition(FindInsurers, cancellationToken: cancellation))];
        }

        var count = 0;
        foreach (var insurer in insurers)
        {
            if (InsurerNumber.TryParse(insurer, allowMadeUpBodies: true, out var number, out _) && (scheme ?? number.Scheme) == number.Scheme)
            {
                var started = await StartAsync(caller, insurer, request with { Id = IdOf(request.Id, insurer) }, cancellation);
                if (started.Refusal is { } refusal)
                {
                    return refusal;
                }

                count++;
            }
        }

        return count;
    }

    /// <summary>Names the campaign of one insurer among several that were started together.</summary>
    private static Guid IdOf(Guid all, string insurer) => new(SHA256.HashData(Encoding.ASCII.GetBytes($"{all} {insurer}")).AsSpan(0, 16));

    private RunOrder OrderOf(Caller caller, string insurer, CampaignRequest request)
    {
        setup.Tables.Policies.TryFind(setup.Tables.Policies.DefaultName, setup.Today, out var policy);
        var now = setup.Clock.GetUtcNow();
        return new RunOrder(
            Guid.CreateVersion7(now), CheckKind.Inspection, request.Scope with { Insurer = insurer, Scheme = null, HasUnknownMethods = true }, policy!, caller.Actor, now);
    }

    private async Task<Refusal?> ExamineAsync(CampaignRequest request, string? insurer, int? scheme, CancellationToken cancellation)
    {
        var unfit = await _examination.ExamineAsync(request.Scope with { Insurer = insurer, Scheme = scheme }, cancellation);
        if (request.Scope.AcquisitionMethod is null || unfit is not null)
        {
            return new Refusal(Problems.InspectionScopeUnfit, [.. unfit?.Details ?? []]);
        }

        if (request.Origin is not null && (request.CauseKind is null || string.IsNullOrWhiteSpace(request.Cause)))
        {
            return new Refusal(Problems.InspectionCauseMissing);
        }

        return AuditText.Examine(request.Cause, isNeeded: false);
    }

    private static async Task<(CampaignOrigin Origin, PersonKey Person)?> FindOriginAsync(
        NpgsqlConnection connection, string insurer, CampaignRequest request, CancellationToken cancellation)
    {
        if (request.Origin is not { } qualification)
        {
            return null;
        }

        var values = new { insurer, member = qualification.MemberKey, acquired = qualification.AcquiredOn, result = request.OriginResult };
        return await connection.QuerySingleOrDefaultAsync<OriginRow>(new CommandDefinition(FindOrigin, values, cancellationToken: cancellation)) is { } row
            ? (new CampaignOrigin(row.MemberId, qualification, request.OriginResult), new PersonKey(row.Person))
            : null;
    }

    /// <returns>Whether the wrong number stands on the record still, taken away or not.</returns>
    private static async Task<Outcome<bool>> CloseViewsAsync(
        StopChange stop, (CampaignOrigin Origin, PersonKey Person) origin, bool deletes, CancellationToken cancellation)
    {
        if (await stop.FindAsync(origin.Origin.Qualification, cancellation) is not { } result
            || result.Standing.Content.Person != origin.Person || result.State == ResultState.Corrected)
        {
            return false;
        }

        return await WrongNumbers.CloseViewsAsync(stop, result, deletes, cancellation) is { } problem ? problem : true;
    }

    private sealed record OriginRow(string MemberId, byte[] Person);
}
