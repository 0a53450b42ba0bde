namespace Shikaku.Features.Accounts;

/// <summary>How far a user has come in.</summary>
internal enum SessionState
{
    /// <summary>The password was right; the code is missing. Opens nothing but the page that asks for it.</summary>
    PasswordGiven,

    /// <summary>Signed in.</summary>
    SignedIn,
}
