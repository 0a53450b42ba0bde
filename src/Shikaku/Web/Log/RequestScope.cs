namespace Shikaku.Web.Log;

/// <summary>What is logged belongs to a request.</summary>
/// <param name="Id">The request's name.</param>
internal sealed record RequestScope(string Id);
