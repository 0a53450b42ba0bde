namespace Shikaku.Features.Sampling;

/// <summary>What a sample holds.</summary>
/// <param name="Members">Rows of members.csv.</param>
/// <param name="Residents">Rows of residents.csv.</param>
/// <param name="Insurers">Insurers that have members.</param>
/// <param name="Classes">Rows per noise class, in the order of <see cref="NoiseClass"/>.</param>
internal sealed record SampleSummary(long Members, long Residents, int Insurers, long[] Classes);
