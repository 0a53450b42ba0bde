using Shikaku.Core.Judgement;
using Shikaku.Features.Audit;
using Shikaku.Outcomes;

namespace Shikaku.Features.Stops.Confirmations;

/// <summary>What may be confirmed, and by whom (CHK-30, CHK-31). The same rules hold for a page, a system and the rows of a file.</summary>
internal static class ConfirmationRules
{
    /// <summary>Why a result may not be confirmed; null if it may.</summary>
    /// <param name="result">Where the qualification stands.</param>
    /// <param name="resultId">The result that is named.</param>
    /// <param name="policy">The rules.</param>
    /// <param name="reasonCode">The reason that is given.</param>
    /// <param name="evidence">The note of evidence, or null.</param>
    /// <param name="day">The present day.</param>
    public static Problem? Examine(ResultAtHand result, Guid resultId, ConfirmationPolicy policy, string reasonCode, string? evidence, DateOnly day)
    {
        var standing = result.Standing.Content;
        if (standing.ResultId != resultId)
        {
            return Problems.ResultOutdated;
        }

        if (result.State != ResultState.Stopped)
        {
            return Problems.StateUnfit;
        }

        var mark = standing.Verdict.Mark;
        if (policy.FindReason(reasonCode, day) is not { } reason || !reason.Marks.Contains(mark))
        {
            return Problems.ReasonCodeUnfit;
        }

        return reason.Evidence.Contains(mark) && string.IsNullOrWhiteSpace(evidence) ? Problems.EvidenceMissing : null;
    }

    /// <summary>The same when it is approved: the reason need only have held when it was entered.</summary>
    public static Problem? ExamineAgain(ResultAtHand result, StoredConfirmation proposed, ConfirmationPolicy policy)
    {
        var content = proposed.Content;
        return Examine(result, content.ResultId, policy, content.ReasonCode, content.Evidence, DateOnly.FromDateTime(JapanTime.At(proposed.RecordedAt).DateTime));
    }

    /// <summary>Whether a second person must approve. Only for what <see cref="Examine"/> lets pass.</summary>
    public static bool NeedsSecondPerson(ResultAtHand result, ConfirmationPolicy policy, string reasonCode, DateOnly day) =>
        policy.NeedsSecondPerson(policy.FindReason(reasonCode, day)!, result.Standing.Content.Verdict.Mark, day);

    /// <summary>Why somebody may not be the second person: whoever confirmed, entered, or registered the number; null if they may.</summary>
    /// <param name="approver">Who, and whatever acts for them (<see cref="Accounts.ApiKeys.OwnHands"/>).</param>
    /// <param name="confirmation">What is to be approved.</param>
    /// <param name="registrars">Who registered the number.</param>
    public static Problem? ExamineSecondPerson(IReadOnlySet<Actor> approver, Confirmation confirmation, IEnumerable<Actor> registrars) =>
        approver.Contains(confirmation.ConfirmedBy) || approver.Contains(confirmation.EnteredBy) || registrars.Any(approver.Contains) ? Problems.SamePerson : null;
}
