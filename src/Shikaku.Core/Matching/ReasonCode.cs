namespace Shikaku.Core.Matching;

/// <summary>The rules by which a field can fail to be exact (MAT-03). Texts and tiers stand in <see cref="ReasonCatalogue"/>.</summary>
public enum ReasonCode : byte
{
    /// <summary>F-WIDTH: 全角・半角の違い。</summary>
    FoldWidth,

    /// <summary>F-SPACE: 空白や区切り記号の違い。</summary>
    FoldSpace,

    /// <summary>F-CASE: 大文字・小文字の違い。</summary>
    FoldCase,

    /// <summary>F-SCRIPT: ひらがな・カタカナの違い。</summary>
    FoldScript,

    /// <summary>F-HYPHEN: ハイフン・長音記号・アポストロフィの違い。</summary>
    FoldHyphen,

    /// <summary>F-COMPAT: 互換文字やアクセント記号などの違い。</summary>
    FoldCompatibility,

    /// <summary>F-IVS: 字形を指定する符号の有無。</summary>
    FoldVariationSelector,

    /// <summary>K-OFFICIAL: 国の字体表による新旧字体。</summary>
    KanjiOfficial,

    /// <summary>K-MJ: 文字情報基盤の縮退マップによる異体字。</summary>
    KanjiMojiJoho,

    /// <summary>K-JIS: JIS規格による異体字。</summary>
    KanjiJis,

    /// <summary>K-IMMI: 出入国在留管理庁告示による簡体字等の置換え。</summary>
    KanjiImmigration,

    /// <summary>N-SMALL: ッ・ャなどの大小の違い。</summary>
    KanaSmall,

    /// <summary>N-YOTSU: ジ・ヂ、ズ・ヅの違い。</summary>
    KanaYotsugana,

    /// <summary>N-OLD: ヲとオ、ヰとイ、ヱとエの違い。</summary>
    KanaOld,

    /// <summary>N-VU: ヴとバ行の違い。</summary>
    KanaVu,

    /// <summary>N-LONGO: オ段の長音の書き方。</summary>
    KanaLongO,

    /// <summary>N-BAR: 長音記号の有無。</summary>
    KanaBar,

    /// <summary>P-PART: 氏名の区切りの違い。</summary>
    NamePart,

    /// <summary>P-ORDER: 氏名の語順の違い。</summary>
    NameOrder,

    /// <summary>P-ALIAS: 通称名と一致。</summary>
    NameAlias,

    /// <summary>P-FORMER: 旧氏と一致。</summary>
    NameFormer,

    /// <summary>D-FORM: 日付の書き方の違い。</summary>
    DateForm,

    /// <summary>D-ERA: 元号の期間外の和暦。</summary>
    DateEra,

    /// <summary>S-FORM: 性別の書き方の違い。</summary>
    SexForm,

    /// <summary>A-PREF: 都道府県の省略。</summary>
    AddressPrefecture,

    /// <summary>A-CITY: 市区町村の省略。</summary>
    AddressMunicipality,

    /// <summary>A-GUN: 郡の省略。</summary>
    AddressCounty,

    /// <summary>A-OAZA: 大字・字の表記の有無。</summary>
    AddressOaza,

    /// <summary>A-KOAZA: 小字の省略。</summary>
    AddressKoaza,

    /// <summary>A-CHOME: 丁目・番地・号の書き方。</summary>
    AddressChome,

    /// <summary>A-KANA: 町名のケ・ガ・ツ・ノ等の書き方。</summary>
    AddressKana,

    /// <summary>A-MACHI: 町名の末尾の町の省略。</summary>
    AddressMachi,

    /// <summary>A-STREET: 京都の通り名の有無。</summary>
    AddressStreet,

    /// <summary>A-JO: 北海道の条の書き方。</summary>
    AddressJo,

    /// <summary>A-ROOMPOS: 部屋番号を書く位置の違い。</summary>
    AddressRoomPosition,

    /// <summary>A-BLDG: 建物名の省略。</summary>
    AddressBuilding,

    /// <summary>A-RENAMED: 市区町村の名称変更。</summary>
    AddressRenamed,

    /// <summary>U-WILD: 外字（●等）のため判定できません。</summary>
    UndeterminedWildcard,

    /// <summary>U-BLANK: 空欄、記号だけの値、または未設定のため判定できません。</summary>
    UndeterminedBlank,

    /// <summary>U-PARTIAL: 日付の一部が不詳のため判定できません。</summary>
    UndeterminedPartial,

    /// <summary>U-TWO: 該当する市区町村が複数あるため判定できません。</summary>
    UndeterminedTwo,

    /// <summary>U-SPLIT: 町名を特定できないため判定できません。</summary>
    UndeterminedSplit,

    /// <summary>U-TEXT: 値を読み取れないため判定できません（形式が違う、長すぎる、壊れているなど）。</summary>
    UndeterminedText,

    /// <summary>K-SUBST: 漢字が1字違うか、取り違えやすい字が使われています。</summary>
    KanjiSubstituted,

    /// <summary>N-LONG: 長音の有無が違います。</summary>
    KanaLong,

    /// <summary>N-DAKU: 濁点・半濁点の有無が違います。</summary>
    KanaDakuten,

    /// <summary>N-TSU: 促音の有無が違います。</summary>
    KanaTsu,

    /// <summary>N-SCRIPT: 文字の種類が違います（ローマ字とカナ・漢字）。</summary>
    NameScript,

    /// <summary>P-SWAP: 氏と名が入れ替わっています。</summary>
    NameSwap,

    /// <summary>P-CUT: 一方の氏名が途中までしかありません。</summary>
    NameCut,

    /// <summary>P-MIDDLE: 氏名の一部（ミドルネームなど）の有無が違います。</summary>
    NameMiddle,

    /// <summary>A-TYPO: 町名が1字違います。</summary>
    AddressTypo,

    /// <summary>A-PREFIX: 番地の一部が欠けています。</summary>
    AddressPrefix,

    /// <summary>A-ROOM: 建物名・部屋番号が違います。</summary>
    AddressRoom,

    /// <summary>A-OTHERST: 京都の通り名が違います。</summary>
    AddressOtherStreet,

    /// <summary>K-DIFF: 漢字氏名が違います。</summary>
    KanjiDifferent,

    /// <summary>N-DIFF: カナ氏名が違います。</summary>
    KanaDifferent,

    /// <summary>D-SWAP: 生年月日の月と日が入れ替わっています。</summary>
    DateSwap,

    /// <summary>D-DIGIT: 生年月日が1桁違います。</summary>
    DateDigit,

    /// <summary>D-YEAR: 生年が違います。</summary>
    DateYear,

    /// <summary>D-SLIP: 生年月日の元号を取り違えている疑いがあります。</summary>
    DateSlip,

    /// <summary>D-DIFF: 生年月日が違います。</summary>
    DateDifferent,

    /// <summary>S-DIFF: 性別が違います。</summary>
    SexDifferent,

    /// <summary>A-NUM: 番地が違います。</summary>
    AddressNumber,

    /// <summary>A-TOWN: 町名が違います。</summary>
    AddressTown,

    /// <summary>A-MUNI: 市区町村が違います。</summary>
    AddressOtherMunicipality,
}
