using Shikaku.Core.Text;

namespace Shikaku.Core.Identifiers;

/// <summary>The code lists of ID-04 (<c>data/codes.tsv</c>).</summary>
public sealed class CodeLists
{
    private readonly Dictionary<string, CodeList> _lists = new(StringComparer.Ordinal);

    private CodeLists()
    {
    }

    /// <summary>Names of the lists.</summary>
    public IReadOnlyCollection<string> Names => _lists.Keys;

    /// <summary>Reads the table.</summary>
    /// <exception cref="InvalidDataException">The table is damaged.</exception>
    public static CodeLists Parse(ReadOnlySpan<byte> tsv)
    {
        var codes = new Dictionary<string, List<CodeList.Entry>>(StringComparer.Ordinal);
        var reader = new TableReader("codes.tsv", tsv, "list", "code", "name", "valid_from", "valid_to", "source");
        while (reader.Read())
        {
            if (reader.GetBytes(1).Length is 0 or > CodeList.MaxCodeLength)
            {
                throw reader.Damaged("the code is empty or too long");
            }

            var name = reader.GetString(0);
            if (!codes.TryGetValue(name, out var entries))
            {
                codes.Add(name, entries = []);
            }

            entries.Add(new CodeList.Entry(reader.GetString(1), reader.GetString(2), TableDate.Read(reader, 3), TableDate.Read(reader, 4)));
        }

        var lists = new CodeLists();
        foreach (var (name, entries) in codes)
        {
            lists._lists.Add(name, new CodeList(name, entries));
        }

        return lists;
    }

    /// <summary>A list by its name.</summary>
    /// <exception cref="InvalidDataException">The table lacks it, so that it is not the table of this version.</exception>
    public CodeList this[string name] =>
        _lists.TryGetValue(name, out var list) ? list : throw new InvalidDataException($"codes.tsv: the list '{name}' is missing.");
}
