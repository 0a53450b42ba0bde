using Shikaku.Core.Matching;

namespace Shikaku.Bench;

/// <summary>Pairs in the order in which they are compared, their texts side by side: what is measured is the comparison, not the way to the memory.</summary>
/// <param name="count">Number of pairs.</param>
internal sealed class PairSet(int count)
{
    private const int FieldsPerPerson = 7;

    private readonly int[] _ends = new int[(2 * FieldsPerPerson * count) + 1];
    private byte[] _text = new byte[256 * count];
    private int _fields;

    public int Count => count;

    public PersonText Member(int pair) => Person(2 * pair);

    public PersonText Resident(int pair) => Person((2 * pair) + 1);

    /// <summary>Takes the member of the next pair, then its resident.</summary>
    public void Add(in PersonText person)
    {
        Append(person.KanjiName);
        Append(person.KanaName);
        Append(person.AliasName);
        Append(person.FormerName);
        Append(person.BirthDate);
        Append(person.Sex);
        Append(person.Address);
    }

    private PersonText Person(int person)
    {
        var first = person * FieldsPerPerson;
        return new PersonText
        {
            KanjiName = Field(first),
            KanaName = Field(first + 1),
            AliasName = Field(first + 2),
            FormerName = Field(first + 3),
            BirthDate = Field(first + 4),
            Sex = Field(first + 5),
            Address = Field(first + 6),
        };
    }

    private ReadOnlySpan<byte> Field(int field) => _text.AsSpan(_ends[field], _ends[field + 1] - _ends[field]);

    private void Append(ReadOnlySpan<byte> text)
    {
        var start = _ends[_fields];
        if (start + text.Length > _text.Length)
        {
            Array.Resize(ref _text, 2 * (_text.Length + text.Length));
        }

        text.CopyTo(_text.AsSpan(start));
        _ends[++_fields] = start + text.Length;
    }
}
