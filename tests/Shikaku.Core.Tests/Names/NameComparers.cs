using Shikaku.Core.Matching;
using Shikaku.Core.Names;
using Shikaku.Core.Text;

namespace Shikaku.Core.Tests.Names;

/// <summary>Name comparers over the shipped tables, with one result each.</summary>
internal sealed class NameComparers
{
    public static readonly FoldTable Fold = FoldTable.Parse(ShippedTables.Read(FoldTable.FileName));
    public static readonly KanjiRelations Relations = KanjiRelations.Parse(ShippedTables.Read);
    public static readonly KanaFolds KanaFolds = KanaFolds.Parse(ShippedTables.Read(KanaFolds.FileName));

    private readonly KanjiNameComparer _kanji = new(Fold, Relations);
    private readonly KanaNameComparer _kana = new(Fold, KanaFolds);
    private readonly FieldComparison _result = new();

    public FieldComparison Kanji(string left, string right)
    {
        _kanji.Compare(left, right, _result);
        return _result;
    }

    public FieldComparison Kanji(in PersonText member, in PersonText resident, bool? kanaAgrees = true)
    {
        _kanji.Compare(member, resident, kanaAgrees, _result);
        return _result;
    }

    public FieldComparison Kana(string left, string right)
    {
        _kana.Compare(left, right, _result);
        return _result;
    }
}
