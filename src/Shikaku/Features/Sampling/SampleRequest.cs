namespace Shikaku.Features.Sampling;

/// <summary>What sample is asked for.</summary>
/// <param name="Members">How many members.</param>
/// <param name="Insurers">How many insurers.</param>
/// <param name="Seed">The seed: the same request gives the same bytes on every machine.</param>
/// <param name="Noise">How much noise.</param>
internal sealed record SampleRequest(long Members, int Insurers, ulong Seed, NoiseLevel Noise)
{
    /// <summary>The most members: more than Japan has people, and places of persons stay short.</summary>
    public const long MaxMembers = 200_000_000;
}
