using Shikaku.Features.Audit;
using Shikaku.Features.Organisations;

namespace Shikaku.Features.Accounts.ApiKeys;

/// <summary>What another system shows instead of signing in (APIキー).</summary>
/// <param name="Organisation">For which organisation.</param>
/// <param name="Kind">What part that organisation plays.</param>
/// <param name="Id">Names the key, in the audit too.</param>
/// <param name="Name">What its holders call it.</param>
/// <param name="Scopes">What it may be used for.</param>
/// <param name="ExpiresAt">From when on it is not taken any more.</param>
internal sealed record ApiKey(string Organisation, OrganisationKind Kind, string Id, string Name, Right Scopes, DateTimeOffset ExpiresAt)
{
    /// <summary>The longest name.</summary>
    public const int MaxNameLength = 100;

    /// <summary>The longest life, in days.</summary>
    public const int MaxDays = 400;

    /// <summary>What no key may do: with these, a stolen key would make further ones, show numbers to nobody who gives a reason, or be a second person.</summary>
    public const Right NeverGranted = Right.ManageUsers | Right.ManageApiKeys | Right.ManageOrganisations | Right.ShowNumbers | Right.ApproveConfirmations;

    /// <summary>The table that holds them.</summary>
    public static AuditedTable Table { get; } =
        new("account.api_key", "organisation", "organisation", "key_id", "kind", "name", "scopes", "secret_sha256", "expires_at");

    /// <summary>The system that asks for something.</summary>
    public Caller ToCaller() => new(new Actor(ActorKind.ApiKey, Id), Organisation, Kind, Scopes);
}
