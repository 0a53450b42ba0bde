namespace Shikaku.Web.Access;

/// <summary>How callers make themselves known. Each is the name of an authentication handler, which sets the <see cref="Features.Accounts.Caller"/> of the request.</summary>
internal static class Schemes
{
    /// <summary>A person, by the cookie of a session. For pages.</summary>
    public const string Session = "session";

    /// <summary>Another system, by its API key. For paths under <see cref="Api.Prefix"/>, and there the only one: a browser's cookie opens nothing there.</summary>
    public const string Key = "key";

    /// <summary>Chooses between the two by the path.</summary>
    public const string ByPath = "path";
}
