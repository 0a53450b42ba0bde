using Shikaku.Core.Names;
using Shikaku.Core.Text;

namespace Shikaku.Features.Sampling;

/// <summary>Other forms of the kanji in names (新旧字体・異体字), taken from the relations that the comparison knows, guard and all.</summary>
internal sealed class KanjiVariants
{
    private readonly Dictionary<char, char[]> _forms;
    private readonly KanjiRelations _relations;

    /// <summary>Reads the tables of kanji.</summary>
    /// <param name="tables">Gives the bytes of a table by its file name.</param>
    /// <param name="characters">Forms outside of these are left out.</param>
    /// <exception cref="InvalidDataException">A table is damaged.</exception>
    public KanjiVariants(Func<string, byte[]> tables, ShiftJisSet characters)
    {
        _relations = KanjiRelations.Parse(tables);
        var pairs = new List<(char Form, char Other)>();
        foreach (var file in (ReadOnlySpan<string>)[KanjiRelations.OfficialFileName, KanjiRelations.MojiJohoFileName, KanjiRelations.JisFileName])
        {
            var reader = new TableReader(file, tables(file), "row", "from", "to", "class");
            while (reader.Read())
            {
                if (reader.GetCodePoint(1) <= char.MaxValue && reader.GetCodePoint(2) <= char.MaxValue)
                {
                    var (from, to) = ((char)reader.GetCodePoint(1), (char)reader.GetCodePoint(2));
                    if (characters.Contains([from, to]) && from >= '一' && to >= '一' && _relations.AreRelated(from, to, withImmigration: false, out _))
                    {
                        pairs.Add((from, to));
                        pairs.Add((to, from));
                    }
                }
            }
        }

        _forms = pairs.Distinct().GroupBy(pair => pair.Form)
            .ToDictionary(group => group.Key, group => group.Select(pair => pair.Other).Order().ToArray());
    }

    /// <summary>The other forms of a character; none for most.</summary>
    public ReadOnlySpan<char> FormsOf(char character) => _forms.GetValueOrDefault(character);

    /// <summary>Whether a name holds a character that has another form.</summary>
    public bool HasForm(string name)
    {
        foreach (var character in name)
        {
            if (_forms.ContainsKey(character))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The text with every character replaced by the least of its forms, so that names that may be taken for each other are mostly equal.</summary>
    public string ToLeastForms(string text) => string.Create(text.Length, text, (least, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            var forms = FormsOf(source[i]);
            least[i] = forms.IsEmpty || source[i] < forms[0] ? source[i] : forms[0];
        }
    });

    /// <summary>Whether two names are two spellings that a comparison may take for one: of equal length, and related or alike in every place.</summary>
    public bool MayBeOne(string left, string right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        for (var i = 0; i < left.Length; i++)
        {
            var (one, other) = (AsKatakana(left[i]), AsKatakana(right[i]));
            // 々 repeats what stands before it: 佐々木 and 佐佐木 may be one.
            if (one != other && one != '々' && other != '々' && !_relations.AreRelated(one, other, withImmigration: true, out _))
            {
                return false;
            }
        }

        return true;
    }

    private static char AsKatakana(char character) => character is >= 'ぁ' and <= 'ゖ' ? (char)(character + ('ァ' - 'ぁ')) : character;
}
