using Shikaku.Features.Sampling;

namespace Shikaku.Bench.Disagree;

/// <summary>Towns of one municipality whose names differ in one character, replaced or left out: the ones that a careless comparison takes for one.</summary>
internal sealed class SimilarTowns
{
    private readonly (Town One, Town Other)[] _pairs;

    public SimilarTowns(PlaceList places) => _pairs =
    [
        .. from municipality in places.Towns.ToArray().GroupBy(town => town.Municipality)
           let towns = municipality.DistinctBy(town => town.Name, StringComparer.Ordinal).ToArray()
           from one in towns
           from other in towns
           where AreSimilar(one.Name, other.Name)
           select (one, other),
    ];

    public (Town One, Town Other) Draw(DeterministicRandom random) => random.Pick<(Town, Town)>(_pairs);

    private static bool AreSimilar(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var longer = Math.Max(one.Length, other.Length);
        if (longer - Math.Min(one.Length, other.Length) > 1 || one.SequenceEqual(other))
        {
            return false;
        }

        var start = one.CommonPrefixLength(other);
        var end = 1;
        while (end <= Math.Min(one.Length, other.Length) - start && one[^end] == other[^end])
        {
            end++;
        }

        return start + end - 1 >= longer - 1;
    }
}
