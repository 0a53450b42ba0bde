namespace Shikaku.Tables;

/// <summary>Every table of data/ and how it comes about.</summary>
internal static class TableCatalogue
{
    public static IReadOnlyList<DataFile> Generate(InputFolder inputs, HandKeptFolder handKept)
    {
        var folds = FoldTableMaker.Make(new UnicodeData(inputs.Lines(Input.UnicodeData, "us-ascii")));
        var kanji = new KanjiTables(new MojiDatabase(inputs), folds);
        var postal = new PostalList(inputs);
        postal.RequireWhole();
        var places = new PlaceTables(postal);
        var names = new SampleNames([.. inputs.Lines(Input.PersonNames, "EUC-JP")], handKept);
        return
        [
            FoldTableMaker.ToFile(folds),
            kanji.Official(),
            kanji.MojiJoho(),
            kanji.Jis(),
            kanji.Immigration(),
            kanji.ApartMojiJoho(),
            kanji.ApartBorrowed(),
            kanji.Ordinary(),
            KanaFoldTable.Make(),
            places.Municipalities(),
            places.Towns(),
            new FormerMunicipalities(postal, inputs.Lines(Input.FormerPostalTowns, "EUC-JP"), handKept).Make(),
            names.Surname(),
            names.GivenName(),
            handKept.ToFile("prefectures.tsv", "1", 1, "code", "name"),
            handKept.ToFile("eras.tsv", "1", 1, "digit", "letter", "kanji", "first_day", "last_day"),
            handKept.ToFile("codes.tsv", "1", 2, "list", "code", "name", "valid_from", "valid_to", "source"),
            handKept.ToFile("schemes.tsv", "1", 3, "code", "name", "kind"),
            handKept.ToFile("improper_words.tsv", "1", 3, "word", "field", "match", "exceptions", "valid_from", "valid_to"),
            handKept.ToFile("registration_limits.tsv", "1", 1, "valid_from", "days_without_reason", "years_of_one_person", "days_ahead", "source"),
            handKept.ToFile("common_passwords.tsv", "1", 1, "password"),
            handKept.ToFile("confirmation_reasons.tsv", "1", 1, "code", "name", "marks", "second_person", "evidence", "valid_from", "valid_to"),
            handKept.ToFile("confirmation_parameters.tsv", "1", 1, "name", "value", "valid_from", "valid_to"),
            handKept.ToFile("residue_parameters.tsv", "1", 3, "name", "value", "valid_from", "valid_to"),
            handKept.ToFile(
                "stopped_record_rules.tsv", "1", 1, "id", "insurers", "membership", "classes", "duty", "due_on", "valid_from", "valid_to", "text", "source"),
        ];
    }
}
