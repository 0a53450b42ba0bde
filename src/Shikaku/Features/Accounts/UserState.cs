namespace Shikaku.Features.Accounts;

/// <summary>Whether a user can sign in.</summary>
internal enum UserState
{
    /// <summary>The user has not yet set password and second factor.</summary>
    Invited,

    /// <summary>The user can sign in.</summary>
    Active,

    /// <summary>The user may not sign in any more.</summary>
    Disabled,
}
