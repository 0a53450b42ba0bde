namespace Shikaku.Features.MissingNumbers.Documents;

/// <summary>That the registry is to be asked. By how many items follows from the insurer alone.</summary>
/// <param name="NoticeFailure">Why the notice did not bring the number: NoReply, Declined, Unreachable or Unknown.</param>
public sealed record InquiryDocument(string? NoticeFailure = null);
