using Shikaku.Core.Judgement;
using Shikaku.Features.Members;
using Shikaku.Features.Stops.Confirmations;

namespace Shikaku.Features.Stops.Comparison;

/// <summary>A result with both sides.</summary>
/// <param name="Insurer">保険者番号.</param>
/// <param name="Result">The result.</param>
/// <param name="Member">The version of the qualification that was compared.</param>
/// <param name="Present">The version on record now.</param>
/// <param name="Items">The five items, beside each other.</param>
/// <param name="Confirmations">What was confirmed about the qualification, newest first.</param>
/// <param name="History">Where it stood, newest first.</param>
internal sealed record ResultView(
    string Insurer, ResultAtHand Result, Qualification Member, Qualification Present, IReadOnlyList<ComparedItem> Items, IReadOnlyList<StoredConfirmation> Confirmations,
    IReadOnlyList<StopVersion> History)
{
    /// <summary>Where the qualification stands.</summary>
    public Standing Standing => Result.Standing.Content;

    /// <summary>What is asked of the insurer about it while it is stopped (check.md section 5); null if nothing special is.</summary>
    public StoppedRecordRule? Rule { get; init; }

    /// <summary>The confirmation in effect; null if none is.</summary>
    public Confirmation? Effective => Confirmations.FirstOrDefault(stored => stored.Content.Id == Standing.ConfirmationId)?.Content;

    /// <summary>The confirmation that waits for approval; null if none does.</summary>
    public Confirmation? Proposed => Confirmations.FirstOrDefault(stored => stored.Content.State == ConfirmationState.Proposed)?.Content;

    /// <summary>Shows no member.</summary>
    public override string ToString() => Result.Standing.Content.ToString();
}
