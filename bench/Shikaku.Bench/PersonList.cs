using System.Runtime.CompilerServices;
using Shikaku.Core.Matching;

namespace Shikaku.Bench;

/// <summary>Persons in memory, their texts side by side.</summary>
/// <param name="capacity">How many persons there may be.</param>
internal sealed class PersonList(int capacity)
{
    private const int FieldsPerPerson = 7;

    private readonly int[] _ends = new int[(FieldsPerPerson * capacity) + 1];
    private byte[] _text = new byte[128 * capacity];
    private int _fields;

    public int Count => _fields / FieldsPerPerson;

    public PersonText this[int person]
    {
        get
        {
            var ends = _ends.AsSpan(person * FieldsPerPerson, FieldsPerPerson + 1);
            return new PersonText
            {
                KanjiName = Field(ends, 0),
                KanaName = Field(ends, 1),
                AliasName = Field(ends, 2),
                FormerName = Field(ends, 3),
                BirthDate = Field(ends, 4),
                Sex = Field(ends, 5),
                Address = Field(ends, 6),
            };
        }
    }

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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<byte> Field(ReadOnlySpan<int> ends, int field) => _text.AsSpan(ends[field], ends[field + 1] - ends[field]);

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
