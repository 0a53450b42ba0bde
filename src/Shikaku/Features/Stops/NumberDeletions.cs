using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Features.Members;
using Shikaku.Outcomes;

namespace Shikaku.Features.Stops;

/// <summary>Takes wrong numbers away (番号削除, T8): both views stay closed until another number is registered, and the member needs a 資格確認書.</summary>
/// <param name="setup">The register.</param>
internal sealed class NumberDeletions(MemberSetup setup)
{
    /// <summary>What the change is called in the audit.</summary>
    public const string Operation = "stops.delete_number";

    /// <summary>Takes a number away.</summary>
    /// <param name="caller">Who: a clerk of the insurer.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="qualification">Whose number.</param>
    /// <param name="resultId">The result that the clerk saw.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Where the qualification stands now.</returns>
    public async Task<Outcome<Standing>> DeleteAsync(
        Caller caller, string insurer, QualificationReference qualification, Guid resultId, string reason, CancellationToken cancellation)
    {
        if (StopAccess.Check(caller, Right.ConfirmResults, insurer) is { } problem)
        {
            return problem;
        }

        if (caller.IsImplementingBody)
        {
            return Problems.NotAllowed;
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
        if (await stop.FindAsync(qualification, cancellation) is not { } result)
        {
            return Problems.NotFound;
        }

        if (result.State is ResultState.Asked or ResultState.NumberDeleted)
        {
            return Problems.StateUnfit;
        }

        if (result.Standing.Content.ResultId != resultId)
        {
            return Problems.ResultOutdated;
        }

        var deleted = await stop.DeleteNumberAsync(result, cancellation);
        await stop.CommitAsync(ChangeEvent.Of("number.deleted", ("result", resultId.ToString())), cancellation);
        return deleted;
    }
}
