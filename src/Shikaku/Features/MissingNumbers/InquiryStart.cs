namespace Shikaku.Features.MissingNumbers;

/// <summary>What came of having the registry asked.</summary>
/// <param name="Asked">Entries that are asked about.</param>
/// <param name="TooFewItems">Entries that lack an item, and were sent back.</param>
internal sealed record InquiryStart(int Asked, int TooFewItems);
