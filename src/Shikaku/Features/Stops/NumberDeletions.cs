using Npgsql;
using Shikaku.Core.Judgement;
using Shikaku.Features.Accounts;
using Shikaku.Features.Accounts.ApiKeys;
using Shikaku.Features.Audit;
using Shikaku.Features.Checks.Runs;
using Shikaku.Features.Members;
using Shikaku.Outcomes;

namespace Shikaku.Features.Stops;

/// <summary>Takes wrong numbers away (番号削除, T8): both views stay closed until another number is registered, and the member needs a 資格確認書.</summary>
/// <param name="setup">The register.</param>
internal sealed class NumberDeletions(MemberSetup setup)
{
    /// <summary>What the change is called in the audit.</summary>
    public const string Operation = "stops.delete_number";

    /// <summary>What taking a deletion back is called there.</summary>
    public const string Restoring = "stops.restore_number";

    private const string FindActor =
        """
        SELECT change.actor FROM stops.standing JOIN audit.change ON change.chain = standing.insurer_number AND change.change_id = standing.opened_by
        WHERE standing.insurer_number = $1 AND standing.version_id = $2
        """;

    private const string FindWrong =
        """
        SELECT EXISTS (
            SELECT FROM inspections.finding
            WHERE insurer_number = $1 AND member_key = $2 AND acquired_on = $3 AND person_key = $4 AND kind = 'Wrong' AND upper_inf(recorded))
        """;

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

    /// <summary>
    /// Takes a deletion back: the registry is asked about the number again, and both views stay closed until it answers. As a slip here shows a stranger's records, it is done
    /// by a second person (CHK-31), and not while an inspection has the number for another person's.
    /// </summary>
    /// <param name="caller">Who: a supervisor of the insurer, and not whoever deleted the number.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="qualification">Whose number.</param>
    /// <param name="resultId">The result that the supervisor saw.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Where the qualification stands now.</returns>
    public async Task<Outcome<Standing>> RestoreAsync(
        Caller caller, string insurer, QualificationReference qualification, Guid resultId, string reason, CancellationToken cancellation)
    {
        if (StopAccess.Check(caller, Right.ApproveConfirmations, insurer) is { } problem)
        {
            return problem;
        }

        if (caller.IsImplementingBody || caller.Actor.Kind != ActorKind.Person)
        {
            return Problems.NotAllowed;
        }

        if (AuditText.Examine(reason, isNeeded: true) is { } unfit)
        {
            return unfit;
        }

        var begun = await StopChange.BeginAsync(setup, insurer, new Change(insurer, caller.Actor, Restoring, reason.Trim()), InsurerTurn.WaitShortly, cancellation);
        if (begun.Refusal is { } refusal)
        {
            return refusal;
        }

        await using var stop = begun.Result;
        if (await stop.FindAsync(qualification, cancellation) is not { } result)
        {
            return Problems.NotFound;
        }

        if (result.State != ResultState.NumberDeleted)
        {
            return Problems.StateUnfit;
        }

        if (result.Standing.Content.ResultId != resultId)
        {
            return Problems.ResultOutdated;
        }

        var hands = await OwnHands.OfAsync(setup.Database, caller, cancellation);
        if (hands.Contains(await DeletedByAsync(stop, result.Standing.Version, cancellation)))
        {
            return Problems.SamePersonDeleted;
        }

        if (await IsFoundWrongAsync(stop, result.Standing.Content, cancellation))
        {
            return Problems.FoundWrong;
        }

        var restored = result.Standing.Content.With(StandingState.Stopped, Stop.All, stop.Today);
        stop.Standings.Replace(result.Standing.Version, restored);
        await RegistrationRun.AddAsync(stop.Connection, setup, insurer, [result.PresentVersion], lines: 1, stop.Entry.MadeAt, cancellation);
        await stop.CommitAsync(ChangeEvent.Of("number.restored", ("result", resultId.ToString())), cancellation);
        return restored;
    }

    private static async Task<bool> IsFoundWrongAsync(StopChange stop, Standing standing, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(FindWrong, stop.Connection);
        command.Parameters.AddWithValue(stop.Insurer);
        command.Parameters.AddWithValue(standing.Qualification.MemberKey);
        command.Parameters.AddWithValue(standing.Qualification.AcquiredOn);
        command.Parameters.AddWithValue(standing.Person.ToArray());
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task<Actor> DeletedByAsync(StopChange stop, Guid version, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(FindActor, stop.Connection);
        command.Parameters.AddWithValue(stop.Insurer);
        command.Parameters.AddWithValue(version);
        return Actor.Parse((string)(await command.ExecuteScalarAsync(cancellation))!);
    }
}
