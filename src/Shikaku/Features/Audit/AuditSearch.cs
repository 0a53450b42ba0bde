namespace Shikaku.Features.Audit;

/// <summary>Which changes are looked for.</summary>
/// <param name="From">Made on this day or later; null for any.</param>
/// <param name="To">Made on this day or earlier; null for any.</param>
/// <param name="Operation">What was done; null for anything.</param>
public sealed record AuditSearch(DateOnly? From, DateOnly? To, string? Operation);
