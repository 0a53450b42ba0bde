using Shikaku.Features.Accounts;
using Shikaku.Features.Accounts.ApiKeys;
using Shikaku.Features.Audit;
using Shikaku.Features.Members;
using Shikaku.Features.Stops;
using Shikaku.Features.Stops.Confirmations;
using Shikaku.Outcomes;

namespace Shikaku.Features.Inspections;

/// <summary>What people find about the records of a campaign. A finding after the campaign was closed opens it again: what was reported is no longer all.</summary>
/// <param name="setup">The register.</param>
internal sealed class CampaignFindings(MemberSetup setup)
{
    /// <summary>What the changes are called in the audit.</summary>
    public const string Finding = "inspection.find", Seconding = "inspection.second", Withdrawing = "inspection.withdraw";

    /// <summary>Finds that a number is another person's. Both views of the record are closed from then on.</summary>
    /// <param name="caller">Who: a clerk of the insurer.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="campaign">The campaign.</param>
    /// <param name="record">Which record.</param>
    /// <param name="evidence">What shows it.</param>
    /// <param name="deletesNumber">Whether the number is taken away at once (番号削除).</param>
    /// <param name="cancellation">Gives up; then nothing has changed.</param>
    /// <returns>The record as it stands now.</returns>
    public async Task<Outcome<InspectedRecord>> FindWrongAsync(
        Caller caller, string insurer, Guid campaign, QualificationReference record, string evidence, bool deletesNumber, CancellationToken cancellation)
    {
        var begun = await BeginAsync(caller, Right.ConfirmResults, insurer, campaign, record, Finding, evidence, cancellation);
        if (begun.Refusal is { } refusal)
        {
            return refusal;
        }

        await using var change = begun.Result.Change;
        var found = begun.Result.Record;
        if (found.Finding?.Kind == FindingKind.Wrong)
        {
            return found;
        }

        if (await change.Stop.FindAsync(record, cancellation) is { } result && result.Standing.Content.Person == found.Person && result.State != ResultState.Corrected
            && await WrongNumbers.CloseViewsAsync(change.Stop, result, deletesNumber, cancellation) is { } visible)
        {
            return visible;
        }

        return await FindAsync(change, found, FindingKind.Wrong, evidence, caller, cancellation);
    }

    /// <summary>Finds that a number is the member's own, where no view is stopped so that it cannot be confirmed (確認登録). A second person must look.</summary>
    /// <inheritdoc cref="FindWrongAsync"/>
    public async Task<Outcome<InspectedRecord>> FindSamePersonAsync(
        Caller caller, string insurer, Guid campaign, QualificationReference record, string evidence, CancellationToken cancellation)
    {
        var begun = await BeginAsync(caller, Right.ConfirmResults, insurer, campaign, record, Finding, evidence, cancellation);
        if (begun.Refusal is { } refusal)
        {
            return refusal;
        }

        await using var change = begun.Result.Change;
        var found = begun.Result.Record;
        if (found.State != RecordState.Undecided)
        {
            return found.State == RecordState.Proposed && found.Finding?.FoundBy == caller.Actor ? found : Problems.InspectionRecordDecided;
        }

        if (await change.Stop.FindAsync(record, cancellation) is { } result && result.Standing.Content.Person == found.Person)
        {
            switch (result.State)
            {
                case ResultState.NumberDeleted:
                    return Problems.InspectionRecordDecided;
                case ResultState.Stopped when result.Standing.Content.Verdict.Mark is not Core.Judgement.Mark.NotCompared:
                    return Problems.InspectionNeedsConfirmation;
                case ResultState.Asked or ResultState.Corrected:
                    return Problems.StateUnfit;
            }
        }

        return await FindAsync(change, found, FindingKind.SamePerson, evidence, caller, cancellation);
    }

    /// <summary>Agrees, as the second person, that a number is the member's own.</summary>
    /// <param name="caller">Who: a supervisor of the insurer, neither the first person nor who registered the number.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="campaign">The campaign.</param>
    /// <param name="record">Which record.</param>
    /// <param name="cancellation">Gives up; then nothing has changed.</param>
    public async Task<Outcome<InspectedRecord>> SecondAsync(Caller caller, string insurer, Guid campaign, QualificationReference record, CancellationToken cancellation)
    {
        if (caller.Actor.Kind != ActorKind.Person)
        {
            return Problems.NotAllowed;
        }

        var begun = await BeginAsync(caller, Right.ApproveConfirmations, insurer, campaign, record, Seconding, null, cancellation);
        if (begun.Refusal is { } refusal)
        {
            return refusal;
        }

        await using var change = begun.Result.Change;
        var found = begun.Result.Record;
        if (found.State != RecordState.Proposed || found.Finding is not { } finding)
        {
            return Problems.InspectionRecordDecided;
        }

        var registrars = await NumberRegistrars.LoadAsync(change.Stop.Connection, insurer, [record.MemberKey], cancellation);
        var hands = await OwnHands.OfAsync(setup.Database, caller, cancellation);
        if (hands.Contains(finding.FoundBy) || registrars[record].Any(hands.Contains))
        {
            return Problems.SamePerson;
        }

        await change.ReplaceAsync(finding.Version, FindingOf(change, found, finding.Kind, finding.Evidence, finding.FoundBy) with { SecondedBy = caller.Actor }, cancellation);
        return await CommitAsync(change, record, "inspection.seconded", cancellation);
    }

    /// <summary>Takes a finding back. A number that was taken away stays away.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="campaign">The campaign.</param>
    /// <param name="record">Which record.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellation">Gives up; then nothing has changed.</param>
    public async Task<Outcome<InspectedRecord>> WithdrawAsync(
        Caller caller, string insurer, Guid campaign, QualificationReference record, string reason, CancellationToken cancellation)
    {
        var begun = await BeginAsync(caller, Right.ConfirmResults, insurer, campaign, record, Withdrawing, reason, cancellation);
        if (begun.Refusal is { } refusal)
        {
            return refusal;
        }

        await using var change = begun.Result.Change;
        if (begun.Result.Record.Finding is not { } finding)
        {
            return Problems.InspectionRecordDecided;
        }

        await change.ReplaceAsync(finding.Version, null, cancellation);
        return await CommitAsync(change, record, "inspection.withdrawn", cancellation);
    }

    private async Task<Outcome<(CampaignChange Change, InspectedRecord Record)>> BeginAsync(
        Caller caller, Right right, string insurer, Guid campaign, QualificationReference record, string operation, string? text, CancellationToken cancellation)
    {
        if (caller.Check(right, insurer) is { } problem)
        {
            return problem;
        }

        if (caller.IsImplementingBody)
        {
            return Problems.NotAllowed;
        }

        if (AuditText.Examine(text, isNeeded: operation != Seconding) is { } unfit)
        {
            return unfit;
        }

        var begun = await CampaignChange.BeginAsync(setup, insurer, campaign, new Change(insurer, caller.Actor, operation, text?.Trim()), cancellation);
        if (begun.Refusal is { } refusal)
        {
            return refusal;
        }

        if (await CampaignChange.FindRecordAsync(begun.Result.Stop.Connection, begun.Result.Content, record, cancellation) is { } found)
        {
            return (begun.Result, found);
        }

        await begun.Result.DisposeAsync();
        return Problems.NotFound;
    }

    private static RecordFinding FindingOf(CampaignChange change, InspectedRecord record, FindingKind kind, string evidence, Actor foundBy) =>
        new(change.Content.Insurer, change.Content.Id, record.MemberId, record.Qualification, record.Person, record.ResultId, kind, evidence.Trim(), foundBy);

    private static async Task<Outcome<InspectedRecord>> FindAsync(
        CampaignChange change, InspectedRecord record, FindingKind kind, string evidence, Caller caller, CancellationToken cancellation)
    {
        await change.ReplaceAsync(record.Finding?.Version, FindingOf(change, record, kind, evidence, caller.Actor), cancellation);
        return await CommitAsync(change, record.Qualification, $"inspection.found_{(kind == FindingKind.Wrong ? "wrong" : "same")}", cancellation);
    }

    private static async Task<Outcome<InspectedRecord>> CommitAsync(CampaignChange change, QualificationReference record, string name, CancellationToken cancellation)
    {
        await change.Stop.Standings.FlushAsync(cancellation);
        var now = await CampaignChange.FindRecordAsync(change.Stop.Connection, change.Content, record, cancellation);
        await change.CommitAsync(name, cancellation);
        return now!;
    }
}
