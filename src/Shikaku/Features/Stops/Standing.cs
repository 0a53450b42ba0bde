using Shikaku.Core.Judgement;
using Shikaku.Features.Vault;

namespace Shikaku.Features.Stops;

/// <summary>
/// Where a qualification stands (判定の現況): what the latest comparison with the resident registry came to, and which views are stopped (閲覧停止). Immutable; on record
/// as versions, so that the history of every stop is kept.
/// </summary>
internal sealed record Standing
{
    /// <summary>member_id, 加入者識別.</summary>
    public required string MemberId { get; init; }

    /// <summary>Which qualification.</summary>
    public required QualificationReference Qualification { get; init; }

    /// <summary>Names the judgement (突合結果ID); a confirmation says which one it is about.</summary>
    public required Guid ResultId { get; init; }

    /// <summary>The run that brought it.</summary>
    public required Guid RunId { get; init; }

    /// <summary>When the registry was asked.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>The version of the qualification that was compared.</summary>
    public required Guid ComparedVersion { get; init; }

    /// <summary>The person whose number was asked about.</summary>
    public required PersonKey Person { get; init; }

    /// <summary>Tells whether the number or one of the member's items has changed since.</summary>
    public required byte[] MemberDigest { get; init; }

    /// <summary>Tells whether the registry says something else than it did; null if it knew nobody.</summary>
    public required byte[]? ResidentDigest { get; init; }

    /// <summary>The policy that judged, and the day from which that version of it holds, as in <c>shikaku 2024-05-07</c>.</summary>
    public required string Policy { get; init; }

    /// <summary>The digest of the tables that judged.</summary>
    public required string Tables { get; init; }

    /// <summary>The state.</summary>
    public required StandingState State { get; init; }

    /// <summary>What the policy said; <see cref="Stop"/> may be less since it was confirmed, or more since the number was deleted.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The tiers of kanji name, kana name, birth date, sex and address, a letter each (<see cref="TierLetters"/>); empty if nothing was compared.</summary>
    public required string Tiers { get; init; }

    /// <summary>The reason codes, joined by <c>;</c>, or the code of why nothing was compared.</summary>
    public required string Reasons { get; init; }

    /// <summary>How much speaks for another person, 0 to 15: three for each different item, two for a near one, one for an undetermined one.</summary>
    public required short Doubt { get; init; }

    /// <summary>The views that are stopped.</summary>
    public required Stop Stop { get; init; }

    /// <summary>The day on which the stop of the 資格情報 began (初回検知, CHK-40); null while it is not stopped.</summary>
    public required DateOnly? QualificationStoppedOn { get; init; }

    /// <summary>The same for the 医療・薬剤等の情報.</summary>
    public required DateOnly? MedicalStoppedOn { get; init; }

    /// <summary>The confirmation (確認登録) that lifted the stop, or null.</summary>
    public Guid? ConfirmationId { get; init; }

    /// <summary>The last day of a confirmation with an end; null without end.</summary>
    public DateOnly? ConfirmedUntil { get; init; }

    /// <summary>What the registry said where it differs; null if every item is exact or nobody was found.</summary>
    public ResidentTexts? Resident { get; init; }

    /// <summary>The same with other views stopped from a day on; a stop that goes on keeps its first day.</summary>
    /// <param name="state">The state.</param>
    /// <param name="stop">The views.</param>
    /// <param name="day">The present day.</param>
    public Standing With(StandingState state, Stop stop, DateOnly day) => this with
    {
        State = state,
        Stop = stop,
        QualificationStoppedOn = stop == Stop.All ? QualificationStoppedOn ?? day : null,
        MedicalStoppedOn = stop != Stop.None ? MedicalStoppedOn ?? day : null,
        ConfirmationId = state == StandingState.Confirmed ? ConfirmationId : null,
        ConfirmedUntil = state == StandingState.Confirmed ? ConfirmedUntil : null,
    };

    /// <summary>Whether the registry was asked about the same data and answered the same, so that nothing new was learnt.</summary>
    public bool SaysTheSameAs(Standing other) =>
        Person == other.Person && MemberDigest.AsSpan().SequenceEqual(other.MemberDigest)
        && (ResidentDigest is null) == (other.ResidentDigest is null) && ResidentDigest.AsSpan().SequenceEqual(other.ResidentDigest)
        && Verdict == other.Verdict && Tiers == other.Tiers && Reasons == other.Reasons;

    /// <summary>Shows no member.</summary>
    public override string ToString() => $"{ResultId} {State}";
}
