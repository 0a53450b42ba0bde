using Shikaku.Features.Accounts;
using Shikaku.Features.Accounts.ApiKeys;
using Shikaku.Features.Audit;
using Shikaku.Features.Members;
using Shikaku.Outcomes;

namespace Shikaku.Features.Stops.Confirmations;

/// <summary>The second person (V of CHK-31): approves what another has confirmed, or sends it back. A person, never a system.</summary>
/// <param name="setup">The register.</param>
internal sealed class ConfirmationApprovals(MemberSetup setup)
{
    /// <summary>What the changes are called in the audit.</summary>
    public const string Approving = "stops.approve", Refusing = "stops.refuse";

    /// <summary>Approves a confirmation: the stop is lifted at once.</summary>
    /// <param name="caller">Who approves.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="confirmation">The confirmation.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Outcome<Confirmation>> ApproveAsync(Caller caller, string insurer, Guid confirmation, CancellationToken cancellation)
    {
        var begun = await BeginAsync(caller, insurer, new Change(insurer, caller.Actor, Approving), cancellation);
        if (begun.Refusal is { } refusal)
        {
            return refusal;
        }

        await using var stop = begun.Result;
        if (await stop.Confirmations.FindAsync(confirmation, cancellation) is not { } found)
        {
            return Problems.NotFound;
        }

        if (found.Content is { State: ConfirmationState.Approved } done && done.ApprovedBy == caller.Actor)
        {
            return done;
        }

        var examined = await ExamineAsync(stop, caller, found, cancellation);
        if (examined.Refusal is { } unfit)
        {
            return unfit;
        }

        var approved = found.Content with { State = ConfirmationState.Approved, ApprovedBy = caller.Actor };
        stop.Confirmations.Replace(found.Version, approved);
        stop.Lift(examined.Result.Standing, approved);
        await stop.CommitAsync(ChangeEvent.Of("confirmation.approved", ("confirmation", approved.Id.ToString()), ("result", approved.ResultId.ToString())), cancellation);
        return approved;
    }

    /// <summary>Sends a confirmation back; the stop stays.</summary>
    /// <param name="caller">Who sends it back.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="confirmation">The confirmation.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Outcome<Confirmation>> RefuseAsync(Caller caller, string insurer, Guid confirmation, string reason, CancellationToken cancellation)
    {
        if (AuditText.Examine(reason, isNeeded: true) is { } unfit)
        {
            return unfit;
        }

        var begun = await BeginAsync(caller, insurer, new Change(insurer, caller.Actor, Refusing, reason.Trim()), cancellation);
        if (begun.Refusal is { } refusal)
        {
            return refusal;
        }

        await using var stop = begun.Result;
        if (await stop.Confirmations.FindAsync(confirmation, cancellation) is not { } found)
        {
            return Problems.NotFound;
        }

        if (found.Content.State != ConfirmationState.Proposed)
        {
            return Problems.StateUnfit;
        }

        var refused = found.Content with { State = ConfirmationState.Refused, Remark = reason.Trim() };
        stop.Confirmations.Replace(found.Version, refused);
        await stop.CommitAsync(ChangeEvent.Of("confirmation.refused", ("confirmation", refused.Id.ToString())), cancellation);
        return refused;
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

    /// <summary>The result that the confirmation is about, if it may be approved still.</summary>
    private async Task<Outcome<ResultAtHand>> ExamineAsync(StopChange stop, Caller caller, StoredConfirmation stored, CancellationToken cancellation)
    {
        var proposed = stored.Content;
        if (proposed.State != ConfirmationState.Proposed)
        {
            return Problems.StateUnfit;
        }

        Guid[] member = [proposed.Qualification.MemberKey];
        var registrars = await NumberRegistrars.LoadAsync(stop.Connection, stop.Insurer, member, cancellation);
        var hands = await OwnHands.OfAsync(setup.Database, caller, cancellation);
        if (ConfirmationRules.ExamineSecondPerson(hands, proposed, registrars[proposed.Qualification]) is { } same)
        {
            return same;
        }

        if (await stop.FindAsync(proposed.Qualification, cancellation) is not { } result)
        {
            return Problems.NotFound;
        }

        return ConfirmationRules.ExamineAgain(result, stored, setup.Tables.Confirmations) is { } faulty ? faulty : result;
    }
}
