using Shikaku.Web.Components;

namespace Shikaku.Features.Accounts.Pages;

/// <summary>A user in the list.</summary>
/// <param name="SignInName">The sign-in name.</param>
/// <param name="DisplayName">What others see.</param>
/// <param name="Organisation">The organisation's number or key.</param>
/// <param name="Role">The role in words.</param>
/// <param name="State">The state in a word.</param>
/// <param name="Tone">How the state is meant.</param>
/// <param name="Address">The page of the user.</param>
public sealed record UserRow(string SignInName, string DisplayName, string Organisation, string Role, string State, Tone Tone, string Address)
{
    /// <summary>The row of a user.</summary>
    internal static UserRow Of(UserVersion user) => new(
        user.User.SignInName, user.User.DisplayName, user.User.Organisation, user.User.Role.JapaneseName, user.State.JapaneseName, ToneOf(user.State),
        UserPages.AddressOf(user.User));

    private static Tone ToneOf(UserState state) => state switch
    {
        UserState.Invited => Tone.Warning,
        UserState.Active => Tone.Good,
        UserState.Disabled => Tone.Neutral,
    };
}
