namespace Shikaku.Features.Accounts;

/// <summary>Which users are looked for.</summary>
/// <param name="Organisation">Of which organisation; null for all that the caller may see.</param>
/// <param name="Name">How the sign-in name begins; empty for any.</param>
/// <param name="Role">With which role; null for any.</param>
/// <param name="State">In which state; null for any.</param>
internal sealed record UserSearch(string? Organisation, string Name = "", Role? Role = null, UserState? State = null);
