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
        BeginLine(InquiryKind.Number);
        Span<byte> digits = stackalloc byte[IndividualNumber.Length];
        Utf8Formatter.TryFormat(number.ToKey(), digits, out _, TwelveDigits);
        _output.Field(digits);
        _output.EndRecord();
    }

    /// <summary>Adds a line that asks by five items.</summary>
    public void Add(in PersonText person)
    {
        BeginLine(InquiryKind.Items);
        _output.Field(person.KanjiName);
        _output.Field(person.KanaName);
        _output.Field(person.BirthDate);
        _output.Field(person.Sex);
        _output.Field(person.Address);
        _output.EndRecord();
    }

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

    private void BeginLine(InquiryKind kind)
    {
        if (kind != _kind || Lines == RegistryRequest.MostLines)
        {
            throw new InvalidOperationException("The request is of the other kind, or full.");
        }

        _output.Field(++Lines);
    }
}
