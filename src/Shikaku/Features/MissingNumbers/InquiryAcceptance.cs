using System.Globalization;
using Shikaku.Features.Audit;
using Shikaku.Features.Members;
using Shikaku.Features.Residents;

namespace Shikaku.Features.MissingNumbers;

/// <summary>Decides what comes of answers (CHK-11): one hit that agrees in every item brings the number, anything else sends the entry back to its source.</summary>
/// <param name="setup">The register.</param>
/// <param name="transaction">The change.</param>
/// <param name="kind">By how many items it was asked.</param>
internal sealed class InquiryAcceptance(MemberSetup setup, MemberTransaction transaction, InquiryKind kind)
{
    private readonly HitComparison _comparison = new(setup.Tables, setup.Today);
    private readonly SortedDictionary<string, int> _outcomes = new(StringComparer.Ordinal);

    /// <summary>What came of all answers, for the audit; null if nothing did.</summary>
    public string? Events => _outcomes.Count == 0
        ? null
        : ChangeEvent.Of("missing.answered", [.. _outcomes.Select(outcome => (outcome.Key, outcome.Value.ToString(CultureInfo.InvariantCulture)))]);

    /// <summary>Takes an answer.</summary>
    /// <param name="entry">The entry that was asked about, as it still is.</param>
    /// <param name="hit">The answer.</param>
    /// <param name="cancellation">Gives up; the transaction then does not commit.</param>
    public async Task TakeAsync(StoredMissingEntry entry, RegistryHit hit, CancellationToken cancellation)
    {
        var next = await NextOfAsync(entry.Content, hit, cancellation);
        transaction.Missing.Replace(entry.Version, next);
        var outcome = next.AnswerCode ?? next.State.ToString();
        _outcomes[outcome] = _outcomes.GetValueOrDefault(outcome) + 1;
    }

    private async Task<MissingEntry> NextOfAsync(MissingEntry entry, RegistryHit hit, CancellationToken cancellation)
    {
        if (hit is not { Hits: 1, Resident: { } resident })
        {
            return entry.SentBack(hit.Hits == 0 ? MissingCodes.NoHit : MissingCodes.SeveralHits, null, transaction.MadeAt);
        }

        var differences = _comparison.DifferencesOf(entry, resident, kind);
        if (differences.Count > 0)
        {
            return entry.SentBack(MissingCodes.ItemDiffers, string.Join(';', differences), transaction.MadeAt);
        }

        if (kind == InquiryKind.Items)
        {
            return await NumberRegistration.RunAsync(transaction, entry, hit.Number, NumberRegistration.ByFiveItems, cancellation);
        }

        return entry with
        {
            State = MissingState.Examining,
            AnswerCode = null,
            AnswerItems = null,
            AnsweredAt = transaction.MadeAt,
            Person = await transaction.Found.StoreAsync(entry.Id, hit.Number, transaction.Seal, cancellation),
            Resident = entry.IsNotDisclosed ? resident with { Address = null } : resident,
        };
    }
}
