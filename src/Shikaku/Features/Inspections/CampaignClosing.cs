using Dapper;
using Shikaku.Features.Accounts;
using Shikaku.Features.Accounts.ApiKeys;
using Shikaku.Features.Audit;
using Shikaku.Features.Members;
using Shikaku.Outcomes;

namespace Shikaku.Features.Inspections;

/// <summary>Closes campaigns and makes their reports (CHK-61): only when everybody was asked about, everything that differs is decided and every wrong number is corrected.</summary>
/// <param name="setup">The register.</param>
internal sealed class CampaignClosing(MemberSetup setup)
{
    /// <summary>What the change is called in the audit.</summary>
    public const string Operation = "inspection.close";

    private const string HasFound =
        "SELECT EXISTS (SELECT FROM inspections.finding WHERE insurer_number = @insurer AND campaign_id = @campaign AND upper_inf(recorded) AND found_by = ANY (@actors))";

    /// <summary>Closes a campaign.</summary>
    /// <param name="caller">Who: a supervisor of the insurer who neither started it nor found anything in it.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="campaign">The campaign.</param>
    /// <param name="cause">The sort of cause; needed if a number was wrong.</param>
    /// <param name="causeText">The cause in words; needed likewise.</param>
    /// <param name="prevention">再発防止策.</param>
    /// <param name="cancellation">Gives up; then nothing has changed.</param>
    /// <returns>The report.</returns>
    public async Task<Outcome<CampaignReport>> CloseAsync(
        Caller caller, string insurer, Guid campaign, CauseKind? cause, string? causeText, string? prevention, CancellationToken cancellation)
    {
        if (caller.Check(Right.ApproveConfirmations, insurer) is { } problem)
        {
            return problem;
        }

        if (caller.IsImplementingBody || caller.Actor.Kind != ActorKind.Person)
        {
            return Problems.NotAllowed;
        }

        if ((AuditText.Examine(causeText, isNeeded: false) ?? AuditText.Examine(prevention, isNeeded: false)) is { } unfit)
        {
            return unfit;
        }

        var begun = await CampaignChange.BeginAsync(setup, insurer, campaign, new Change(insurer, caller.Actor, Operation), cancellation);
        if (begun.Refusal is { } refusal)
        {
            return refusal;
        }

        await using var change = begun.Result;
        var content = change.Content;
        if (content.State == CampaignState.Closed)
        {
            return Problems.InspectionClosed;
        }

        var hands = await OwnHands.OfAsync(setup.Database, caller, cancellation);
        if (hands.Contains(content.StartedBy) || await HasFoundAsync(change, hands, cancellation))
        {
            return Problems.InspectionSamePerson;
        }

        var counts = await CampaignChange.CountAsync(change.Stop.Connection, content, cancellation);
        if (counts.Obstacles is { Count: > 0 } obstacles)
        {
            return new Refusal(Problems.InspectionNotClosable, [.. obstacles]);
        }

        if (counts.Wrong > 0 && (cause is null || string.IsNullOrWhiteSpace(causeText)))
        {
            return Problems.InspectionCauseMissing;
        }

        static string? TextOf(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        var closed = content with { State = CampaignState.Closed, CauseKind = cause, Cause = TextOf(causeText) };
        await change.ReplaceAsync(closed, cancellation);
        var report = await change.AddAsync(
            number => new CampaignReport(insurer, campaign, number, caller.Actor, counts, closed.CauseKind, closed.Cause, TextOf(prevention)), cancellation);
        await change.CommitAsync("inspection.closed", cancellation);
        return report;
    }

    private static Task<bool> HasFoundAsync(CampaignChange change, IReadOnlySet<Actor> hands, CancellationToken cancellation) =>
        change.Stop.Connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            HasFound, new { insurer = change.Content.Insurer, campaign = change.Content.Id, actors = hands.Select(hand => hand.ToString()).ToArray() }, cancellationToken: cancellation));
}
