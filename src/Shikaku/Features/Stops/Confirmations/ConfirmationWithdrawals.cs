using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Features.Members;
using Shikaku.Outcomes;

namespace Shikaku.Features.Stops.Confirmations;

/// <summary>Takes confirmations back (T11): the views are stopped again. One that still waits for approval is merely taken off the list.</summary>
/// <param name="setup">The register.</param>
internal sealed class ConfirmationWithdrawals(MemberSetup setup)
{
    /// <summary>What the change is called in the audit.</summary>
    public const string Operation = "stops.withdraw";

    /// <summary>Takes a confirmation back.</summary>
    /// <param name="caller">Who takes it back: whoever may confirm.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="confirmation">The confirmation.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Outcome<Confirmation>> WithdrawAsync(Caller caller, string insurer, Guid confirmation, string reason, CancellationToken cancellation)
    {
        if (StopAccess.Check(caller, Right.ConfirmResults, insurer) is { } problem)
        {
            return problem;
        }

        if (AuditText.Examine(reason, isNeeded: true) is { } unfit)
        {
            return unfit;
        }

        var begun = await StopChange.BeginAsync(setup, insurer, new Change(insurer, caller.Actor, Operation, reason.Trim()), InsurerTurn.WaitShortly, cancellation);
        if (begun.Refusal is { } refusal)
        {
            return refusal;
        }

        await using var stop = begun.Result;
        if (await stop.Confirmations.FindAsync(confirmation, cancellation) is not { } found)
        {
            return Problems.NotFound;
        }

        if (found.Content.State == ConfirmationState.Approved)
        {
            // One that another result, its end or a deletion has overtaken lifts nothing any more.
            if (await stop.FindAsync(found.Content.Qualification, cancellation) is not { Standing: var standing } || standing.Content.ConfirmationId != confirmation)
            {
                return Problems.StateUnfit;
            }

            stop.StopAgain(standing);
        }
        else if (found.Content.State != ConfirmationState.Proposed)
        {
            return Problems.StateUnfit;
        }

        var withdrawn = found.Content with { State = ConfirmationState.Withdrawn, Remark = reason.Trim() };
        stop.Confirmations.Replace(found.Version, withdrawn);
        await stop.CommitAsync(ChangeEvent.Of("confirmation.withdrawn", ("confirmation", withdrawn.Id.ToString()), ("result", withdrawn.ResultId.ToString())), cancellation);
        return withdrawn;
    }
}
