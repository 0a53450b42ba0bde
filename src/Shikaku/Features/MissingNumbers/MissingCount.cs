namespace Shikaku.Features.MissingNumbers;

/// <summary>How many missing numbers of an insurer are how: no persons.</summary>
/// <param name="Insurer">保険者番号.</param>
/// <param name="State">The state.</param>
/// <param name="Count">How many.</param>
internal sealed record MissingCount(string Insurer, MissingState State, long Count);
