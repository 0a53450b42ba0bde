using Shikaku.Features.Accounts.Credentials;

namespace Shikaku.Features.Accounts;

/// <summary>Somebody who is to become a user.</summary>
/// <param name="Organisation">Of which organisation.</param>
/// <param name="SignInName">The sign-in name, as typed.</param>
/// <param name="DisplayName">What others will see.</param>
/// <param name="Role">The part to play.</param>
internal sealed record Invitee(string Organisation, string SignInName, string DisplayName, Role Role)
{
    /// <summary>The token of the link that it will be: made before, so that a request sent twice asks for the same one.</summary>
    public string Token { get; init; } = SecretToken.New();
}
