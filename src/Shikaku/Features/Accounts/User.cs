using Shikaku.Features.Audit;

namespace Shikaku.Features.Accounts;

/// <summary>Somebody who may sign in (利用者).</summary>
/// <param name="Organisation">For which organisation.</param>
/// <param name="Id">Names the user in addresses of pages.</param>
/// <param name="SignInName">What the user signs in with; unique over the installation, and never another's.</param>
/// <param name="DisplayName">What others see.</param>
/// <param name="Role">The part the user plays.</param>
/// <param name="IsDisabled">Whether the user may not sign in any more.</param>
internal sealed record User(string Organisation, Guid Id, string SignInName, string DisplayName, Role Role, bool IsDisabled)
{
    /// <summary>The longest display name.</summary>
    public const int MaxDisplayNameLength = 100;

    /// <summary>The table that holds their versions.</summary>
    public static AuditedTable Table { get; } =
        new("account.user", "organisation", "organisation", "user_id", "sign_in_name", "display_name", "role", "disabled");

    /// <summary>The user who asks for something.</summary>
    public Caller ToCaller() => new(new Actor(ActorKind.Person, SignInName), Organisation, Rights.KindOf(Role), Rights.Of(Role));

    /// <summary>Shows no name.</summary>
    public override string ToString() => $"{Organisation} {Id}";
}
