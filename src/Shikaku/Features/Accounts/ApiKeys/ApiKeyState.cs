namespace Shikaku.Features.Accounts.ApiKeys;

/// <summary>Whether a key opens anything.</summary>
internal enum ApiKeyState
{
    /// <summary>It does.</summary>
    Valid,

    /// <summary>It did until its time was over.</summary>
    Expired,

    /// <summary>It did until it was withdrawn.</summary>
    Withdrawn,
}
