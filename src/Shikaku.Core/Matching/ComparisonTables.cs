using Shikaku.Core.Addresses;
using Shikaku.Core.Calendar;
using Shikaku.Core.Names;
using Shikaku.Core.Text;

namespace Shikaku.Core.Matching;

/// <summary>
/// The reference tables that a comparison uses. Each is read when the first pair needs it, since most pairs are equal as submitted.
/// Safe for use by several threads.
/// </summary>
public sealed class ComparisonTables
{
    private readonly Lazy<FoldTable> _fold;
    private readonly Lazy<KanjiRelations> _kanji;
    private readonly Lazy<KanaFolds> _kana;
    private readonly Lazy<EraTable> _eras;

    /// <summary>Takes the way to the tables; reads none yet.</summary>
    /// <param name="read">Gives the bytes of a table by its file name, such as <c>fold.tsv</c>. What it throws, the first use of that table throws.</param>
    public ComparisonTables(Func<string, byte[]> read)
    {
        _fold = new(() => FoldTable.Parse(read(FoldTable.FileName)));
        _kanji = new(() => KanjiRelations.Parse(read));
        _kana = new(() => KanaFolds.Parse(read(KanaFolds.FileName)));
        _eras = new(() => EraTable.Parse(read("eras.tsv")));
        Towns = new(() => TownTable.Parse(read, Fold, Kanji));
    }

    /// <summary>The notation fold F1.</summary>
    /// <exception cref="InvalidDataException">The table is damaged; so with every property here.</exception>
    public FoldTable Fold => _fold.Value;

    /// <summary>The kanji relations F2.</summary>
    public KanjiRelations Kanji => _kanji.Value;

    /// <summary>The kana folds F3.</summary>
    public KanaFolds Kana => _kana.Value;

    /// <summary>The eras of the Japanese calendar.</summary>
    public EraTable Eras => _eras.Value;

    /// <summary>The places of Japan. By far the largest table.</summary>
    public Lazy<TownTable> Towns { get; }
}
