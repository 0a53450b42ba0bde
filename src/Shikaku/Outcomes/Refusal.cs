namespace Shikaku.Outcomes;

/// <summary>An expected no to a request.</summary>
/// <param name="Problem">Of which sort.</param>
/// <param name="Details">What it is about here, in sentences for the user; never personal data that the user may not see.</param>
internal sealed record Refusal(Problem Problem, params IReadOnlyList<string> Details);
