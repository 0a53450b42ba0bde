namespace Shikaku.Features.MissingNumbers.Documents;

/// <summary>That an entry comes off the list.</summary>
/// <param name="Reason">Why.</param>
public sealed record WithdrawalDocument(string? Reason = null);
