using System.Buffers;
using System.Buffers.Text;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Matching;
using Shikaku.Core.Text;

namespace Shikaku.Features.Residents;

/// <summary>
/// Writes the lines of a request into a buffer that is used again for the next one; allocates nothing per line. Not safe for use by several threads.
/// What it holds are numbers and names: <see cref="Dispose"/> wipes them.
/// </summary>
internal sealed class RegistryRequestWriter : IDisposable
{
    private const int UsualBytes = 1 << 19;

    private static readonly StandardFormat TwelveDigits = new('D', IndividualNumber.Length);

    private readonly InquiryKind _kind;
    private readonly CsvWriter _output = new(UsualBytes);

    /// <summary>Starts with no line.</summary>
    /// <param name="kind">How the lines ask.</param>
    public RegistryRequestWriter(InquiryKind kind)
    {
        _kind = kind;
        Clear();
    }

    /// <summary>Number of lines so far: that of the line added last.</summary>
    public int Lines { get; private set; }

    /// <summary>The content of the request, valid until the next line is added.</summary>
    public ReadOnlyMemory<byte> Content => _output.WrittenMemory;

    /// <summary>Adds a line that asks by number.</summary>
    public void Add(IndividualNumber number)
    {
        BeginLine(asksByNumber: true);
        Span<byte> digits = stackalloc byte[IndividualNumber.Length];
        Utf8Formatter.TryFormat(number.ToKey(), digits, out _, TwelveDigits);
        _output.Field(digits);
        _output.EndRecord();
    }

    /// <summary>Adds a line that asks by all the items of its kind: five, or for <see cref="InquiryKind.FourItems"/> those without kana. There is no asking by fewer.</summary>
    /// <exception cref="ArgumentException">An item is blank.</exception>
    public void Add(in PersonText person)
    {
        if (_kind != InquiryKind.Number && !IsComplete(_kind, person))
        {
            throw new ArgumentException("An inquiry lacks an item.", nameof(person));
        }

        BeginLine(asksByNumber: false);
        _output.Field(person.KanjiName);
        if (_kind == InquiryKind.Items)
        {
            _output.Field(person.KanaName);
        }

        _output.Field(person.BirthDate);
        _output.Field(person.Sex);
        _output.Field(person.Address);
        _output.EndRecord();
    }

    /// <summary>Whether a person's texts hold every item that a kind of inquiry asks by. A sex that is not set (3) is none.</summary>
    /// <param name="kind">How to ask: by five or by four items.</param>
    /// <param name="person">The texts.</param>
    public static bool IsComplete(InquiryKind kind, in PersonText person) =>
        !IdentifierText.IsBlank(person.KanjiName) && (kind == InquiryKind.FourItems || !IdentifierText.IsBlank(person.KanaName)) && !IdentifierText.IsBlank(person.BirthDate)
            && SexText.TryParse(person.Sex, out Sex sex) && sex != Sex.NotSet && !IdentifierText.IsBlank(person.Address);

    /// <summary>Forgets the lines and keeps the buffer.</summary>
    public void Clear()
    {
        _output.Clear();
        _output.Records(RegistryRequestColumns.HeaderOf(_kind));
        Lines = 0;
    }

    /// <summary>Wipes the lines.</summary>
    public void Dispose()
    {
        _output.Wipe();
        Lines = 0;
    }

    private void BeginLine(bool asksByNumber)
    {
        if (asksByNumber != (_kind == InquiryKind.Number) || Lines == RegistryRequest.MostLines)
        {
            throw new InvalidOperationException("The request is of the other kind, or full.");
        }

        _output.Field(++Lines);
    }
}
