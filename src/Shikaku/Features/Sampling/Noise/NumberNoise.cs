namespace Shikaku.Features.Sampling.Noise;

/// <summary>
/// Wrong numbers: two people of one insurer carry each other's 個人番号. Both are members, so an exchange never puts one number on two rows
/// of one insurer, which the registration would refuse at once.
/// </summary>
internal static class NumberNoise
{
    /// <summary>Exchanges the numbers of two twins of the household.</summary>
    public static bool Twin(SampleBlock block, int index, NoisePlan plan)
    {
        var first = index - block[index].PlaceInHousehold;
        for (var i = first; i < block.Count && block[i].Household == block[index].Household; i++)
        {
            if (block[i].TwinPlace >= 0 && TryExchange(block, i, first + block[i].TwinPlace, NoiseClass.Twin, plan))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Exchanges the number with another person of the household who is not the twin.</summary>
    public static bool FamilySwap(SampleBlock block, int index, NoisePlan plan)
    {
        var first = index - block[index].PlaceInHousehold;
        for (var i = first; i < block.Count && block[i].Household == block[index].Household; i++)
        {
            if (i - first != block[index].TwinPlace && TryExchange(block, index, i, NoiseClass.FamilySwap, plan))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Exchanges the number with a person of another household.</summary>
    public static bool OtherPerson(SampleBlock block, int index, NoisePlan plan, DeterministicRandom random)
    {
        var start = random.Below(block.Count);
        for (var i = 0; i < block.Count; i++)
        {
            var other = (start + i) % block.Count;
            if (block[other].Household != block[index].Household && block[other].BirthDate != block[index].BirthDate
                && TryExchange(block, index, other, NoiseClass.OtherPerson, plan))
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryExchange(SampleBlock block, int one, int other, NoiseClass noise, NoisePlan plan)
    {
        var (left, right) = (block[one], block[other]);
        if (one == other || left.Noise != NoiseClass.None || right.Noise != NoiseClass.None
            || plan.Of(left.Person) == NoiseClass.NotFound || plan.Of(right.Person) == NoiseClass.NotFound
            || IsSamePerson(left, right))
        {
            return false;
        }

        (left.NumberOf, right.NumberOf) = (right.NumberOf, left.NumberOf);
        (left.Noise, right.Noise) = (noise, noise);
        return true;
    }

    // Nobody could tell them apart, and no check should be asked to.
    private static bool IsSamePerson(SampleMember left, SampleMember right) =>
        left.BirthDate == right.BirthDate && left.Sex == right.Sex && left.Family == right.Family && left.Given == right.Given;
}
