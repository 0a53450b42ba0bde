using System.Globalization;
using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Features.Checks.Runs;
using Shikaku.Features.Members;
using Shikaku.Features.Organisations;
using Shikaku.Features.Residents;
using Shikaku.Outcomes;

namespace Shikaku.Features.MissingNumbers;

/// <summary>The clerk's way to a missing number (CHK-10): ask the person for the notice, then have the registry asked; or withdraw a row that was a mistake.</summary>
/// <param name="setup">The register.</param>
internal sealed class InquiryDesk(MemberSetup setup)
{
    /// <summary>Most entries of one request.</summary>
    public const int MostEntries = 1000;

    /// <summary>Puts on record that the person was asked for the notice (届出).</summary>
    /// <param name="caller">Who asked.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="seen">The version that the caller saw; null if they do not say.</param>
    /// <param name="askedOn">On which day.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Outcome<MissingEntry>> AskNoticeAsync(
        Caller caller, string insurer, Guid entry, Guid? seen, DateOnly askedOn, CancellationToken cancellation)
    {
        if (MissingAccess.Check(caller, Right.ChangeMembers, insurer) is { } problem)
        {
            return problem;
        }

        var begun = await MissingChange.BeginAsync(setup, caller, insurer, "missing.ask_notice", null, cancellation);
        if (begun.Refusal is { } busy)
        {
            return busy;
        }

        await using var transaction = begun.Result;
        var found = await MissingChange.FindAsync(transaction, entry, seen, cancellation);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var former = found.Result.Content;
        if (former.State is not (MissingState.Noted or MissingState.NoticeAsked or MissingState.SentBack))
        {
            return Problems.EntryStateUnfit;
        }

        if (askedOn > setup.Today || askedOn < setup.Today.AddYears(-1))
        {
            return Problems.NoticeDayUnfit;
        }

        var asked = former with { State = MissingState.NoticeAsked, NoticeAskedOn = askedOn, NoticeFailure = null };
        return await MissingChange.CommitAsync(transaction, found.Result, asked, "missing.notice_asked", cancellation);
    }

    /// <summary>Has the registry asked by items (CHK-10). An entry that lacks an item is sent back, and nothing is sent about it (S201).</summary>
    /// <param name="caller">Who has it asked.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="entries">The entries.</param>
    /// <param name="failure">Why the notice that was asked for did not bring the number.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>How many are asked about; a refusal concerns them all and changes nothing, but that a single entry with too few items is sent back.</returns>
    public async Task<Outcome<InquiryStart>> StartAsync(
        Caller caller, string insurer, IReadOnlyCollection<Guid> entries, NoticeFailure failure, CancellationToken cancellation)
    {
        if (MissingAccess.Check(caller, Right.ChangeMembers, insurer) is { } problem)
        {
            return problem;
        }

        if (entries.Count is 0 or > MostEntries || !Enum.IsDefined(failure))
        {
            return Problems.BadRequest;
        }

        var begun = await MissingChange.BeginAsync(setup, caller, insurer, "missing.inquire", null, cancellation);
        if (begun.Refusal is { } busy)
        {
            return busy;
        }

        await using var transaction = begun.Result;
        var kind = await KindOfAsync(transaction, insurer, cancellation);
        if (kind.Refusal is { } unfit)
        {
            return unfit;
        }

        var (asked, tooFew) = (new List<Guid>(), 0);
        foreach (var entry in entries.Distinct())
        {
            var found = await FindReadyAsync(transaction, entry, cancellation);
            if (found.Refusal is { } refusal)
            {
                return refusal;
            }

            var ready = found.Result.Content with { NoticeFailure = failure };
            if (RegistryRequestWriter.IsComplete(kind.Result, new EntryTexts(ready).Person))
            {
                asked.Add(transaction.Missing.Replace(found.Result.Version, ready with { State = MissingState.Inquiring, InquiredBy = caller.Actor }));
            }
            else
            {
                transaction.Missing.Replace(found.Result.Version, ready.SentBack(MissingCodes.TooFewItems, null, transaction.MadeAt));
                tooFew++;
            }
        }

        if (asked.Count > 0)
        {
            await NewRequests.AddAsync(transaction.Connection, insurer, kind.Result, run: null, [.. asked], attempt: 1, transaction.MadeAt, cancellation);
        }

        await transaction.CommitAsync(EventsOf(kind.Result, asked.Count, tooFew), cancellation);
        return asked.Count == 0 && tooFew == 1 ? Problems.TooFewItems : new InquiryStart(asked.Count, tooFew);
    }

    /// <summary>Takes an entry off the list: the row was a mistake, and no number is sought.</summary>
    /// <param name="caller">Who does.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="seen">The version that the caller saw; null if they do not say.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Outcome<MissingEntry>> WithdrawAsync(
        Caller caller, string insurer, Guid entry, Guid? seen, string? reason, CancellationToken cancellation)
    {
        if (MissingAccess.Check(caller, Right.ChangeMembers, insurer) is { } problem)
        {
            return problem;
        }

        if (AuditText.Examine(reason, isNeeded: true) is { } unfit)
        {
            return unfit;
        }

        var begun = await MissingChange.BeginAsync(setup, caller, insurer, "missing.withdraw", reason!.Trim(), cancellation);
        if (begun.Refusal is { } busy)
        {
            return busy;
        }

        await using var transaction = begun.Result;
        var found = await MissingChange.FindAsync(transaction, entry, seen, cancellation);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        if (!found.Result.Content.IsOpen)
        {
            return Problems.EntryStateUnfit;
        }

        await transaction.Found.RemoveAsync(found.Result.Content, cancellation);
        return await MissingChange.CommitAsync(transaction, found.Result, found.Result.Content.Closed(MissingState.Withdrawn), "missing.withdrawn", cancellation);
    }

    private static string EventsOf(InquiryKind kind, int asked, int tooFew) => ChangeEvent.Of(
        "missing.inquiry", ("kind", kind.ToString()), ("asked", asked.ToString(CultureInfo.InvariantCulture)), (MissingCodes.TooFewItems, tooFew.ToString(CultureInfo.InvariantCulture)));

    private static async Task<Outcome<StoredMissingEntry>> FindReadyAsync(MemberTransaction transaction, Guid entry, CancellationToken cancellation)
    {
        var found = await MissingChange.FindAsync(transaction, entry, null, cancellation);
        return found.Refusal is { } refusal ? refusal
            : found.Result.Content.NoticeAskedOn is null ? Problems.NoticeNotAsked
            : found.Result.Content.State is MissingState.NoticeAsked or MissingState.SentBack ? found.Result
            : Problems.EntryStateUnfit;
    }

    /// <summary>By how many items an insurer asks: by five; a welfare office that has the number nowhere by four (CHK-13).</summary>
    private async Task<Outcome<InquiryKind>> KindOfAsync(MemberTransaction transaction, string insurer, CancellationToken cancellation)
    {
        if (!setup.IsWelfareOffice(insurer))
        {
            return InquiryKind.Items;
        }

        return await WelfareOffices.TypeOnAsync(transaction.Connection, insurer, setup.Today, cancellation) == WelfareOfficeType.C
            ? InquiryKind.FourItems
            : Problems.OfficeHasNumber;
    }
}
