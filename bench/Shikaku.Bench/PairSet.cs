using Shikaku.Core.Matching;

namespace Shikaku.Bench;

/// <summary>Pairs in the order in which they are compared, their texts side by side: what is measured is the comparison, not the way to the memory.</summary>
/// <param name="capacity">How many pairs there may be.</param>
internal sealed class PairSet(int capacity)
{
    private readonly PersonList _persons = new(2 * capacity);

    public int Count => _persons.Count / 2;

    public PersonText Member(int pair) => _persons[2 * pair];

    public PersonText Resident(int pair) => _persons[(2 * pair) + 1];

    public void Add(in PersonText member, in PersonText resident)
    {
        _persons.Add(member);
        _persons.Add(resident);
    }
}
