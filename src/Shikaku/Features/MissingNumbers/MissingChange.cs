using Shikaku.Core.Identifiers;
using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Features.Members;
using Shikaku.Outcomes;

namespace Shikaku.Features.MissingNumbers;

/// <summary>Begins what somebody does about entries of the work list.</summary>
internal static class MissingChange
{
    /// <summary>Begins a change.</summary>
    /// <param name="setup">The register.</param>
    /// <param name="caller">Who does it; may do it.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="operation">What the change is called in the audit.</param>
    /// <param name="reason">Why; null for none.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<Outcome<MemberTransaction>> BeginAsync(
        MemberSetup setup, Caller caller, string insurer, string operation, string? reason, CancellationToken cancellation)
    {
        if (!InsurerNumber.TryParse(insurer, allowMadeUpBodies: true, out var number, out _) || number.ToString() != insurer)
        {
            return Problems.NotFound;
        }

        var change = new Change(insurer, caller.Actor, operation, reason);
        return await MemberTransaction.BeginAsync(setup, number, change, InsurerTurn.WaitShortly, cancellation) is { } transaction ? transaction : Problems.MembersBusy;
    }

    /// <summary>An entry as somebody saw it.</summary>
    /// <param name="transaction">The change.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="seen">The version that they saw; null if they do not say.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<Outcome<StoredMissingEntry>> FindAsync(MemberTransaction transaction, Guid entry, Guid? seen, CancellationToken cancellation) =>
        await transaction.Missing.FindAsync(entry, cancellation) is not { } found ? Problems.NotFound
        : seen is { } version && version != found.Version ? Problems.Conflict
        : found;

    /// <summary>Ends a change of one entry.</summary>
    public static async Task<MissingEntry> CommitAsync(
        MemberTransaction transaction, StoredMissingEntry former, MissingEntry entry, string happened, CancellationToken cancellation)
    {
        transaction.Missing.Replace(former.Version, entry);
        await transaction.CommitAsync(ChangeEvent.Of(happened, ("entry", entry.Id.ToString())), cancellation);
        return entry;
    }
}
