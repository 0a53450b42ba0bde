namespace Shikaku.Core.Records;

/// <summary>A column of the members file 加入者情報 (product.md §5).</summary>
public enum MemberColumn : byte
{
    /// <summary>insurer_number, 保険者番号.</summary>
    InsurerNumber,

    /// <summary>member_id, 加入者識別.</summary>
    MemberId,

    /// <summary>symbol, 記号.</summary>
    Symbol,

    /// <summary>number, 番号.</summary>
    Number,

    /// <summary>branch, 枝番.</summary>
    Branch,

    /// <summary>individual_number, 個人番号.</summary>
    IndividualNumber,

    /// <summary>name_kanji, 漢字氏名.</summary>
    KanjiName,

    /// <summary>name_kana, カナ氏名.</summary>
    KanaName,

    /// <summary>alias_name, 通称名.</summary>
    AliasName,

    /// <summary>birth_date, 生年月日.</summary>
    BirthDate,

    /// <summary>sex, 性別.</summary>
    Sex,

    /// <summary>postal_code, 郵便番号.</summary>
    PostalCode,

    /// <summary>address, 住所.</summary>
    Address,

    /// <summary>relation, 本人家族.</summary>
    Relation,

    /// <summary>acquired_on, 資格取得年月日.</summary>
    AcquiredOn,

    /// <summary>lost_on, 資格喪失年月日.</summary>
    LostOn,

    /// <summary>loss_reason, 喪失事由.</summary>
    LossReason,

    /// <summary>issued_on, 交付年月日.</summary>
    IssuedOn,

    /// <summary>card_class, 証区分.</summary>
    CardClass,

    /// <summary>copay_ratio, 負担割合.</summary>
    CopayRatio,

    /// <summary>nondisclosure, 不開示該当.</summary>
    Nondisclosure,

    /// <summary>no_self_info, 自己情報提供不可.</summary>
    NoSelfInformation,

    /// <summary>acquisition_method, 個人番号取得方法.</summary>
    AcquisitionMethod,

    /// <summary>fact_on, 事実発生年月日.</summary>
    FactOn,

    /// <summary>notice_received_on, 届出受付年月日.</summary>
    NoticeReceivedOn,

    /// <summary>operation, 処理区分.</summary>
    Operation,
}
