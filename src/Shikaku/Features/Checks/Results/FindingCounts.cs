using Shikaku.Core.Records;

namespace Shikaku.Features.Checks.Results;

/// <summary>How often each finding code occurred. One for each worker, added up at the end.</summary>
internal sealed class FindingCounts
{
    private readonly long[] _counts = new long[FindingCatalogue.All.Length];

    /// <summary>How often a code occurred.</summary>
    public long this[FindingCode code] => _counts[(int)code];

    /// <summary>Counts one finding.</summary>
    public void Add(FindingCode code) => _counts[(int)code]++;

    /// <summary>Adds the counts of another worker.</summary>
    public void Add(FindingCounts other)
    {
        for (var i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }
    }
}
