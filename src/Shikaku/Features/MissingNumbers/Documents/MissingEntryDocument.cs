namespace Shikaku.Features.MissingNumbers.Documents;

/// <summary>A row without individual number on the work list, for systems.</summary>
/// <param name="Entry">Names it.</param>
/// <param name="MemberId">加入者識別.</param>
/// <param name="AcquiredOn">資格取得年月日.</param>
/// <param name="State">The state, as in <c>SentBack</c>.</param>
/// <param name="Since">When the number was first found missing.</param>
/// <param name="NoticeAskedOn">The day on which the person was asked for the notice.</param>
/// <param name="NoticeFailure">Why the notice did not bring the number.</param>
/// <param name="AnswerCode">S201 to S204, or the code of the finding that refused the registration; null for none.</param>
/// <param name="Answer">The same in words.</param>
/// <param name="AnsweredAt">When the last answer came.</param>
/// <param name="Task">What is to be done next, in words.</param>
public sealed record MissingEntryDocument(
    Guid Entry, string MemberId, DateOnly AcquiredOn, string State, DateTimeOffset Since, DateOnly? NoticeAskedOn, string? NoticeFailure, string? AnswerCode, string Answer,
    DateTimeOffset? AnsweredAt, string Task)
{
    /// <summary>The document of an entry.</summary>
    internal static MissingEntryDocument Of(MissingEntry entry) => new(
        entry.Id, entry.MemberId, entry.AcquiredOn, entry.State.ToString(), entry.Since, entry.NoticeAskedOn, entry.NoticeFailure?.ToString(), entry.AnswerCode,
        MissingWords.AnswerOf(entry), entry.AnsweredAt, MissingWords.TaskOf(entry));
}
