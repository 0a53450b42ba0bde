using Shikaku.Core.Judgement;
using Shikaku.Core.Records;
using Shikaku.Features.Checks.Passes;
using Shikaku.Files;

namespace Shikaku.Features.Checks.Repetition;

/// <summary>
/// Notices rows that repeat a key or an individual number (S121 to S124, and the policies that count qualifications). While the rows are judged
/// only hashes are kept; if one occurs twice, the file is read once more and the rows that share it are looked at together.
/// </summary>
internal sealed class RowRepetition : IDisposable
{
    private readonly CheckSetup _setup;
    private readonly RepeatedHashes _keys;
    private readonly RepeatedHashes _numbers;
    private readonly Notes[] _notes;

    /// <summary>Makes an empty collection.</summary>
    /// <param name="setup">The check.</param>
    /// <param name="workers">How many workers note rows.</param>
    public RowRepetition(CheckSetup setup, int workers)
    {
        _setup = setup;
        _keys = new RepeatedHashes(workers);
        _numbers = new RepeatedHashes(workers);
        _notes = Workers.Equip(workers, worker => new Notes(setup, _keys.Of(worker), _numbers.Of(worker)));
    }

    /// <summary>Where a worker notes its rows.</summary>
    public Notes Of(int worker) => _notes[worker];

    /// <summary>Looks at the rows that repeat something and says what becomes of them.</summary>
    public RowRevisions Find(int workers, CancellationToken cancellation)
    {
        var keys = _keys.Find(workers, cancellation);
        var numbers = _numbers.Find(workers, cancellation);
        if (keys.Count == 0 && numbers.Count == 0)
        {
            return RowRevisions.None;
        }

        var rows = ReadAgain(keys, numbers, workers, cancellation);
        return RowRevisions.Of(rows, _setup.Day, AddressOnlyLines());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _keys.Dispose();
        _numbers.Dispose();
    }

    private RepeatedRow[] ReadAgain(HashSet<ulong> keys, HashSet<ulong> numbers, int workers, CancellationToken cancellation)
    {
        using var reader = new FileBlockReader(_setup.Members, _setup.MemberHeader, takeDigest: false);
        var scans = Workers.Equip(workers, _ => new RepetitionScan(_setup, keys, numbers));
        BlockPass.Run(reader, workers, Stream.Null, Stream.Null, (worker, block, _) => scans[worker].Read(block), cancellation);
        return [.. scans.SelectMany(scan => scan.Found)];
    }

    private HashSet<long> AddressOnlyLines() => [.. _notes.SelectMany(notes => notes.AddressOnlyLines)];

    /// <summary>The notes of one worker.</summary>
    /// <param name="setup">The check.</param>
    /// <param name="keys">Takes hashes of keys.</param>
    /// <param name="numbers">Takes hashes of numbers.</param>
    public sealed class Notes(CheckSetup setup, RepeatedHashes.Adder keys, RepeatedHashes.Adder numbers)
    {
        private readonly bool _countsQualifications = setup.Policy.AddressOnly == AddressOnlyRule.Several;

        /// <summary>Lines whose judgement depends on how many qualifications share the number.</summary>
        public List<long> AddressOnlyLines { get; } = [];

        /// <summary>Notes a row.</summary>
        /// <param name="row">The row.</param>
        /// <param name="facts">What was read from it.</param>
        public void Note(in MemberRow row, in MemberFacts facts)
        {
            if (RowHashes.HasKey(row, facts))
            {
                keys.Add(RowHashes.Shorten(RowHashes.OfKey(setup.Items, row, facts)));
            }

            if (!facts.Number.IsNone)
            {
                numbers.Add(RowHashes.OfNumber(setup.Items, facts));
            }
        }

        /// <summary>Notes a judgement.</summary>
        public void NoteVerdict(long line, Verdict verdict)
        {
            if (_countsQualifications && verdict.Vector == ItemVector.AddressDiffers)
            {
                AddressOnlyLines.Add(line);
            }
        }
    }
}
