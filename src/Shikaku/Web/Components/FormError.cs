namespace Shikaku.Web.Components;

/// <summary>What is wrong with one field.</summary>
/// <param name="Name">The field.</param>
/// <param name="Message">What is wrong and what to do, in a sentence; it does not repeat what was filled in.</param>
public sealed record FormError(string Name, string Message);
