using Shikaku.Core.Text;

namespace Shikaku.Features.Sampling;

/// <summary>Japanese names with readings and frequencies, and names of foreign residents.</summary>
internal sealed class NameBook
{
    private readonly NameList _male;
    private readonly NameList _female;

    /// <summary>Reads the name tables.</summary>
    /// <param name="tables">Gives the bytes of a table by its file name.</param>
    /// <param name="characters">Names with other characters are left out.</param>
    /// <exception cref="InvalidDataException">A table is damaged.</exception>
    public NameBook(Func<string, byte[]> tables, ShiftJisSet characters)
    {
        var surnames = new List<(PersonNameEntry, long)>();
        var surnameReader = new TableReader("sample_surnames.tsv", tables("sample_surnames.tsv"), "name", "reading", "weight");
        while (surnameReader.Read())
        {
            Add(surnames, ref surnameReader, characters);
        }

        var male = new List<(PersonNameEntry, long)>();
        var female = new List<(PersonNameEntry, long)>();
        var givenReader = new TableReader("sample_given_names.tsv", tables("sample_given_names.tsv"), "name", "reading", "weight", "sex");
        while (givenReader.Read())
        {
            Add(givenReader.GetInt32(3) == 1 ? male : female, ref givenReader, characters);
        }

        Surnames = new NameList(surnames);
        _male = new NameList(male);
        _female = new NameList(female);
    }

    /// <summary>Surnames.</summary>
    public NameList Surnames { get; }

    /// <summary>Given names for a sex.</summary>
    public NameList GivenNames(int sex) => sex == 1 ? _male : _female;

    private static void Add(List<(PersonNameEntry, long)> list, ref TableReader reader, ShiftJisSet characters)
    {
        var (name, reading) = (reader.GetString(0), reader.GetString(1));
        if (characters.Contains(name) && KanaWidth.TryNarrow(reading, out var kana))
        {
            list.Add((new PersonNameEntry(name, reading, kana), reader.GetInt32(2)));
        }
    }
}
