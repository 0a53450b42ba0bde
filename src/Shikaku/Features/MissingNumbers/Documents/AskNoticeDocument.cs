namespace Shikaku.Features.MissingNumbers.Documents;

/// <summary>That the person was asked for the notice (届出) with the number.</summary>
/// <param name="AskedOn">On which day; today if left out.</param>
public sealed record AskNoticeDocument(DateOnly? AskedOn = null);
