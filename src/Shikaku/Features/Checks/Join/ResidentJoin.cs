using Shikaku.Core.Records;
using Shikaku.Core.Text;
using Shikaku.Features.Checks.Passes;
using Shikaku.Features.Checks.Results;
using Shikaku.Files;

namespace Shikaku.Features.Checks.Join;

/// <summary>Joins members and residents by number: in memory, or through spill files where the residents are too many.</summary>
internal abstract class ResidentJoin : IDisposable
{
    /// <summary>Number of rows in the residents file, blank lines left out.</summary>
    public long Rows { get; private set; }

    /// <summary>SHA-256 of the residents file.</summary>
    public string Digest { get; private set; } = "";

    /// <summary>The findings in the residents file, counted.</summary>
    public FindingCounts Counts { get; } = new();

    /// <summary>Reads the residents file and makes the join ready.</summary>
    /// <param name="setup">The check.</param>
    /// <param name="options">Number of threads, memory and folder.</param>
    /// <param name="findings">Takes the findings in the residents file.</param>
    /// <param name="progress">Told of bytes as they are read.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static ResidentJoin Open(CheckSetup setup, FileCheckOptions options, Stream findings, Action<long> progress, CancellationToken cancellation)
    {
        var bytes = ResidentIndex.BytesFor(EstimateRows(setup));
        ResidentJoin join = bytes <= options.ResidentMemory
            ? new IndexJoin(setup, options.Threads)
            : new SpillJoin(setup, options, (int)Math.Min(SpillJoin.MostPartitions, 1 + (2 * bytes / options.ResidentMemory)));
        try
        {
            join.Load(setup, options.Threads, findings, progress, cancellation);
            return join;
        }
        catch
        {
            join.Dispose();
            throw;
        }
    }

    /// <summary>A finder for one worker.</summary>
    public abstract ResidentFinder CreateFinder();

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Where a worker puts the entries of the rows that it reads.</summary>
    protected abstract Action<ResidentEntry> EntriesOf(int worker);

    /// <summary>Called when all entries are there.</summary>
    /// <returns>The offsets of the rows whose number stands in an earlier row, in order.</returns>
    protected abstract List<long> Complete(CancellationToken cancellation);

    private static long EstimateRows(CheckSetup setup)
    {
        var beginning = new byte[FileBlockReader.ReadBytes];
        var read = setup.Residents.Read(beginning, setup.ResidentHeader.DataOffset);
        var lines = 1 + MemoryExtensions.Count(beginning.AsSpan(0, read), (byte)'\n');
        return (setup.Residents.Length / Math.Max(1, read / lines)) + 1;
    }

    private void Load(CheckSetup setup, int workers, Stream findings, Action<long> progress, CancellationToken cancellation)
    {
        using var reader = new FileBlockReader(setup.Residents, setup.ResidentHeader, takeDigest: true);
        var scans = Workers.Equip(workers, worker => new ResidentScan(setup, EntriesOf(worker)));
        BlockPass.Run(
            reader,
            workers,
            Stream.Null,
            findings,
            (worker, block, output) =>
            {
                scans[worker].Read(block, output.Findings);
                progress(block.Length);
            },
            cancellation);
        Digest = reader.TakeDigest();
        foreach (var scan in scans)
        {
            Rows += scan.Rows;
            Counts.Add(scan.Counts);
        }

        var repeated = Complete(cancellation);
        Report(setup.ResidentHeader, scans.Min(scan => scan.FirstOtherLineEnd), repeated, reader.Lines, findings);
    }

    private void Report(FileHeader header, long otherLineEnd, List<long> repeated, LineNumbers lines, Stream findings)
    {
        var output = new CsvWriter();
        if (otherLineEnd < long.MaxValue)
        {
            FindingWriter.Write(output, otherLineEnd, ResidentScan.WholeRow, FindingCode.S007, Counts);
        }

        foreach (var unknown in header.UnknownColumns)
        {
            FindingWriter.Write(output, 1, $"{ResidentScan.WholeRow}.{unknown}", FindingCode.S006, Counts);
        }

        foreach (var offset in repeated)
        {
            FindingWriter.Write(output, lines.Of(offset), ResidentScan.NumberColumn, FindingCode.S008, Counts);
            if (output.Written.Length > FileBlockReader.ReadBytes)
            {
                findings.Write(output.Written);
                output.Clear();
            }
        }

        findings.Write(output.Written);
    }
}
