using System.Text;
using System.Text.Json;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Records;
using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Outcomes;

namespace Shikaku.Features.Members;

/// <summary>Carries out notices (届) about single members, by the same rules as the rows of a file (<see cref="RowRegistration"/>).</summary>
/// <param name="setup">The register.</param>
internal sealed class MemberNotices(MemberSetup setup)
{
    private const int MostBytes = 64 * 1024;

    /// <summary>Shows what would become of a notice; nothing changes.</summary>
    /// <param name="caller">Who sends it.</param>
    /// <param name="insurer">The insurer whose member it is about.</param>
    /// <param name="notice">The notice.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Outcome<NoticeResult>> RehearseAsync(Caller caller, string insurer, MemberNotice notice, CancellationToken cancellation) =>
        RunAsync(caller, insurer, notice, isRehearsal: true, cancellation);

    /// <summary>Carries a notice out, all of it or, if an error is found, nothing.</summary>
    /// <inheritdoc cref="RehearseAsync"/>
    public Task<Outcome<NoticeResult>> RegisterAsync(Caller caller, string insurer, MemberNotice notice, CancellationToken cancellation) =>
        RunAsync(caller, insurer, notice, isRehearsal: false, cancellation);

    private async Task<Outcome<NoticeResult>> RunAsync(
        Caller caller, string insurer, MemberNotice notice, bool isRehearsal, CancellationToken cancellation)
    {
        if (caller.Check(Right.ChangeMembers, insurer) is { } problem)
        {
            return problem;
        }

        if (!InsurerNumber.TryParse(insurer, allowMadeUpBodies: true, out var number, out _) || number.ToString() != insurer)
        {
            return Problems.NotFound;
        }

        if ((AuditText.Examine(notice.Reason, isNeeded: false) ?? AuditText.Examine(notice.Evidence, isNeeded: false) ?? AuditText.ExamineName(notice.Id)) is { } unfit)
        {
            return unfit;
        }

        var change = new Change(insurer, caller.Actor, notice.AuditName, TextOf(notice.Reason), TextOf(notice.Evidence));
        await using var transaction = await MemberTransaction.BeginAsync(setup, number, change, isRehearsal ? InsurerTurn.Rehearse : InsurerTurn.WaitShortly, cancellation);
        return transaction is null ? Problems.MembersBusy : await RunAsync(caller, insurer, notice, transaction, isRehearsal, cancellation);
    }

    private async Task<Outcome<NoticeResult>> RunAsync(
        Caller caller, string insurer, MemberNotice notice, MemberTransaction transaction, bool isRehearsal, CancellationToken cancellation)
    {
        var record = new NoticeRecord(transaction.Connection, insurer);
        var digest = notice.Digest(new RowSeal(setup.Ring.AuditSecret));
        if (notice.Id is { } id && await record.FindAsync(id, digest, cancellation) is { } known)
        {
            return known;
        }

        var history = default(MemberHistory);
        if (notice.Version is { } version && (history = await MemberHistory.FindByVersionAsync(transaction.Connection, insurer, version, cancellation)) is null)
        {
            return Problems.NotFound;
        }

        var values = ValuesOf(insurer, notice, history);
        var row = RowOf(values);
        var number = NumberReading.Of(row.Row[MemberColumn.IndividualNumber]);
        var person = number.Number.IsNone ? default : transaction.Seal.PersonKeyOf(number.Number);
        var findings = new RowFindings();
        var member = values.GetValueOrDefault(MemberColumn.MemberId, "");
        if (!ExamineForm(values, findings))
        {
            return new NoticeResult(RegistrationResult.Refused, notice.Version, ListOf(findings), [], null);
        }

        string[] members = member.Length == 0 ? [] : [member];
        await transaction.LoadAsync(members, number.Number.IsNone ? [] : [person], values.ContainsKey(MemberColumn.LostOn) ? members : [], cancellation);
        if (history is not null && await FindStaleAsync(transaction, insurer, notice, history, cancellation) is { } stale)
        {
            return stale;
        }

        var former = VersionsOf(transaction, member);
        var result = transaction.Register(row.Row, number, person, isOfFile: false, findings);
        var outcome = ResultOf(result, former, VersionsOf(transaction, member), notice, findings);
        if (result == RegistrationResult.Refused)
        {
            outcome = outcome with { LacksNumberAlone = transaction.HasRowWithoutNumber };
            if (!isRehearsal && outcome.LacksNumberAlone)
            {
                await transaction.CommitAsync(EventsOf(outcome), cancellation);
            }

            return outcome;
        }

        var limits = setup.Tables.Registration.Limits.On(setup.Today);
        if (limits.NeedsReason(outcome.FirstDay ?? DateOnly.MaxValue, setup.Today))
        {
            outcome = outcome with { DaysWithoutReason = limits.DaysWithoutReason };
        }

        if (RefusalOfPast(caller, notice, outcome, limits, isRehearsal) is { } tooFarBack)
        {
            return tooFarBack;
        }

        if (!isRehearsal)
        {
            if (notice.Id is { } name)
            {
                await record.AddAsync(name, digest, transaction.ChangeId, outcome, cancellation);
            }

            await transaction.CommitAsync(EventsOf(outcome), cancellation);
        }

        return outcome;
    }

    /// <summary>A notice about a qualification takes its key from there.</summary>
    private static Dictionary<MemberColumn, string> ValuesOf(string insurer, MemberNotice notice, MemberHistory? history)
    {
        var values = new Dictionary<MemberColumn, string>(notice.Values)
        {
            [MemberColumn.InsurerNumber] = insurer,
            [MemberColumn.Operation] = notice.Operation switch
            {
                RowOperation.Add => "A",
                RowOperation.Change => "C",
                RowOperation.Lose => "L",
                RowOperation.Cancel => "X",
                RowOperation.AddOrChange => "",
            },
        };
        if (history is not null)
        {
            values[MemberColumn.MemberId] = history.MemberId;
            values[MemberColumn.AcquiredOn] = Qualification.TextOf(history.AcquiredOnOf(notice.Version!.Value))!;
        }

        return values;
    }

    private static RowText RowOf(Dictionary<MemberColumn, string> values)
    {
        var row = new RowText();
        foreach (var (column, value) in values)
        {
            row.Put(column, Encoding.UTF8.GetBytes(value));
        }

        return row;
    }

    /// <summary>What a file's reader looks at before a row is one.</summary>
    private static bool ExamineForm(Dictionary<MemberColumn, string> values, RowFindings findings)
    {
        foreach (var (column, _) in values.Where(pair => pair.Value.Any(char.IsControl)))
        {
            findings.Add(FindingCode.S004, column);
        }

        if (values.Sum(pair => (long)pair.Value.Length) > MostBytes)
        {
            findings.Add(FindingCode.S005, MemberColumn.MemberId);
        }

        return !findings.HasError;
    }

    private static async Task<Refusal?> FindStaleAsync(
        MemberTransaction transaction, string insurer, MemberNotice notice, MemberHistory history, CancellationToken cancellation)
    {
        var acquired = history.AcquiredOnOf(notice.Version!.Value);
        if (notice.Seen == history.LastChangeOf(acquired))
        {
            return null;
        }

        var timeline = await MemberTimeline.ReadAsync(transaction.Connection, insurer, history, cancellation);
        return new Refusal(Problems.Stale, [.. timeline.Where(entry => entry.AcquiredOn == acquired).TakeWhile(entry => entry.ChangeId != notice.Seen).Reverse().Select(TimelineText.Of)]);
    }

    private static List<StoredQualification> VersionsOf(MemberTransaction transaction, string member) => [.. transaction.Open.OfMember(member)];

    /// <summary>Only the qualification at hand can have changed, so that the member's others on both sides are left out.</summary>
    private static NoticeResult ResultOf(
        RegistrationResult result, List<StoredQualification> former, List<StoredQualification> now, MemberNotice notice, RowFindings findings)
    {
        var ended = former.FindAll(version => !now.Contains(version));
        var opened = now.FindAll(version => !former.Contains(version));
        var acquired = ended.Concat(opened).FirstOrDefault()?.Content.AcquiredOn;
        List<Qualification> Of(List<StoredQualification> versions) =>
            [.. versions.Where(version => version.Content.AcquiredOn == acquired).Select(version => version.Content)];
        var (before, after) = (Of(former), Of(now));
        var newest = acquired is null ? notice.Version : now.FindLast(version => version.Content.AcquiredOn == acquired)?.Version ?? notice.Version;
        return new(
            result, newest, ListOf(findings), result == RegistrationResult.Changed ? VersionDifference.Columns(before, after) : [],
            VersionDifference.FirstDay(before, after))
        {
            CutOff = VersionDifference.ChangesFrom(before, after.LastOrDefault()?.LostOn),
            BroughtBack = VersionDifference.ChangesFrom(after, before.LastOrDefault()?.LostOn),
        };
    }

    /// <summary>A rehearsal may still lack its reason: it is asked for where the answers are checked.</summary>
    private Problem? RefusalOfPast(Caller caller, MemberNotice notice, NoticeResult outcome, RegistrationLimit limits, bool isRehearsal)
    {
        if (limits.NeedsSecondPerson(outcome.FirstDay ?? DateOnly.MaxValue, setup.Today) && !caller.Rights.HasFlag(Right.ChangeDistantPast))
        {
            return Problems.SecondPersonNeeded;
        }

        return !isRehearsal && outcome.DaysWithoutReason is not null && TextOf(notice.Reason) is null ? Problems.ReasonMissing : null;
    }

    private static NoticeFinding[] ListOf(RowFindings findings) => [.. findings.All.ToArray().Select(finding => new NoticeFinding(finding.Code, finding.Column))];

    private static string EventsOf(NoticeResult outcome) => JsonSerializer.Serialize(new[]
    {
        new { result = outcome.Result.ToString(), findings = outcome.Findings.Select(finding => finding.Code.ToString()) },
    });

    private static string? TextOf(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
