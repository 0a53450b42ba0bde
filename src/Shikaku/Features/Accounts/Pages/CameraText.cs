namespace Shikaku.Features.Accounts.Pages;

/// <summary>A text that a camera reads from a page.</summary>
/// <param name="Text">The text.</param>
/// <param name="Label">What it is for.</param>
public sealed record CameraText(string Text, string Label);
