namespace Shikaku.Features.Sampling;

/// <summary>Draws an index by weight in constant time: the alias method of Walker, laid out as Vose did, in whole numbers so that every machine agrees.</summary>
internal sealed class AliasTable
{
    private readonly uint[] _keep;
    private readonly int[] _alias;

    /// <summary>Makes the table.</summary>
    /// <param name="weights">At least one; none negative, not all zero; count times sum below 2^63.</param>
    public AliasTable(ReadOnlySpan<long> weights)
    {
        var count = weights.Length;
        _keep = new uint[count];
        _alias = new int[count];
        var scaled = new long[count];
        long total = 0;
        foreach (var weight in weights)
        {
            total += weight;
        }

        var small = new Stack<int>();
        var large = new Stack<int>();
        for (var i = 0; i < count; i++)
        {
            scaled[i] = weights[i] * count;
            (scaled[i] < total ? small : large).Push(i);
        }

        while (small.Count > 0 && large.Count > 0)
        {
            var less = small.Pop();
            var more = large.Pop();
            _keep[less] = (uint)(((UInt128)scaled[less] << 32) / (UInt128)total);
            _alias[less] = more;
            scaled[more] -= total - scaled[less];
            (scaled[more] < total ? small : large).Push(more);
        }

        foreach (var full in small.Concat(large))
        {
            _keep[full] = uint.MaxValue;
            _alias[full] = full;
        }
    }

    /// <summary>Draws an index.</summary>
    public int Draw(DeterministicRandom random)
    {
        var index = random.Below(_keep.Length);
        return (uint)(random.Next() >> 32) < _keep[index] ? index : _alias[index];
    }
}
