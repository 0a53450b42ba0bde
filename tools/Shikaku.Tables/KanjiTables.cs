namespace Shikaku.Tables;

/// <summary>
/// Makes the kanji tables of MAT-30 to 32 and 37. Rows are directed, old or variant form → form in use. The guard and the pairs
/// that must stay apart are tables of their own: the engine applies them.
/// </summary>
internal sealed class KanjiTables(MojiDatabase database, Dictionary<int, FoldTableMaker.Fold> folds)
{
    // Each file numbers its rows in a hundred thousand of its own, so that a new version of one leaves the numbers of the others.
    private const int RowsPerFile = 100_000;

    public DataFile Official() => Relations("kanji_official.tsv", "1.8.1-1", TableSource.OfficialKanji, 1,
        new("常用漢字表・康熙字典体", 364, "select 康熙字典体, 漢字 from joyo_kangxi"),
        new("人名用漢字・別表一", 18, "select object, subject from \"kdpv_jinmei1/variant\""),
        new("人名用漢字・別表二", 212, "select object, subject from \"kdpv_jinmei2/variant\""),
        new("表外漢字字体表・簡易慣用字体", 22, "select object, subject from \"kdpv_hyogai/variant\""));

    public DataFile MojiJoho() => Relations("kanji_moji_joho.tsv", "1.2.0-1", TableSource.MojiJoho, 2,
        new("JIS包摂規準・UCS統合規則", 296, Shrink("JIS包摂規準UCS統合規則")),
        new("民二5202号通知別表・正字俗字等対照表", 111, Shrink("民二5202号通知別表_正字俗字等対照表")),
        new("民一2842号通達別表・俗字", 152, Shrink("民一2842号通達別表_誤字俗字正字一覧表_俗字")),
        new("民一2842号通達別表・無印", 366, Shrink("民一2842号通達別表_誤字俗字正字一覧表_無印")),
        new("戸籍統一文字情報・親字正字", 11543, Shrink("戸籍統一文字情報_親字正字") + " and ホップ数 = 1"));

    public DataFile Jis() => Relations("kanji_jis.tsv", "1.8.1-1", TableSource.Cjkvi, 3,
        new Class("JIS X 0213・関連字", 1320, "select object, subject from \"kdpv_jisx0213/variant\""));

    public DataFile Immigration() => Relations("kanji_immigration.tsv", "1.8.1-1", TableSource.Immigration, 4,
        new("入管告示582号別表第四の一", 6718, Immigration("nyukan_itaiji")),
        new("入管告示582号別表第四の二", 8363, Immigration("nyukan_ruiji")));

    public DataFile ApartMojiJoho() => Apart("kanji_apart_moji_joho.tsv", "1.2.0-1", TableSource.MojiJoho,
        new("民一2842号通達別表・別字", 120, Shrink("民一2842号通達別表_誤字俗字正字一覧表_別字")));

    public DataFile ApartBorrowed() => Apart("kanji_apart_borrowed.tsv", "1.8.1-1", TableSource.Cjkvi,
        new("同音の漢字による書きかえ", 206, "select subject, object from \"kdpv_jp/borrowed\""));

    public DataFile Ordinary()
    {
        var table = new Table("kanji_ordinary.tsv", "1.8.1-1", TableSource.OrdinaryKanji, "code_point", "list");
        foreach (var (list, count, sql) in ((string, int, string)[])[
            ("joyo", 2136, "select distinct 漢字 from joyo"),
            ("jinmei", 863, "select distinct UCS from unihan_each_kJinmeiyoKanji")])
        {
            int[] characters = [.. database.Query(sql).Select(row => CodePoint.Of(row[0])).Order()];
            Expect(list, count, characters.Length);
            foreach (var character in characters)
            {
                table.Add(CodePoint.Format(character), list);
            }
        }

        return table.ToFile();
    }

    private static string Shrink(string relation) =>
        $"select distinct 対応するUCS, 縮退UCS from \"mjsm_{relation}\" join mji using (MJ文字図形名) where 対応するUCS <> 縮退UCS";

    private static string Immigration(string relation) =>
        $"select 簡体字等のUCS, 正字のUCS from {relation} where 順位 = 1 and 簡体字等のUCS is not null and 正字のUCS is not null";

    private static void Expect(string what, int expected, int found)
    {
        if (found != expected)
        {
            throw new InvalidDataException($"{what}: {found} entries in the source, {expected} expected.");
        }
    }

    private DataFile Relations(string file, string version, TableSource source, int number, params Class[] classes)
    {
        var table = new Table(file, version, source, "row", "from", "to", "class");
        foreach (var relation in classes)
        {
            foreach (var (from, to) in Read(relation))
            {
                var row = ((number * RowsPerFile) + table.Rows + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
                table.Add(row, CodePoint.Format(from), CodePoint.Format(to), relation.Name);
            }
        }

        return table.ToFile();
    }

    private DataFile Apart(string file, string version, TableSource source, Class relation)
    {
        var table = new Table(file, version, source, "from", "to", "class");
        foreach (var (from, to) in Read(relation))
        {
            table.Add(CodePoint.Format(from), CodePoint.Format(to), relation.Name);
        }

        return table.ToFile();
    }

    private IEnumerable<(int From, int To)> Read(Class relation)
    {
        var pairs = database.Pairs(relation.Sql).Distinct().ToList();
        Expect(relation.Name, relation.Count, pairs.Count);
        return pairs.Select(Unified).Order();
    }

    /// <summary>
    /// Texts reach the relation after F1, which leaves no compatibility ideograph. A row that joins one to another character is
    /// written with its unified character; a row that joins one to its own unified character only restates F1 and stays as it is.
    /// </summary>
    private (int From, int To) Unified((int From, int To) pair)
    {
        var from = folds.GetValueOrDefault(pair.From)?.Target ?? pair.From;
        var to = folds.GetValueOrDefault(pair.To)?.Target ?? pair.To;
        return from == to ? pair : (from, to);
    }

    /// <param name="Name">The class as a clerk reads it.</param>
    /// <param name="Count">Number of different pairs in the pinned source.</param>
    /// <param name="Sql">Query that gives from and to.</param>
    private sealed record Class(string Name, int Count, string Sql);
}
