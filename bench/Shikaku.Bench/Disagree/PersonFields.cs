using System.Text;
using Shikaku.Core.Matching;

namespace Shikaku.Bench.Disagree;

/// <summary>The texts of a person as a file holds them, in memory that is used again.</summary>
internal sealed class PersonFields
{
    private readonly int[] _ends = new int[8];
    private byte[] _text = new byte[1024];
    private int _fields;

    public PersonText Person => new()
    {
        KanjiName = Field(0),
        KanaName = Field(1),
        AliasName = Field(2),
        FormerName = Field(3),
        BirthDate = Field(4),
        Sex = Field(5),
        Address = Field(6),
    };

    public void Clear() => _fields = 0;

    /// <summary>Takes the next item: kanji name, kana name, alias, former surname, birth date, sex, address.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        var start = _ends[_fields];
        if (_text.Length - start < Encoding.UTF8.GetMaxByteCount(text.Length))
        {
            Array.Resize(ref _text, 2 * (start + Encoding.UTF8.GetMaxByteCount(text.Length)));
        }

        _ends[++_fields] = start + Encoding.UTF8.GetBytes(text, _text.AsSpan(start));
    }

    private ReadOnlySpan<byte> Field(int field) => _text.AsSpan(_ends[field].._ends[field + 1]);
}
