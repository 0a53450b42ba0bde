namespace Shikaku.Core.Records;

/// <summary>A column of the residents file 本人確認情報 (product.md §5).</summary>
public enum ResidentColumn : byte
{
    /// <summary>individual_number, 個人番号.</summary>
    IndividualNumber,

    /// <summary>status, 照会結果.</summary>
    Status,

    /// <summary>name_kanji, 漢字氏名.</summary>
    KanjiName,

    /// <summary>name_kana, カナ氏名.</summary>
    KanaName,

    /// <summary>former_name, 旧氏.</summary>
    FormerName,

    /// <summary>alias_name, 通称名.</summary>
    AliasName,

    /// <summary>birth_date, 生年月日.</summary>
    BirthDate,

    /// <summary>sex, 性別.</summary>
    Sex,

    /// <summary>address, 住所.</summary>
    Address,
}
