using System.Text;
using Shikaku.Core.Calendar;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Records;
using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Features.Members;
using Shikaku.Features.Stops.Confirmations;
using Shikaku.Features.Vault;
using Shikaku.Outcomes;

namespace Shikaku.Features.Stops.Batches;

/// <summary>Judges the rows of a file of confirmations, each by itself (CHK-32): a bad row does not stop the others.</summary>
/// <param name="setup">The register.</param>
/// <param name="caller">Who hands the file in.</param>
/// <param name="insurer">The insurer.</param>
/// <param name="batch">The file.</param>
internal sealed class BatchRules(MemberSetup setup, Caller caller, string insurer, Guid batch)
{
    private readonly HashSet<QualificationReference> _taken = [];

    /// <summary>Judges a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="results">The results of the member that it names.</param>
    /// <param name="registrars">Who registered the numbers.</param>
    /// <param name="waiting">What waits for approval already.</param>
    /// <param name="confirmation">The confirmation to be approved, if there is no code.</param>
    /// <returns>Why it is not taken; null if it is.</returns>
    public string? Examine(
        ConfirmationFileRow row, IEnumerable<ResultAtHand> results, ILookup<QualificationReference, Actor> registrars,
        IReadOnlyDictionary<QualificationReference, StoredConfirmation> waiting, out Confirmation? confirmation)
    {
        confirmation = null;
        if (row.Fault is not null)
        {
            return row.Fault;
        }

        string Of(int column) => row.Texts[column];
        if (Of(ConfirmationFileColumns.Insurer) != insurer || !results.Any())
        {
            return Problems.OtherInsurersResult.Code;
        }

        if (results.FirstOrDefault(each => each.Standing.Content.ResultId == ResultIdOf(row)) is not { } result)
        {
            return Problems.ResultOutdated.Code;
        }

        if (ExamineTexts(row) is { } unfit)
        {
            return unfit;
        }

        if (DayOf(Of(ConfirmationFileColumns.ConfirmedOn)) is not { } day)
        {
            return nameof(FindingCode.S114);
        }

        var standing = result.Standing.Content;
        var note = Of(ConfirmationFileColumns.Note) is { Length: > 0 } text ? text : null;
        var reason = Of(ConfirmationFileColumns.Reason);
        if (ConfirmationRules.Examine(result, standing.ResultId, setup.Tables.Confirmations, reason, note, setup.Today) is { } faulty)
        {
            return faulty.Code;
        }

        if (waiting.GetValueOrDefault(standing.Qualification)?.Content.ResultId == standing.ResultId || _taken.Contains(standing.Qualification))
        {
            return Problems.StateUnfit.Code;
        }

        var approver = SignInName.Fold(Of(ConfirmationFileColumns.Approver));
        var proposed = new Confirmation
        {
            Id = Guid.CreateVersion7(setup.Clock.GetUtcNow()),
            State = ConfirmationState.Proposed,
            MemberId = standing.MemberId,
            Qualification = standing.Qualification,
            ResultId = standing.ResultId,
            ReasonCode = reason,
            Evidence = note,
            ConfirmedOn = day,
            ConfirmedBy = SignInName.Fold(Of(ConfirmationFileColumns.ConfirmedBy)) is { Length: > 0 } name ? new Actor(ActorKind.Person, name) : caller.Actor,
            EnteredBy = caller.Actor,
            NamedApprover = approver.Length == 0 ? null : approver,
            BatchId = batch,
        };
        if (proposed.NamedApprover is { } named
            && ConfirmationRules.ExamineSecondPerson(new HashSet<Actor> { new(ActorKind.Person, named) }, proposed, registrars[standing.Qualification]) is { } same)
        {
            return same.Code;
        }

        _taken.Add(standing.Qualification);
        confirmation = proposed;
        return null;
    }

    /// <summary>The answer to a row, without what could be anything else than it should.</summary>
    public BatchAnswer AnswerTo(ConfirmationFileRow row, string? code, Confirmation? confirmation) => row.Fault is not null
        ? new BatchAnswer(row.Line, null, null, null, code, null)
        : new BatchAnswer(
            row.Line, ShownMemberOf(row, confirmation), ResultIdOf(row), setup.Tables.Confirmations.FindReason(row.Texts[ConfirmationFileColumns.Reason], setup.Today)?.Code, code,
            confirmation?.Id);

    /// <summary>What looks like somebody's number is not shown, nor kept, unless it names a member.</summary>
    private static string? ShownMemberOf(ConfirmationFileRow row, Confirmation? confirmation) =>
        confirmation?.MemberId ?? (MemberIdOf(row) is { } member && !NumberInText.IsIn(member) ? member : null);

    /// <summary>The member that a row names; null if it names none of the form.</summary>
    public static string? MemberIdOf(ConfirmationFileRow row) =>
        row.Fault is null && MemberId.IsWellFormed(Encoding.UTF8.GetBytes(row.Texts[ConfirmationFileColumns.Member])) ? row.Texts[ConfirmationFileColumns.Member] : null;

    private static Guid? ResultIdOf(ConfirmationFileRow row) => Guid.TryParse(row.Texts[ConfirmationFileColumns.Result], out var id) ? id : null;

    private static string? ExamineTexts(ConfirmationFileRow row)
    {
        foreach (var column in new[] { ConfirmationFileColumns.ConfirmedBy, ConfirmationFileColumns.Approver })
        {
            if (row.Texts[column] is { Length: > 0 } name && !SignInName.IsWellFormed(SignInName.Fold(name)))
            {
                return NumberInText.IsIn(name) ? nameof(FindingCode.S141) : Problems.SignInNameUnfit.Code;
            }
        }

        return AuditText.Examine(row.Texts[ConfirmationFileColumns.Note], isNeeded: false) is not { } unfit ? null
            : unfit.Problem == Problems.NumberInText ? nameof(FindingCode.S141)
            : unfit.Problem.Code;
    }

    private DateOnly? DayOf(string text) =>
        setup.Tables.Registration.Dates.Read(text.AsSpan(), DateUse.Validity) is { IsValid: true, Date: { IsComplete: true } date } && date.Year < 9999
            && date.FirstPossible <= setup.Today
            ? date.FirstPossible
            : null;
}
