namespace Shikaku.Features.Doctor;

/// <summary>The answer to one question that the program asks about itself.</summary>
/// <param name="Name">What was looked at, in Japanese.</param>
/// <param name="IsGood">Whether all is well.</param>
/// <param name="Sentence">What was found, and what to do if it is not well.</param>
internal sealed record SelfCheck(string Name, bool IsGood, string Sentence);
