namespace Shikaku.Features.Accounts.ApiKeys;

/// <summary>A key that is to be issued.</summary>
/// <param name="Organisation">For which organisation.</param>
/// <param name="Name">What it is to be called.</param>
/// <param name="Scopes">What it may be used for.</param>
/// <param name="Days">For how many days from now.</param>
internal sealed record ApiKeyRequest(string Organisation, string Name, Right Scopes, int Days)
{
    /// <summary>The key that it will be: made before it is issued, so that a request sent twice asks for the same one.</summary>
    public ApiKeyText Text { get; init; } = ApiKeyText.New();
}
