using System.Buffers;
using System.Buffers.Text;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Matching;
using Shikaku.Core.Records;
using Shikaku.Core.Text;
using Shikaku.Features.Checks.Join;
using Shikaku.Files;

namespace Shikaku.Features.Residents.Simulation;

/// <summary>Answers the lines of requests as the registry would. One for each worker; allocates nothing per line.</summary>
/// <param name="residents">The residents.</param>
/// <param name="errors">Share of the lines answered with an error, in percent.</param>
/// <param name="chance">Says which.</param>
/// <param name="day">The present day, on which the comparison of renamed municipalities depends.</param>
internal sealed class InquiryAnswers(ResidentCatalogue residents, double errors, Chance chance, DateOnly day)
{
    private const int UsualBytes = 1 << 22;

    private static readonly StandardFormat TwelveDigits = new('D', IndividualNumber.Length);

    private static readonly ResidentColumn[] Texts =
    [
        ResidentColumn.KanjiName, ResidentColumn.KanaName, ResidentColumn.FormerName, ResidentColumn.AliasName, ResidentColumn.BirthDate, ResidentColumn.Sex,
        ResidentColumn.Address,
    ];

    private readonly CsvWriter _output = new(UsualBytes);
    private readonly ResidentReader _reader = new(residents.File, residents.Header);
    private readonly RecordComparer _comparer = new(residents.Tables, day);
    private readonly RecordComparison _comparison = new();
    private readonly ItemKey _key = new(residents.Tables, InquiryKind.Items);
    private readonly ItemKey _keyOfFour = new(residents.Tables, InquiryKind.FourItems);
    private readonly FileBlock _block = new();
    private readonly List<long> _hits = [];

    /// <summary>Answers a request.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="inquiries">Its lines. One that has no readable number is passed over.</param>
    /// <param name="choice">Which of them to answer.</param>
    /// <returns>A piece of a reply, valid until the next call.</returns>
    public ReadOnlyMemory<byte> Answer(Guid id, InquiryFile inquiries, LineChoice choice)
    {
        var key = Chance.KeyOf(id);
        _output.Clear();
        if (choice == LineChoice.Garbage)
        {
            return Garbage.Of(key);
        }

        _output.Records(RegistryReplyColumns.Header);
        using var blocks = new FileBlockReader(inquiries.File, inquiries.Header, takeDigest: false);
        var row = new BlockRow(inquiries.File.Encoding, inquiries.Header.FieldCount);
        while (blocks.TryRead(_block))
        {
            var rows = new BlockRows(_block, inquiries.Header, inquiries.File.Encoding);
            while (rows.TryRead(row))
            {
                if (row.Fault is null)
                {
                    AnswerLine(key, inquiries.Kind, new ResidentRow(row.TextIn(_block), row.Fields, inquiries.Header.FieldOfColumn), choice);
                }
            }
        }

        return _output.WrittenMemory;
    }

    private void AnswerLine(ulong request, InquiryKind kind, in ResidentRow inquiry, LineChoice choice)
    {
        // A request has the columns of a resident, and one more.
        var text = inquiry[(ResidentColumn)RegistryRequestColumns.Line];
        if (!Utf8Parser.TryParse(text, out int line, out var used) || used != text.Length || (choice != LineChoice.All && (line % 2 == 0) != (choice == LineChoice.Even)))
        {
            return;
        }

        if (chance.Happens(errors, ChanceOf.LineError, unchecked(request + (ulong)line)))
        {
            WriteNone(line, "9"u8);
        }
        else if (kind == InquiryKind.Number)
        {
            AnswerNumber(line, inquiry[ResidentColumn.IndividualNumber]);
        }
        else
        {
            AnswerItems(line, kind, inquiry.Person);
        }
    }

    private void AnswerNumber(int line, ReadOnlySpan<byte> text)
    {
        var (answer, offset) = IndividualNumber.TryParse(text, out var number, out _) ? residents.Find(number.ToKey()) : default;
        switch (answer)
        {
            case RegistryAnswer.Found:
                WriteResident(line, 1, number.ToKey(), _reader.Read(offset));
                break;
            case RegistryAnswer.Failed:
                WriteNone(line, "9"u8);
                break;
            default:
                WriteNone(line, "0"u8);
                break;
        }
    }

    private void AnswerItems(int line, InquiryKind kind, in PersonText person)
    {
        _hits.Clear();
        if ((kind == InquiryKind.Items ? _key : _keyOfFour).TryGet(person, out var key))
        {
            foreach (var offset in residents.ItemsOf(kind).Find(key))
            {
                _comparer.Compare(person, _reader.Read(offset).Person, _comparison);
                if (AgreesInAll() && (kind == InquiryKind.FourItems || _comparison.KanaName.Tier <= Tier.Variant))
                {
                    _hits.Add(offset);
                }
            }
        }

        if (_hits.Count == 0)
        {
            WriteNone(line, "0"u8);
        }

        _hits.Sort();
        foreach (var offset in _hits)
        {
            var row = _reader.Read(offset);
            if (IndividualNumber.TryParse(row[ResidentColumn.IndividualNumber], out var number, out _))
            {
                WriteResident(line, _hits.Count, residents.PresentNumberOf(number.ToKey()), row);
            }
        }
    }

    private bool AgreesInAll() =>
        _comparison is { KanjiName.Tier: <= Tier.Variant, BirthDate.Tier: <= Tier.Variant, Sex.Tier: <= Tier.Variant, Address.Tier: <= Tier.Variant };

    private void WriteNone(int line, ReadOnlySpan<byte> status)
    {
        _output.Field(line);
        _output.Field("0"u8);
        _output.Field(default(ReadOnlySpan<byte>));
        _output.Field(status);
        _output.RestOfRecord(",,,,,,,\n"u8);
    }

    private void WriteResident(int line, int hits, ulong number, in ResidentRow row)
    {
        Span<byte> digits = stackalloc byte[IndividualNumber.Length];
        Utf8Formatter.TryFormat(number, digits, out _, TwelveDigits);
        _output.Field(line);
        _output.Field(hits);
        _output.Field(digits);
        _output.Field("1"u8);
        foreach (var column in Texts)
        {
            _output.Field(row[column]);
        }

        _output.EndRecord();
    }
}
