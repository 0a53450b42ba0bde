using Shikaku.Features.Audit;

namespace Shikaku.Features.Stops.Confirmations;

/// <summary>That a stopped result is right all the same (確認登録, CHK-31). Immutable; on record as versions.</summary>
internal sealed record Confirmation
{
    /// <summary>Names it in all its versions.</summary>
    public required Guid Id { get; init; }

    /// <summary>How far it is.</summary>
    public required ConfirmationState State { get; init; }

    /// <summary>member_id, 加入者識別.</summary>
    public required string MemberId { get; init; }

    /// <summary>Which qualification.</summary>
    public required QualificationReference Qualification { get; init; }

    /// <summary>The result that it is about (突合結果ID).</summary>
    public required Guid ResultId { get; init; }

    /// <summary>確認登録理由コード.</summary>
    public required string ReasonCode { get; init; }

    /// <summary>What shows that it is right; null where nothing is needed.</summary>
    public string? Evidence { get; init; }

    /// <summary>確認日.</summary>
    public required DateOnly ConfirmedOn { get; init; }

    /// <summary>Its last day; null without end.</summary>
    public DateOnly? ConfirmedUntil { get; init; }

    /// <summary>Who confirmed (C of CHK-31): a file may name somebody else than who handed it in.</summary>
    public required Actor ConfirmedBy { get; init; }

    /// <summary>Who entered it.</summary>
    public required Actor EnteredBy { get; init; }

    /// <summary>Whom a file names to approve it; null leaves it to any supervisor.</summary>
    public string? NamedApprover { get; init; }

    /// <summary>Who approved it (V of CHK-31); null where nobody had to, or nobody has.</summary>
    public Actor? ApprovedBy { get; init; }

    /// <summary>Why it was sent back or taken back; or what a file says beside it.</summary>
    public string? Remark { get; init; }

    /// <summary>The file that it came with; null if it was entered by itself.</summary>
    public Guid? BatchId { get; init; }

    /// <summary>Shows no member.</summary>
    public override string ToString() => $"{Id} {State}";
}
