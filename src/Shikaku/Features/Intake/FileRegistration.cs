using Shikaku.Core.Identifiers;
using Shikaku.Core.Records;
using Shikaku.Features.Members;
using Shikaku.Features.Vault;
using Shikaku.Files;

namespace Shikaku.Features.Intake;

/// <summary>Registers the rows of a file, block after block, in the order of the file.</summary>
/// <param name="file">The file.</param>
/// <param name="header">Its header.</param>
/// <param name="repetition">What is repeated in it.</param>
/// <param name="transaction">The change that it makes.</param>
/// <param name="findings">Takes the findings.</param>
internal sealed class FileRegistration(InputFile file, FileHeader header, FileRepetition repetition, MemberTransaction transaction, IntakeFindings findings)
{
    private readonly BlockRow _row = new(file.Encoding, header.FieldCount);
    private readonly RowFindings _rowFindings = new();
    private readonly List<(NumberReading Number, PersonKey Person)> _people = [];
    private readonly HashSet<string> _members = new(StringComparer.Ordinal);
    private readonly HashSet<PersonKey> _persons = [];
    private readonly HashSet<string> _withLoss = new(StringComparer.Ordinal);
    private long _firstOtherLineEnd = long.MaxValue;

    /// <summary>What became of the rows.</summary>
    public IntakeCounts Counts { get; } = new(findings.Counts);

    /// <summary>Registers all rows.</summary>
    /// <param name="progress">Told of bytes as they are done.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task RunAsync(Func<long, Task> progress, CancellationToken cancellation)
    {
        foreach (var unknown in header.UnknownColumns)
        {
            findings.Note(1, unknown, FindingCode.S006);
        }

        var isFirst = !await transaction.HasMembersAsync(cancellation);
        using var reader = new FileBlockReader(file, header, takeDigest: false);
        var block = new FileBlock();
        while (reader.TryRead(block))
        {
            ReadPeople(block, isFirst);
            if (_members.Count + _persons.Count > 0)
            {
                await transaction.LoadAsync(_members, _persons, _withLoss, cancellation);
            }

            Register(block);
            await transaction.FlushIfLargeAsync(cancellation);
            await findings.FlushIfLargeAsync(cancellation);
            await progress(block.Length);
        }

        if (_firstOtherLineEnd < long.MaxValue)
        {
            findings.Note(_firstOtherLineEnd, "", FindingCode.S007);
        }

        await findings.FlushAsync(cancellation);
    }

    /// <summary>
    /// Finds whose rows these are, and what of them may be on record. A first file of an insurer meets nothing but its own earlier rows, so only members and
    /// numbers that occur again in it are looked for.
    /// </summary>
    private void ReadPeople(FileBlock block, bool isFirst)
    {
        _people.Clear();
        _members.Clear();
        _persons.Clear();
        _withLoss.Clear();
        var rows = new BlockRows(block, header, file.Encoding);
        while (rows.TryRead(_row))
        {
            if (_row.Fault is not null)
            {
                _people.Add(default);
                continue;
            }

            var row = new MemberRow(_row.TextIn(block), _row.Fields, header.FieldOfColumn);
            var number = NumberReading.Of(row[MemberColumn.IndividualNumber]);
            var person = number.Number.IsNone ? default : transaction.Seal.PersonKeyOf(number.Number);
            _people.Add((number, person));
            var member = row[MemberColumn.MemberId];
            if ((isFirst && !repetition.MayShare(member, number.Number)) || !MemberId.IsWellFormed(member))
            {
                continue;
            }

            var name = System.Text.Encoding.ASCII.GetString(member);
            _members.Add(name);
            if (!IdentifierText.IsBlank(row[MemberColumn.LostOn]))
            {
                _withLoss.Add(name);
            }

            if (!number.Number.IsNone)
            {
                _persons.Add(person);
            }
        }
    }

    private void Register(FileBlock block)
    {
        var rows = new BlockRows(block, header, file.Encoding);
        for (var i = 0; rows.TryRead(_row); i++)
        {
            if (_row.Fault is { } fault)
            {
                findings.Note(_row.Line, "", fault);
                Counts.Add(RegistrationResult.Refused);
                continue;
            }

            Counts.Add(Register(new MemberRow(_row.TextIn(block), _row.Fields, header.FieldOfColumn), _people[i]));
        }

        _firstOtherLineEnd = Math.Min(_firstOtherLineEnd, rows.FirstOtherLineEnd);
    }

    private RegistrationResult Register(in MemberRow row, (NumberReading Number, PersonKey Person) who)
    {
        _rowFindings.Reset();
        var repeated = repetition.FindingOf(_row.Line);
        if (repeated is { } code)
        {
            _rowFindings.Add(code, MemberColumn.MemberId);
        }

        var result = repeated is null
            ? transaction.Register(row, who.Number, who.Person, isOfFile: true, _rowFindings)
            : repeated == FindingCode.S121 ? RegistrationResult.Ignored : RegistrationResult.Refused;
        foreach (var finding in _rowFindings.All)
        {
            findings.Note(_row.Line, MemberColumns.NameOf(finding.Column), finding.Code);
        }

        return result;
    }
}
