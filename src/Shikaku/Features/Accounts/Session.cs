namespace Shikaku.Features.Accounts;

/// <summary>A user who has come in by password, and maybe by the second factor.</summary>
/// <param name="User">Who.</param>
/// <param name="State">How far.</param>
internal sealed record Session(User User, SessionState State);
