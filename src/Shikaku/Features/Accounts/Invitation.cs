using Shikaku.Features.Accounts.Credentials;

namespace Shikaku.Features.Accounts;

/// <summary>What somebody sees who has opened the link of an invitation.</summary>
/// <param name="User">Who is invited.</param>
/// <param name="Factor">The second factor to set up.</param>
internal sealed record Invitation(User User, FactorProposal Factor);
