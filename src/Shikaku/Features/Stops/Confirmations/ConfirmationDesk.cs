using Shikaku.Core.Judgement;
using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Features.Members;
using Shikaku.Outcomes;

namespace Shikaku.Features.Stops.Confirmations;

/// <summary>Confirms results one by one (確認登録, T6): at once, or for a second person to approve.</summary>
/// <param name="setup">The register.</param>
internal sealed class ConfirmationDesk(MemberSetup setup)
{
    /// <summary>What the change is called in the audit.</summary>
    public const string Operation = "stops.confirm";

    /// <summary>Nobody confirmed anything before there were individual numbers (マイナンバー).</summary>
    private static readonly DateOnly FirstDay = new(2015, 10, 5);

    /// <summary>Shows what would become of a confirmation; nothing changes.</summary>
    /// <param name="caller">Who confirms.</param>
    /// <param name="insurer">The insurer whose member it is about.</param>
    /// <param name="request">What they confirm.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Outcome<Confirmation>> RehearseAsync(Caller caller, string insurer, ConfirmationRequest request, CancellationToken cancellation) =>
        RunAsync(caller, insurer, request, isRehearsal: true, cancellation);

    /// <summary>Confirms a result; where a second person is needed, it waits for one.</summary>
    /// <inheritdoc cref="RehearseAsync"/>
    public Task<Outcome<Confirmation>> ConfirmAsync(Caller caller, string insurer, ConfirmationRequest request, CancellationToken cancellation) =>
        RunAsync(caller, insurer, request, isRehearsal: false, cancellation);

    private async Task<Outcome<Confirmation>> RunAsync(
        Caller caller, string insurer, ConfirmationRequest request, bool isRehearsal, CancellationToken cancellation)
    {
        if ((StopAccess.Check(caller, Right.ConfirmResults, insurer) ?? ExamineForm(caller, request)) is { } problem)
        {
            return problem;
        }

        if (AuditText.Examine(request.Evidence, isNeeded: false) is { } unfit)
        {
            return unfit;
        }

        var policy = setup.Tables.Confirmations;
        var evidence = string.IsNullOrWhiteSpace(request.Evidence) ? null : request.Evidence.Trim();
        var change = new Change(insurer, caller.Actor, Operation, policy.FindReason(request.ReasonCode, setup.Today)?.Code, evidence);
        var begun = await StopChange.BeginAsync(setup, insurer, change, isRehearsal ? InsurerTurn.Rehearse : InsurerTurn.WaitShortly, cancellation);
        if (begun.Refusal is { } refusal)
        {
            return refusal;
        }

        await using var stop = begun.Result;
        if (await stop.Confirmations.FindAsync(request.Id, cancellation) is { Content: var known })
        {
            return known.ResultId == request.ResultId && known.EnteredBy == caller.Actor && known.ReasonCode == request.ReasonCode && known.Evidence == evidence
                && known.ConfirmedOn == request.ConfirmedOn && known.ConfirmedUntil == request.ConfirmedUntil ? known : Problems.Conflict;
        }

        if (await stop.FindAsync(request.Qualification, cancellation) is not { } result)
        {
            return Problems.NotFound;
        }

        var waiting = await stop.FindProposedAsync(request.Qualification, cancellation);
        if (ConfirmationRules.Examine(result, request.ResultId, policy, request.ReasonCode, evidence, stop.Today) is { } faulty)
        {
            return faulty;
        }

        if (waiting?.Content.ResultId == request.ResultId)
        {
            return Problems.StateUnfit;
        }

        var confirmation = ConfirmationOf(caller, request, evidence, result, policy, stop.Today);
        if (isRehearsal)
        {
            return confirmation;
        }

        if (waiting is not null)
        {
            stop.Abandon(waiting, "新しい突合結果が出たため");
        }

        stop.Confirmations.Replace(null, confirmation);
        if (confirmation.State == ConfirmationState.Approved)
        {
            stop.Lift(result.Standing, confirmation);
        }

        await stop.CommitAsync(EventsOf(confirmation), cancellation);
        return confirmation;
    }

    private Problem? ExamineForm(Caller caller, ConfirmationRequest request)
    {
        if (request.ConfirmedOn > setup.Today || request.ConfirmedOn < FirstDay || request.ConfirmedUntil < setup.Today)
        {
            return Problems.ConfirmationDayUnfit;
        }

        // The implementing body lifts a stop on the insurer's written request only.
        return caller.IsImplementingBody && string.IsNullOrWhiteSpace(request.Evidence) ? Problems.EvidenceMissing : null;
    }

    private static Confirmation ConfirmationOf(
        Caller caller, ConfirmationRequest request, string? evidence, ResultAtHand result, ConfirmationPolicy policy, DateOnly day) => new()
        {
            Id = request.Id,
            State = ConfirmationRules.NeedsSecondPerson(result, policy, request.ReasonCode, day) ? ConfirmationState.Proposed : ConfirmationState.Approved,
            MemberId = result.Standing.Content.MemberId,
            Qualification = request.Qualification,
            ResultId = request.ResultId,
            ReasonCode = request.ReasonCode,
            Evidence = evidence,
            ConfirmedOn = request.ConfirmedOn,
            ConfirmedUntil = request.ConfirmedUntil,
            ConfirmedBy = caller.Actor,
            EnteredBy = caller.Actor,
        };

    private static string EventsOf(Confirmation confirmation) => ChangeEvent.Of(
        $"confirmation.{confirmation.State.ToString().ToLowerInvariant()}", ("confirmation", confirmation.Id.ToString()), ("result", confirmation.ResultId.ToString()));
}
