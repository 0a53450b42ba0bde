using Shikaku.Core.Records;
using Shikaku.Features.Audit;
using Shikaku.Features.Stops;
using Shikaku.Features.Vault;

namespace Shikaku.Features.MissingNumbers;

/// <summary>A row without individual number on the work list (CHK-10 to CHK-13): what it says, and how the number is sought. Immutable; on record as versions.</summary>
internal sealed record MissingEntry
{
    /// <summary>Names it in all its versions.</summary>
    public required Guid Id { get; init; }

    /// <summary>member_id, 加入者識別.</summary>
    public required string MemberId { get; init; }

    /// <summary>資格取得年月日: with insurer and member_id the key of the qualification.</summary>
    public required DateOnly AcquiredOn { get; init; }

    /// <summary>How far it is.</summary>
    public required MissingState State { get; init; }

    /// <summary>When the number was first found missing.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>What the row says, by <see cref="MemberColumn"/>, in the form in which the register keeps it; null for none. Never changed.</summary>
    public required string?[] Texts { get; init; }

    /// <summary>The day on which the person was asked for the notice (届出); null if not yet.</summary>
    public DateOnly? NoticeAskedOn { get; init; }

    /// <summary>Why the notice did not bring the number.</summary>
    public NoticeFailure? NoticeFailure { get; init; }

    /// <summary>Who had the registry asked.</summary>
    public Actor? InquiredBy { get; init; }

    /// <summary>What came of the last inquiry: the code of a finding or refusal, as S202; null if there was no answer, or the number was taken.</summary>
    public string? AnswerCode { get; init; }

    /// <summary>The items that differed, or the findings of the registration, separated by semicolons; null for none.</summary>
    public string? AnswerItems { get; init; }

    /// <summary>When the last answer came; null if there was none, or another way than an inquiry ended the search.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Whose number waits for two people; only while <see cref="MissingState.Examining"/>.</summary>
    public PersonKey? Person { get; init; }

    /// <summary>The first of the two people who compare by eye; null as long as nobody has.</summary>
    public Actor? ExaminedBy { get; init; }

    /// <summary>What the registry says of the person that it has found, for two people to compare.</summary>
    public ResidentTexts? Resident { get; init; }

    /// <summary>Whether the number is still sought.</summary>
    public bool IsOpen => State is not (MissingState.Registered or MissingState.Withdrawn);

    /// <summary>Whether the registry's address is shown to nobody (CHK-50).</summary>
    public bool IsNotDisclosed => this[MemberColumn.Nondisclosure] == "1";

    /// <summary>What the row says; null for nothing.</summary>
    public string? this[MemberColumn column] => Texts[(int)column];

    /// <summary>Shows nothing of the person.</summary>
    public override string ToString() => $"{Id} {State}";

    /// <summary>The entry with what another row of the same key says: what is known of a number sought by other items no longer counts.</summary>
    public MissingEntry Says(string?[] texts) => this with
    {
        Texts = texts,
        State = NoticeAskedOn is null ? MissingState.Noted : MissingState.NoticeAsked,
        Person = null,
        ExaminedBy = null,
        Resident = null,
    };

    /// <summary>The entry when no number is sought any more.</summary>
    public MissingEntry Closed(MissingState state) => this with { State = state, AnswerCode = null, AnswerItems = null, AnsweredAt = null, Person = null, ExaminedBy = null, Resident = null };

    /// <summary>The entry when the source has something to do.</summary>
    /// <param name="code">Why.</param>
    /// <param name="items">What differed; null for nothing.</param>
    /// <param name="moment">When that turned out.</param>
    public MissingEntry SentBack(string code, string? items, DateTimeOffset moment) => this with
    {
        State = MissingState.SentBack,
        AnswerCode = code,
        AnswerItems = items,
        AnsweredAt = moment,
        Person = null,
        ExaminedBy = null,
        Resident = null,
    };
}
