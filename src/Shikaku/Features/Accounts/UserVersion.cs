namespace Shikaku.Features.Accounts;

/// <summary>A user as on record.</summary>
/// <param name="Version">Names this state of the record; who changes it says which state was seen.</param>
/// <param name="From">Since when it is on record.</param>
/// <param name="User">The user.</param>
/// <param name="HasCredential">Whether the user has set a password and a second factor.</param>
internal sealed record UserVersion(Guid Version, DateTimeOffset From, User User, bool HasCredential)
{
    /// <summary>Whether the user can sign in.</summary>
    public UserState State => User.IsDisabled ? UserState.Disabled : HasCredential ? UserState.Active : UserState.Invited;

    /// <summary>The record that somebody wants to change, as it was seen.</summary>
    public UserReference ToReference() => new(User.Organisation, User.Id, Version);
}
