using System.Numerics;
using Shikaku.Features.Checks.Passes;
using Shikaku.Files;

namespace Shikaku.Features.Checks.Join;

/// <summary>
/// The join for more residents than the memory holds: entries and the numbers of the members are parted by number into encrypted spill files,
/// the partitions are joined one after the other, and what was found is written to a file of links in the order of the members.
/// </summary>
internal sealed class SpillJoin : ResidentJoin
{
    /// <summary>More partitions would make the chunks of the workers the larger part of the memory.</summary>
    public const int MostPartitions = 256;

    private readonly CheckSetup _setup;
    private readonly int _workers;
    private readonly int _partitions;
    private readonly ulong _partitionKey;
    private readonly SpillPartitions<ResidentEntry> _residents;
    private readonly SpillPartitions<ResidentEntry>.Appender[] _appenders;
    private readonly MemberLinks _links;

    /// <summary>Makes an empty join.</summary>
    /// <param name="setup">The check.</param>
    /// <param name="options">Number of threads and folder.</param>
    /// <param name="partitions">Number of partitions.</param>
    public SpillJoin(CheckSetup setup, FileCheckOptions options, int partitions)
    {
        _setup = setup;
        _workers = options.Threads;
        _partitions = partitions;
        _partitionKey = BitOperations.RotateLeft(setup.Items.HashKey, 32) | 1;
        _residents = new SpillPartitions<ResidentEntry>(options.Output, partitions);
        _appenders = Workers.Equip(_workers, _ => new SpillPartitions<ResidentEntry>.Appender(_residents));
        _links = new MemberLinks(setup.Members, options.Output);
    }

    /// <inheritdoc/>
    public override ResidentFinder CreateFinder() => _links.CreateFinder();

    /// <inheritdoc/>
    public override void Dispose()
    {
        Array.ForEach(_appenders, appender => appender.Dispose());
        _residents.Dispose();
        _links.Dispose();
    }

    /// <inheritdoc/>
    protected override Action<ResidentEntry> EntriesOf(int worker) => entry => _appenders[worker].Add(PartitionOf(entry.Number), entry);

    /// <inheritdoc/>
    protected override List<long> Complete(CancellationToken cancellation)
    {
        Array.ForEach(_appenders, appender => appender.Finish());
        using var members = new SpillPartitions<MemberEntry>(_links.Folder, _partitions);
        ReadMembers(members, cancellation);
        var repeated = new List<long>();
        for (var partition = 0; partition < _partitions; partition++)
        {
            JoinPartition(partition, members, repeated, cancellation);
        }

        repeated.Sort();
        return repeated;
    }

    private int PartitionOf(ulong number) => (int)Math.BigMul(unchecked(number * _partitionKey), (ulong)_partitions, out _);

    private void ReadMembers(SpillPartitions<MemberEntry> members, CancellationToken cancellation)
    {
        using var reader = new FileBlockReader(_setup.Members, _setup.MemberHeader, takeDigest: false);
        var appenders = Workers.Equip(_workers, _ => new SpillPartitions<MemberEntry>.Appender(members));
        var scans = Array.ConvertAll(appenders, appender => new MemberNumberScan(_setup, entry => appender.Add(PartitionOf(entry.Number), entry)));
        try
        {
            BlockPass.Run(
                reader,
                _workers,
                Stream.Null,
                Stream.Null,
                (worker, block, _) => _links.SetRows(block.Index, scans[worker].Read(block)),
                cancellation);
            Array.ForEach(appenders, appender => appender.Finish());
        }
        finally
        {
            Array.ForEach(appenders, appender => appender.Dispose());
        }

        _links.CompleteRows();
    }

    private void JoinPartition(int partition, SpillPartitions<MemberEntry> members, List<long> repeated, CancellationToken cancellation)
    {
        using var builder = new ResidentIndexBuilder(workers: 1);
        foreach (var entry in _residents.Read(partition))
        {
            builder.Of(0).Add(entry);
        }

        using var index = builder.Build(_setup.Items.HashKey, repeated, cancellation);
        foreach (var member in members.Read(partition))
        {
            _links.Set(member.Block, member.Row, index.Find(member.Number, member.Digest));
        }
    }
}
