namespace Shikaku.Outcomes;

/// <summary>A sort of refusal, with the same code wherever it is met: page, API, command.</summary>
/// <param name="Code">Stable, as in <c>ACC.SESSION</c>; docs/problems.md lists them all.</param>
/// <param name="Status">The HTTP status that goes with it.</param>
/// <param name="Title">What happened, in a sentence for the user.</param>
/// <param name="Advice">What the user can do about it.</param>
internal sealed record Problem(string Code, int Status, string Title, string Advice);
