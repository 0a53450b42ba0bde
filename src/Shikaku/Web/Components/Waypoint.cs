namespace Shikaku.Web.Components;

/// <summary>A page above the one at hand.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Address">Its path.</param>
public sealed record Waypoint(string Title, string Address);
