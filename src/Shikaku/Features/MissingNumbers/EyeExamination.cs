using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Features.Members;
using Shikaku.Features.Vault;
using Shikaku.Outcomes;

namespace Shikaku.Features.MissingNumbers;

/// <summary>Two people compare by eye what was found by four items (CHK-13 C): the number is taken when both say that it is the person, and gone when one says that it is not.</summary>
/// <param name="setup">The register.</param>
internal sealed class EyeExamination(MemberSetup setup)
{
    /// <summary>Says that the registry's person is the member. The second to say so must be another, who approves.</summary>
    /// <param name="caller">Who has compared.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="seen">The version that they saw.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Outcome<MissingEntry>> RecogniseAsync(Caller caller, string insurer, Guid entry, Guid seen, CancellationToken cancellation)
    {
        var begun = await BeginAsync(caller, insurer, "missing.recognise", cancellation);
        if (begun.Refusal is { } busy)
        {
            return busy;
        }

        await using var transaction = begun.Result;
        var found = await FindAsync(transaction, entry, seen, cancellation);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var former = found.Result.Content;
        if (former.ExaminedBy is not { } first)
        {
            return await MissingChange.CommitAsync(transaction, found.Result, former with { ExaminedBy = caller.Actor }, "missing.recognised_once", cancellation);
        }

        if (first == caller.Actor || !caller.Rights.HasFlag(Right.ApproveConfirmations))
        {
            return Problems.SecondEyeNeeded;
        }

        var reading = new VaultReading(insurer, caller.Actor.ToString(), ReadingPurpose.RegistrationByTwo);
        var number = await transaction.Found.ReadAsync(former, reading, cancellation);
        if (number.IsNone)
        {
            throw new InvalidOperationException("A number that waits for two people is gone.");
        }

        var next = await NumberRegistration.RunAsync(transaction, former, number, NumberRegistration.ByFourItems, cancellation);
        await transaction.Found.RemoveAsync(former, cancellation);
        return await MissingChange.CommitAsync(transaction, found.Result, next, "missing.recognised", cancellation);
    }

    /// <summary>Says that the registry's person is somebody else: the number is gone, and the entry goes back to its source.</summary>
    /// <inheritdoc cref="RecogniseAsync"/>
    public async Task<Outcome<MissingEntry>> RejectAsync(Caller caller, string insurer, Guid entry, Guid seen, CancellationToken cancellation)
    {
        var begun = await BeginAsync(caller, insurer, "missing.reject", cancellation);
        if (begun.Refusal is { } busy)
        {
            return busy;
        }

        await using var transaction = begun.Result;
        var found = await FindAsync(transaction, entry, seen, cancellation);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        await transaction.Found.RemoveAsync(found.Result.Content, cancellation);
        var next = found.Result.Content.SentBack(MissingCodes.ItemDiffers, null, transaction.MadeAt);
        return await MissingChange.CommitAsync(transaction, found.Result, next, "missing.rejected", cancellation);
    }

    private async Task<Outcome<MemberTransaction>> BeginAsync(Caller caller, string insurer, string operation, CancellationToken cancellation)
    {
        if (MissingAccess.Check(caller, Right.ConfirmResults, insurer) is { } problem)
        {
            return problem;
        }

        // Eyes are a person's.
        return caller.Actor.Kind == ActorKind.Person ? await MissingChange.BeginAsync(setup, caller, insurer, operation, null, cancellation) : Problems.SecondEyeNeeded;
    }

    private static async Task<Outcome<StoredMissingEntry>> FindAsync(MemberTransaction transaction, Guid entry, Guid seen, CancellationToken cancellation)
    {
        var found = await MissingChange.FindAsync(transaction, entry, seen, cancellation);
        return found.Refusal is null && found.Result.Content.State != MissingState.Examining ? Problems.EntryStateUnfit : found;
    }
}
