namespace Shikaku.Web.Components;

/// <summary>A word and what belongs to it.</summary>
/// <param name="Term">The word.</param>
/// <param name="Text">What belongs to it; empty shows that nothing is known.</param>
/// <param name="ChangeAddress">Where it can be changed, on a page that asks whether all is right.</param>
public sealed record ListItem(string Term, string Text, string? ChangeAddress = null);
