using System.Buffers;
using System.Buffers.Text;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Matching;
using Shikaku.Core.Records;
using Shikaku.Features.Checks.Join;
using Shikaku.Features.Checks.Passes;
using Shikaku.Files;

namespace Shikaku.Features.Residents.Simulation;

/// <summary>
/// The residents of the simulated registry: where in the residents file the row of a number lies, and which numbers were changed. The rows themselves stay in the file.
/// Read by several threads at once.
/// </summary>
internal sealed class ResidentCatalogue : IDisposable
{
    private const ulong Bodies = 100_000_000_000;

    private static readonly StandardFormat ElevenDigits = new('D', IndividualNumber.Length - 1);

    private readonly ResidentIndexBuilder _builder;
    private readonly ResidentIndex _index;
    private readonly Dictionary<ulong, ulong> _newNumbers = [];
    private readonly Dictionary<ulong, long> _renumbered = [];
    private readonly Lazy<ItemIndex> _items;
    private readonly Lazy<ItemIndex> _fourItems;

    private ResidentCatalogue(InputFile file, FileHeader header, ComparisonTables tables, ResidentIndexBuilder builder, ResidentIndex index, long rows)
    {
        (File, Header, Tables, _builder, _index, Rows) = (file, header, tables, builder, index, rows);
        _items = new Lazy<ItemIndex>(() => ItemIndex.Build(this, InquiryKind.Items));
        _fourItems = new Lazy<ItemIndex>(() => ItemIndex.Build(this, InquiryKind.FourItems));
    }

    /// <summary>The residents file.</summary>
    public InputFile File { get; }

    /// <summary>Its header.</summary>
    public FileHeader Header { get; }

    /// <summary>The tables by which persons are compared.</summary>
    public ComparisonTables Tables { get; }

    /// <summary>Number of usable rows.</summary>
    public long Rows { get; }

    /// <summary>Finds residents by five or four items. Made when it is asked for first.</summary>
    public ItemIndex ItemsOf(InquiryKind kind) => kind == InquiryKind.FourItems ? _fourItems.Value : _items.Value;

    /// <summary>Reads the numbers of a residents file.</summary>
    /// <param name="path">The path as given by the user.</param>
    /// <param name="changedNumbers">Share of the residents whose number was changed, in percent.</param>
    /// <param name="chance">Says whose.</param>
    /// <param name="tables">The tables by which persons are compared.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="Commands.UnusableInputException">The file cannot be read.</exception>
    public static ResidentCatalogue Read(string path, double changedNumbers, Chance chance, ComparisonTables tables, CancellationToken cancellation)
    {
        var file = InputFile.Open(path);
        ResidentIndexBuilder? builder = null;
        try
        {
            var header = FileHeader.Read(file, ResidentColumns.All);
            using var reader = new FileBlockReader(file, header, takeDigest: false);
            var workers = Environment.ProcessorCount;
            builder = new ResidentIndexBuilder(workers);
            var scans = new Scan[workers];
            for (var worker = 0; worker < workers; worker++)
            {
                scans[worker] = new Scan(file, header, builder.Of(worker), number => chance.Happens(changedNumbers, ChanceOf.ChangedNumber, number));
            }

            BlockPass.Run(reader, workers, Stream.Null, Stream.Null, (worker, block, _) => scans[worker].Read(block), cancellation);
            var index = builder.Build(chance.Number(ChanceOf.NewNumber, 0), [], cancellation);
            var catalogue = new ResidentCatalogue(file, header, tables, builder, index, scans.Sum(scan => scan.Rows));
            catalogue.ChangeNumbers(scans.SelectMany(scan => scan.Changed), chance);
            return catalogue;
        }
        catch
        {
            builder?.Dispose();
            file.Dispose();
            throw;
        }
    }

    /// <summary>Finds the resident of a number.</summary>
    /// <param name="number">個人番号.</param>
    /// <returns>What the registry says, and where the row lies. A number that was changed is not known any more.</returns>
    public (RegistryAnswer Answer, long Offset) Find(ulong number)
    {
        if (_newNumbers.ContainsKey(number))
        {
            return (RegistryAnswer.NotFound, 0);
        }

        if (_renumbered.TryGetValue(number, out var place))
        {
            return (RegistryAnswer.Found, place);
        }

        var link = _index.Find(number, default);
        return (link.Answer, link.Offset);
    }

    /// <summary>The number that a resident has now.</summary>
    /// <param name="number">The number in the residents file.</param>
    public ulong PresentNumberOf(ulong number) => _newNumbers.GetValueOrDefault(number, number);

    /// <inheritdoc/>
    public void Dispose()
    {
        _index.Dispose();
        _builder.Dispose();
        File.Dispose();
    }

    /// <summary>Gives new numbers that nobody has. In the order of the file, so that they do not depend on who read it.</summary>
    private void ChangeNumbers(IEnumerable<(long Offset, ulong Number)> changed, Chance chance)
    {
        foreach (var (offset, number) in changed.Order())
        {
            if (_newNumbers.ContainsKey(number) || _index.Find(number, default).Offset != offset)
            {
                continue;
            }

            var next = chance.Number(ChanceOf.NewNumber, number);
            ulong found;
            while (!TryMakeNumber(next % Bodies, out found) || _index.Find(found, default).Answer != RegistryAnswer.NotInFile || !_renumbered.TryAdd(found, offset))
            {
                next = chance.Number(ChanceOf.NewNumber, next);
            }

            _newNumbers.Add(number, found);
        }
    }

    private static bool TryMakeNumber(ulong body, out ulong number)
    {
        Span<byte> digits = stackalloc byte[IndividualNumber.Length];
        Utf8Formatter.TryFormat(body, digits, out _, ElevenDigits);
        digits[^1] = (byte)('0' + CheckDigits.Modulus11Person(digits[..^1]));
        var isNumber = IndividualNumber.TryParse(digits, out var made, out _);
        number = made.ToKey();
        return isNumber;
    }

    /// <summary>Reads blocks for one worker.</summary>
    private sealed class Scan(InputFile file, FileHeader header, UnmanagedList<ResidentEntry>.Appender entries, Predicate<ulong> isChanged)
    {
        private readonly BlockRow _row = new(file.Encoding, header.FieldCount);

        public long Rows { get; private set; }

        public List<(long Offset, ulong Number)> Changed { get; } = [];

        public void Read(FileBlock block)
        {
            var rows = new BlockRows(block, header, file.Encoding);
            while (rows.TryRead(_row))
            {
                if (_row.Fault is null)
                {
                    Read(new ResidentRow(_row.TextIn(block), _row.Fields, header.FieldOfColumn), _row.Offset);
                }
            }
        }

        private void Read(in ResidentRow row, long offset)
        {
            if (!IndividualNumber.TryParse(row[ResidentColumn.IndividualNumber], out var number, out _))
            {
                return;
            }

            Rows++;
            entries.Add(new ResidentEntry(number.ToKey(), new ResidentLink(offset, row.Answer), default));
            if (row.Answer == RegistryAnswer.Found && isChanged(number.ToKey()))
            {
                Changed.Add((offset, number.ToKey()));
            }
        }
    }
}
