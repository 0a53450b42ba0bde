namespace Shikaku.Features.Accounts.ApiKeys;

/// <summary>Which keys are looked for.</summary>
/// <param name="Organisation">Of which organisation; null for all that the caller may see.</param>
/// <param name="Name">What the name holds; empty for any.</param>
/// <param name="State">In which state; null for any.</param>
internal sealed record ApiKeySearch(string? Organisation, string Name = "", ApiKeyState? State = null);
