using Shikaku.Features.Checks.Passes;

namespace Shikaku.Features.Checks.Join;

/// <summary>Collects entries from several workers and builds an index of them with as many threads.</summary>
internal sealed class ResidentIndexBuilder : IDisposable
{
    private const uint FetchAhead = 8;

    private readonly UnmanagedList<ResidentEntry> _entries = new();
    private readonly UnmanagedList<ResidentEntry>.Appender[] _appenders;

    /// <summary>Makes an empty collection.</summary>
    /// <param name="workers">Number of workers.</param>
    public ResidentIndexBuilder(int workers) =>
        _appenders = Workers.Equip(workers, _ => new UnmanagedList<ResidentEntry>.Appender(_entries));

    /// <summary>Where a worker adds its entries.</summary>
    public UnmanagedList<ResidentEntry>.Appender Of(int worker) => _appenders[worker];

    /// <summary>Builds the index; the entries live as long as this builder.</summary>
    /// <param name="hashKey">Random bits for the hash table.</param>
    /// <param name="repeated">Takes the offsets of the rows whose number stands in an earlier row, in no particular order.</param>
    /// <param name="cancellation">Stops the building.</param>
    public ResidentIndex Build(ulong hashKey, List<long> repeated, CancellationToken cancellation)
    {
        var ranges = new List<(uint First, int Count)>();
        var count = 0L;
        foreach (var appender in _appenders)
        {
            foreach (var range in appender.Ranges)
            {
                ranges.Add(range);
                count += range.Count;
            }
        }

        var index = new ResidentIndex(_entries, count, hashKey);
        var next = -1;
        Workers.Run(
            _appenders.Length,
            (_, stop) =>
            {
                int place;
                while ((place = Interlocked.Increment(ref next)) < ranges.Count)
                {
                    stop.ThrowIfCancellationRequested();
                    AddRange(index, ranges[place], repeated);
                }
            },
            cancellation);
        return index;
    }

    /// <inheritdoc/>
    public void Dispose() => _entries.Dispose();

    private static void AddRange(ResidentIndex index, (uint First, int Count) range, List<long> repeated)
    {
        for (var i = 0U; i < range.Count; i++)
        {
            index.FetchSlotOf(range.First + Math.Min(i + FetchAhead, (uint)range.Count - 1));
            if (index.Add(range.First + i) is { } loser)
            {
                lock (repeated)
                {
                    repeated.Add(loser.Offset);
                }
            }
        }
    }
}
