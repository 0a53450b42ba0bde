using Shikaku.Web.Components;

namespace Shikaku.Features.Accounts.Pages;

/// <summary>A key in the list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Id">Its id.</param>
/// <param name="Organisation">The organisation's number or key.</param>
/// <param name="Scopes">What it may do, in words.</param>
/// <param name="ExpiresAt">Until when it is taken.</param>
/// <param name="LastUsedAt">When it was used last.</param>
/// <param name="State">The state in a word.</param>
/// <param name="Tone">How the state is meant.</param>
/// <param name="Address">Where it is withdrawn; null if it cannot be any more.</param>
public sealed record ApiKeyRow(string Name, string Id, string Organisation, string Scopes, string ExpiresAt, string LastUsedAt, string State, Tone Tone, string? Address);
