using System.Globalization;
using Dapper;
using Shikaku.Features.Accounts;
using Shikaku.Features.Accounts.ApiKeys;
using Shikaku.Features.Audit;
using Shikaku.Features.Members;
using Shikaku.Features.Stops.Comparison;
using Shikaku.Features.Stops.Confirmations;
using Shikaku.Outcomes;

namespace Shikaku.Features.Stops.Batches;

/// <summary>The second person's part in a file of confirmations (CHK-32): looks at rows, which is put on record, and approves all in one change, or sends all back.</summary>
/// <param name="setup">The register.</param>
/// <param name="views">Shows results.</param>
internal sealed class BatchApprovals(MemberSetup setup, ResultViews views)
{
    /// <summary>What the changes are called in the audit.</summary>
    public const string Approving = "stops.approve_batch", Refusing = "stops.refuse_batch";

    private const string FindLooked =
        """
        SELECT member_key AS MemberKey, acquired_on AS AcquiredOn FROM stops.confirmation
        WHERE insurer_number = @insurer AND confirmation_id = @confirmation AND batch_id = @batch AND upper_inf(recorded)
        """;

    private const string AddLook =
        """
        INSERT INTO stops.batch_look (insurer_number, batch_id, confirmation_id, looked_by, looked_at) VALUES (@insurer, @batch, @confirmation, @actor, @now)
        ON CONFLICT DO NOTHING
        """;

    private const string FindLooks = "SELECT confirmation_id FROM stops.batch_look WHERE insurer_number = @insurer AND batch_id = @batch AND looked_by = @actor";

    /// <summary>Shows a row with both sides; that whoever may approve has seen it is put on record.</summary>
    /// <param name="caller">Who looks.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="batch">The file.</param>
    /// <param name="confirmation">The row's confirmation.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Outcome<ResultView>> LookAsync(Caller caller, string insurer, Guid batch, Guid confirmation, CancellationToken cancellation)
    {
        if (caller.Check(Right.ViewChecks, insurer) is { } problem)
        {
            return problem;
        }

        await using var connection = await setup.Database.ConnectForAsync(insurer, cancellation);
        var values = new { insurer, batch, confirmation, actor = caller.Actor.ToString(), now = setup.Clock.GetUtcNow() };
        var found = await connection.QuerySingleOrDefaultAsync<Place>(new CommandDefinition(FindLooked, values, cancellationToken: cancellation));
        if (found is null)
        {
            return Problems.NotFound;
        }

        var view = await views.FindAsync(caller, insurer, new QualificationReference(found.MemberKey, found.AcquiredOn), cancellation);
        if (view.Refusal is null && caller.Rights.HasFlag(Right.ApproveConfirmations))
        {
            await connection.ExecuteAsync(new CommandDefinition(AddLook, values, cancellationToken: cancellation));
        }

        return view;
    }

    /// <summary>Approves what waits of a file.</summary>
    /// <param name="caller">Who approves.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="batch">The file.</param>
    /// <param name="cancellation">Gives up; then nothing was approved.</param>
    public async Task<Outcome<BatchApproval>> ApproveAsync(Caller caller, string insurer, Guid batch, CancellationToken cancellation)
    {
        var begun = await BeginAsync(caller, insurer, new Change(insurer, caller.Actor, Approving, Evidence: BatchEvidence.Of(batch)), cancellation);
        if (begun.Refusal is { } refusal)
        {
            return refusal;
        }

        await using var stop = begun.Result;
        var waiting = await stop.Confirmations.FindProposedOfBatchAsync(batch, cancellation);
        if (waiting.Count == 0)
        {
            return await BatchQueries.FindAsync(stop.Connection, caller, insurer, batch, cancellation) is null ? Problems.NotFound : Problems.StateUnfit;
        }

        Guid[] members = [.. waiting.Select(each => each.Content.Qualification.MemberKey).Distinct()];
        var registrars = await NumberRegistrars.LoadAsync(stop.Connection, insurer, members, cancellation);
        var hands = await OwnHands.OfAsync(setup.Database, caller, cancellation);
        var own = waiting.FindAll(each => MayApprove(caller, hands, each.Content, registrars[each.Content.Qualification]));
        if (own.Count == 0)
        {
            return Problems.SamePerson;
        }

        var looked = await LooksAsync(stop, caller, batch, cancellation);
        var needed = Math.Min(setup.Tables.Confirmations.SampleOn(setup.Today), own.Count);
        if (own.Count(each => looked.Contains(each.Content.Id)) is var seen && seen < needed)
        {
            return new Refusal(Problems.SampleMissing, string.Create(CultureInfo.InvariantCulture, $"{needed}件のうち{seen}件を確かめました。"));
        }

        var results = await ResultAtHand.LoadAsync(stop.Connection, insurer, members, cancellation);
        var approved = own.Count(each => Settle(stop, caller, each, results.GetValueOrDefault(each.Content.Qualification)));
        var approval = new BatchApproval(approved, own.Count - approved, waiting.Count - own.Count);
        await stop.CommitAsync(
            ChangeEvent.Of("batch.approved", ("batch", batch.ToString()), ("approved", TextOf(approval.Approved)), ("sentBack", TextOf(approval.SentBack))), cancellation);
        return approval;
    }

    /// <summary>Sends back what waits of a file.</summary>
    /// <param name="caller">Who sends it back.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="batch">The file.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>How many rows.</returns>
    public async Task<Outcome<int>> RefuseAsync(Caller caller, string insurer, Guid batch, string reason, CancellationToken cancellation)
    {
        if (AuditText.Examine(reason, isNeeded: true) is { } unfit)
        {
            return unfit;
        }

        var begun = await BeginAsync(caller, insurer, new Change(insurer, caller.Actor, Refusing, reason.Trim(), BatchEvidence.Of(batch)), cancellation);
        if (begun.Refusal is { } refusal)
        {
            return refusal;
        }

        await using var stop = begun.Result;
        var waiting = await stop.Confirmations.FindProposedOfBatchAsync(batch, cancellation);
        if (waiting.Count == 0)
        {
            return await BatchQueries.FindAsync(stop.Connection, caller, insurer, batch, cancellation) is null ? Problems.NotFound : Problems.StateUnfit;
        }

        foreach (var each in waiting)
        {
            stop.Confirmations.Replace(each.Version, each.Content with { State = ConfirmationState.Refused, Remark = reason.Trim() });
        }

        await stop.CommitAsync(ChangeEvent.Of("batch.refused", ("batch", batch.ToString()), ("rows", TextOf(waiting.Count))), cancellation);
        return waiting.Count;
    }

    private async Task<Outcome<StopChange>> BeginAsync(Caller caller, string insurer, Change change, CancellationToken cancellation)
    {
        if (StopAccess.Check(caller, Right.ApproveConfirmations, insurer) is { } problem)
        {
            return problem;
        }

        return caller.Actor.Kind == ActorKind.Person
            ? await StopChange.BeginAsync(setup, insurer, change, InsurerTurn.WaitShortly, cancellation)
            : Problems.NotAllowed;
    }

    private static bool MayApprove(Caller caller, IReadOnlySet<Actor> hands, Confirmation proposed, IEnumerable<Actor> registrars) =>
        (proposed.NamedApprover ?? caller.Actor.Name) == caller.Actor.Name && ConfirmationRules.ExamineSecondPerson(hands, proposed, registrars) is null;

    /// <returns>Whether the stop was lifted; else the row is sent back with the code of why not.</returns>
    private bool Settle(StopChange stop, Caller caller, StoredConfirmation waiting, ResultAtHand? result)
    {
        var proposed = waiting.Content;
        var faulty = result is null ? Problems.NotFound : ConfirmationRules.ExamineAgain(result, waiting, setup.Tables.Confirmations);
        if (faulty is not null)
        {
            stop.Confirmations.Replace(waiting.Version, proposed with { State = ConfirmationState.Refused, Remark = $"{faulty.Code} {faulty.Title}" });
            return false;
        }

        var approved = proposed with { State = ConfirmationState.Approved, ApprovedBy = caller.Actor };
        stop.Confirmations.Replace(waiting.Version, approved);
        stop.Lift(result!.Standing, approved);
        return true;
    }

    private static async Task<HashSet<Guid>> LooksAsync(StopChange stop, Caller caller, Guid batch, CancellationToken cancellation) =>
    [
        .. await stop.Connection.QueryAsync<Guid>(
            new CommandDefinition(FindLooks, new { insurer = stop.Insurer, batch, actor = caller.Actor.ToString() }, cancellationToken: cancellation)),
    ];

    private static string TextOf(int count) => count.ToString(CultureInfo.InvariantCulture);

    private sealed class Place
    {
        public Guid MemberKey { get; init; }

        public DateOnly AcquiredOn { get; init; }
    }
}
