namespace Shikaku.Features.Sampling;

/// <summary>The tables that the sample draws from.</summary>
internal sealed class SampleTables
{
    /// <summary>Reads the tables.</summary>
    /// <param name="tables">Gives the bytes of a table by its file name.</param>
    /// <exception cref="InvalidDataException">A table is damaged.</exception>
    public SampleTables(Func<string, byte[]> tables)
    {
        var characters = new ShiftJisSet();
        Variants = new KanjiVariants(tables, characters);
        Places = new PlaceList(tables, characters, Variants);
        Names = new NameBook(tables, characters);
    }

    /// <summary>Towns.</summary>
    public PlaceList Places { get; }

    /// <summary>Names.</summary>
    public NameBook Names { get; }

    /// <summary>Old and new forms of kanji.</summary>
    public KanjiVariants Variants { get; }
}
