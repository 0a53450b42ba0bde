namespace Shikaku.Features.Sampling.Noise;

/// <summary>
/// Applies to the rows of a block the noise planned for them. Where it does not apply to the person, another one of the same expectation
/// is taken or none; what the row is said to have is always what was really done to it.
/// </summary>
internal sealed class NoiseMaker
{
    private readonly ulong _seed;
    private readonly NoisePlan _plan;
    private readonly NoiseTools _tools;

    /// <summary>Makes the noise of one sample. Not safe for use by several threads.</summary>
    public NoiseMaker(ulong seed, NoisePlan plan, SampleTables tables) =>
        (_seed, _plan, _tools) = (seed, plan, new NoiseTools(tables, new DeterministicRandom(0), new TextBuffer()));

    /// <summary>The dice of the present block, for what comes after the noise.</summary>
    public DeterministicRandom Random => _tools.Random;

    /// <summary>Applies the noise to a block.</summary>
    public void Apply(SampleBlock block)
    {
        Random.Restart(_seed, SampleStreams.FirstBlockOfRows + (ulong)block.Index);
        for (var i = 0; i < block.Count; i++)
        {
            Exchange(block, i);
        }

        foreach (var member in block.Members)
        {
            if (member.Noise == NoiseClass.None && _plan.Of(member.Person) is not NoiseClass.None and var planned)
            {
                member.Noise = TryApply(planned, member) ? planned
                    : InsteadOf(planned) is var instead && TryApply(instead, member) ? instead
                    : NoiseClass.None;
            }
        }
    }

    private void Exchange(SampleBlock block, int index)
    {
        var planned = _plan.Of(block[index].Person);
        if (block[index].Noise == NoiseClass.None && NoiseClasses.IsWrongNumber(planned))
        {
            _ = (planned == NoiseClass.Twin && NumberNoise.Twin(block, index, _plan))
                || (planned != NoiseClass.OtherPerson && NumberNoise.FamilySwap(block, index, _plan))
                || NumberNoise.OtherPerson(block, index, _plan, Random);
        }
    }

    private static NoiseClass InsteadOf(NoiseClass noise) => NoiseClasses.ExpectedOf(noise) switch
    {
        "disagree" => NoiseClass.HouseNumber,
        _ => NoiseClass.Space,
    };

    private bool TryApply(NoiseClass noise, SampleMember member) => noise switch
    {
        NoiseClass.Width => NotationNoise.Width(member, _tools),
        NoiseClass.Space => NotationNoise.Space(member, _tools),
        NoiseClass.OldKanji => KanjiNoise.OldKanji(member, _tools),
        NoiseClass.SmallKana => NotationNoise.SmallKana(member, _tools),
        NoiseClass.ChomeStyle => AddressNoise.ChomeStyle(member, _tools),
        NoiseClass.PrefectureMissing => AddressNoise.PrefectureMissing(member, _tools),
        NoiseClass.BuildingMissing => AddressNoise.BuildingMissing(member, _tools),
        NoiseClass.Gaiji => KanjiNoise.Gaiji(member, _tools),
        NoiseClass.RenamedCity => AddressNoise.RenamedCity(member, _tools),
        NoiseClass.HouseNumber => AddressNoise.HouseNumber(member, _tools),
        NoiseClass.Homophone => KanjiNoise.Homophone(member, _tools),
        NoiseClass.BirthDigit => FactNoise.BirthDigit(member, _tools),
        NoiseClass.SexSlip => FactNoise.SexSlip(member),
        NoiseClass.NotFound => true,
        // An exchange that found nobody.
        NoiseClass.None or NoiseClass.Twin or NoiseClass.FamilySwap or NoiseClass.OtherPerson => false,
    };
}
