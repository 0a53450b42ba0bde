namespace Shikaku.Web.Components;

/// <summary>One of several answers.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Label">What is shown.</param>
/// <param name="Hint">What it means, or null.</param>
public sealed record Choice(string Value, string Label, string? Hint = null);
