using Shikaku.Features.Accounts;

namespace Shikaku.Tests.Features.Accounts;

/// <summary>A user with what the user knows and holds.</summary>
internal sealed record TestUser(User User, byte[] Secret, string[] RecoveryCodes)
{
    public string Name => User.SignInName;

    public Caller Caller => User.ToCaller();
}
