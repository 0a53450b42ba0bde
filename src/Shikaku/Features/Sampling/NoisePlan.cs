namespace Shikaku.Features.Sampling;

/// <summary>
/// Which noise each row is to get. It is drawn from seed and row alone, before the person is made, so that the person can be one to whom
/// the noise applies: a building to leave out, a twin to be confused with.
/// </summary>
internal sealed class NoisePlan
{
    private const ulong Scale = 10_000_000;

    // Per ten million rows. A wrong number is an exchange between two people, so each event makes two rows.
    private static readonly (NoiseClass Noise, int Realistic, int Heavy)[] Shares =
    [
        (NoiseClass.Width, 15_000, 400_000),
        (NoiseClass.Space, 15_000, 400_000),
        (NoiseClass.OldKanji, 14_000, 300_000),
        (NoiseClass.SmallKana, 6_000, 200_000),
        (NoiseClass.ChomeStyle, 15_000, 400_000),
        (NoiseClass.PrefectureMissing, 4_000, 200_000),
        (NoiseClass.BuildingMissing, 7_000, 200_000),
        (NoiseClass.Gaiji, 3_000, 150_000),
        (NoiseClass.RenamedCity, 1_000, 50_000),
        (NoiseClass.HouseNumber, 8_000, 200_000),
        (NoiseClass.Homophone, 2_000, 150_000),
        (NoiseClass.Twin, 30, 25_000),
        (NoiseClass.FamilySwap, 40, 37_500),
        (NoiseClass.OtherPerson, 30, 37_500),
        (NoiseClass.BirthDigit, 100, 75_000),
        (NoiseClass.SexSlip, 100, 50_000),
        (NoiseClass.NotFound, 500, 25_000),
    ];

    private readonly ulong _seed;
    private readonly (ulong Below, NoiseClass Noise)[] _limits;

    /// <summary>Makes the plan.</summary>
    public NoisePlan(ulong seed, NoiseLevel level)
    {
        _seed = DeterministicRandom.Mix(seed, SampleStreams.NoisePlan);
        var below = 0UL;
        _limits = level == NoiseLevel.None
            ? []
            : [.. Shares.Select(share => (below += (ulong)(level == NoiseLevel.Heavy ? share.Heavy : share.Realistic) * (ulong.MaxValue / Scale), share.Noise))];
    }

    /// <summary>The noise of a row.</summary>
    /// <param name="person">The place in the sample, from 0.</param>
    public NoiseClass Of(long person)
    {
        var draw = DeterministicRandom.Mix(_seed, (ulong)person);
        foreach (var (below, noise) in _limits)
        {
            if (draw < below)
            {
                return noise;
            }
        }

        return NoiseClass.None;
    }
}
