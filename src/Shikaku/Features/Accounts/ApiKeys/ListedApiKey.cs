namespace Shikaku.Features.Accounts.ApiKeys;

/// <summary>A key as its organisation sees it; the secret is not shown again.</summary>
/// <param name="Key">The key.</param>
/// <param name="IssuedAt">Since when it is on record.</param>
/// <param name="WithdrawnAt">When it was withdrawn, or null.</param>
/// <param name="LastUsedAt">When it was used last, to the minute, or null.</param>
internal sealed record ListedApiKey(ApiKey Key, DateTimeOffset IssuedAt, DateTimeOffset? WithdrawnAt, DateTimeOffset? LastUsedAt)
{
    /// <summary>Whether it opens anything.</summary>
    public ApiKeyState StateAt(DateTimeOffset now) => WithdrawnAt is not null ? ApiKeyState.Withdrawn : Key.ExpiresAt <= now ? ApiKeyState.Expired : ApiKeyState.Valid;
}
