namespace Shikaku.Features.Evaluation;

/// <summary>What the texts of a labelled pair are values of (MAT-95).</summary>
internal enum PairField
{
    /// <summary>kanji, surname, given: 漢字氏名 or a part of it.</summary>
    KanjiName,

    /// <summary>kana: カナ氏名.</summary>
    KanaName,

    /// <summary>latin: the fold F1 alone, a space being a character.</summary>
    Latin,

    /// <summary>latin-kana: a name in Latin letters on at least one side.</summary>
    ForeignName,

    /// <summary>date: a day whose era is read as a continued count (MAT-62).</summary>
    Date,

    /// <summary>address: 住所.</summary>
    Address,

    /// <summary>municipality: 住所 of which only the municipality is given.</summary>
    Municipality,

    /// <summary>record: a JSON object with the columns of the members file; all five items.</summary>
    Record,
}
