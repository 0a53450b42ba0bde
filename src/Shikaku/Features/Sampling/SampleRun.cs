using Shikaku.Commands;
using Shikaku.Core.Records;
using Shikaku.Features.Sampling.Noise;
using Shikaku.Storage;

namespace Shikaku.Features.Sampling;

/// <summary>
/// Writes members.csv with truth.csv, and residents.csv in another order, side by side. Every block of people is made twice, once for each,
/// because that is cheaper than to remember anybody; memory does not grow with the sample.
/// </summary>
internal sealed class SampleRun
{
    private readonly SampleRequest _request;
    private readonly SampleTables _tables;
    private readonly SampleInsurer[] _insurers;
    private readonly BlockDirectory _directory;
    private readonly NoisePlan _plan;

    /// <summary>Prepares a run.</summary>
    public SampleRun(SampleRequest request, SampleTables tables)
    {
        _request = request;
        _tables = tables;
        _insurers = InsurerRoster.Make(request.Seed, request.Members, request.Insurers);
        _directory = new BlockDirectory(_insurers);
        _plan = new NoisePlan(request.Seed, request.Noise);
    }

    /// <summary>Steps of progress: every person counts twice.</summary>
    public long Steps => 2 * _request.Members;

    /// <summary>Writes the files.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="progress">Told of every person written.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="UnusableInputException">The files cannot be written.</exception>
    public async Task<SampleSummary> WriteAsync(ResultFolder folder, ProgressDisplay progress, CancellationToken cancellation)
    {
        using var stopBoth = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var membersFile = new SampleFile(folder, "members.csv");
        var residentsFile = new SampleFile(folder, "residents.csv");
        var truthFile = new SampleFile(folder, "truth.csv");
        var members = Task.Run(() => StoppingBoth(() => WriteMembers(membersFile, truthFile, progress, stopBoth.Token), stopBoth), CancellationToken.None);
        var residents = Task.Run(() => StoppingBoth(() => WriteResidents(residentsFile, progress, stopBoth.Token), stopBoth), CancellationToken.None);
        try
        {
            await Task.WhenAll(members, residents);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // One side stopped the other: the failure of the first is what happened.
            await (members.IsFaulted ? (Task)members : residents);
        }

        folder.Publish();
        return new SampleSummary(_request.Members, await residents, _insurers.Length, await members);
    }

    private static T StoppingBoth<T>(Func<T> work, CancellationTokenSource stopBoth)
    {
        try
        {
            return work();
        }
        catch
        {
            stopBoth.Cancel();
            throw;
        }
    }

    private long[] WriteMembers(SampleFile members, SampleFile truth, ProgressDisplay progress, CancellationToken cancellation)
    {
        var maker = new BlockMaker(_request.Seed, _directory, _tables, _plan);
        var noise = new NoiseMaker(_request.Seed, _plan, _tables);
        var rows = new SampleRows(_request.Seed);
        var block = new SampleBlock();
        var registration = new Registration();
        var classes = new long[NoiseClasses.Count];
        foreach (var column in MemberColumns.All)
        {
            members.Csv.Field(column.Name);
        }

        members.Csv.EndRecord();
        truth.Csv.Header("member_id", "class", "wrong_number", "expected");
        Span<DateOnly> birthDates = stackalloc DateOnly[BlockDirectory.BlockSize];
        for (long index = 0; index < _directory.Blocks; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            maker.Make(index, block);
            for (var i = 0; i < block.Count; i++)
            {
                birthDates[i] = block[i].BirthDate;
            }

            noise.Apply(block);
            for (var i = 0; i < block.Count; i++)
            {
                RegistrationMaker.Make(registration, block[i], birthDates[i], block, noise.Random);
                rows.Member(members.Csv, block[i], block.Insurer, registration);
                rows.Truth(truth.Csv, block[i], block.Insurer);
                classes[(int)block[i].Noise]++;
            }

            members.FlushIfFull();
            truth.FlushIfFull();
            progress.Advance(block.Count);
        }

        members.Flush();
        truth.Flush();
        return classes;
    }

    private long WriteResidents(SampleFile residents, ProgressDisplay progress, CancellationToken cancellation)
    {
        var maker = new BlockMaker(_request.Seed, _directory, _tables, _plan);
        var rows = new SampleRows(_request.Seed);
        var block = new SampleBlock();
        var order = new Permutation((ulong)_directory.Blocks, _request.Seed, SampleStreams.ResidentOrder);
        long written = 0;
        foreach (var column in ResidentColumns.All)
        {
            residents.Csv.Field(column.Name);
        }

        residents.Csv.EndRecord();
        for (long place = 0; place < _directory.Blocks; place++)
        {
            cancellation.ThrowIfCancellationRequested();
            maker.Make((long)order.At((ulong)place), block);
            var orderInBlock = new Permutation((ulong)block.Count, _request.Seed, SampleStreams.FirstBlock + (ulong)block.Index);
            for (var i = 0; i < block.Count; i++)
            {
                var member = block[(int)orderInBlock.At((ulong)i)];
                if (_plan.Of(member.Person) != NoiseClass.NotFound)
                {
                    rows.Resident(residents.Csv, member);
                    written++;
                }
                else if (member.Person % 2 == 0)
                {
                    // The registry says that it does not know the number; for the others its answer has no row at all.
                    rows.UnknownResident(residents.Csv, member);
                    written++;
                }
            }

            residents.FlushIfFull();
            progress.Advance(block.Count);
        }

        residents.Flush();
        return written;
    }
}
