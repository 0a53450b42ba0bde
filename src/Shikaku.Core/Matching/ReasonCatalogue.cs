namespace Shikaku.Core.Matching;

/// <summary>What each <see cref="ReasonCode"/> is called, which tier it asks for and how it reads to a clerk (MAT-03).</summary>
public static class ReasonCatalogue
{
    private static readonly Entry[] Entries =
    [
        new(ReasonCode.FoldWidth, "F-WIDTH", Tier.Fold, "全角・半角の違い"),
        new(ReasonCode.FoldSpace, "F-SPACE", Tier.Fold, "空白や区切り記号の違い"),
        new(ReasonCode.FoldCase, "F-CASE", Tier.Fold, "大文字・小文字の違い"),
        new(ReasonCode.FoldScript, "F-SCRIPT", Tier.Fold, "ひらがな・カタカナの違い"),
        new(ReasonCode.FoldHyphen, "F-HYPHEN", Tier.Fold, "ハイフン・長音記号・アポストロフィの違い"),
        new(ReasonCode.FoldCompatibility, "F-COMPAT", Tier.Fold, "互換文字やアクセント記号などの違い"),
        new(ReasonCode.FoldVariationSelector, "F-IVS", Tier.Fold, "字形を指定する符号の有無"),
        new(ReasonCode.KanjiOfficial, "K-OFFICIAL", Tier.Variant, "国の字体表による新旧字体"),
        new(ReasonCode.KanjiMojiJoho, "K-MJ", Tier.Variant, "文字情報基盤の縮退マップによる異体字"),
        new(ReasonCode.KanjiJis, "K-JIS", Tier.Variant, "JIS規格による異体字"),
        new(ReasonCode.KanjiImmigration, "K-IMMI", Tier.Variant, "出入国在留管理庁告示による簡体字等の置換え"),
        new(ReasonCode.KanaSmall, "N-SMALL", Tier.Variant, "ッ・ャなどの大小の違い"),
        new(ReasonCode.KanaYotsugana, "N-YOTSU", Tier.Variant, "ジ・ヂ、ズ・ヅの違い"),
        new(ReasonCode.KanaOld, "N-OLD", Tier.Variant, "ヲとオ、ヰとイ、ヱとエの違い"),
        new(ReasonCode.KanaVu, "N-VU", Tier.Variant, "ヴとバ行の違い"),
        new(ReasonCode.KanaLongO, "N-LONGO", Tier.Variant, "オ段の長音の書き方"),
        new(ReasonCode.KanaBar, "N-BAR", Tier.Variant, "長音記号の有無"),
        new(ReasonCode.NamePart, "P-PART", Tier.Variant, "氏名の区切りの違い"),
        new(ReasonCode.NameOrder, "P-ORDER", Tier.Variant, "氏名の語順の違い"),
        new(ReasonCode.NameAlias, "P-ALIAS", Tier.Variant, "通称名と一致"),
        new(ReasonCode.NameFormer, "P-FORMER", Tier.Variant, "旧氏と一致"),
        new(ReasonCode.DateForm, "D-FORM", Tier.Fold, "日付の書き方の違い"),
        new(ReasonCode.DateEra, "D-ERA", Tier.Variant, "元号の期間外の和暦"),
        new(ReasonCode.SexForm, "S-FORM", Tier.Fold, "性別の書き方の違い"),
        new(ReasonCode.AddressPrefecture, "A-PREF", Tier.Variant, "都道府県の省略"),
        new(ReasonCode.AddressMunicipality, "A-CITY", Tier.Variant, "市区町村の省略"),
        new(ReasonCode.AddressCounty, "A-GUN", Tier.Variant, "郡の省略"),
        new(ReasonCode.AddressOaza, "A-OAZA", Tier.Variant, "大字・字の表記の有無"),
        new(ReasonCode.AddressKoaza, "A-KOAZA", Tier.Variant, "小字の省略"),
        new(ReasonCode.AddressChome, "A-CHOME", Tier.Variant, "丁目・番地・号の書き方"),
        new(ReasonCode.AddressKana, "A-KANA", Tier.Variant, "町名のケ・ガ・ツ・ノ等の書き方"),
        new(ReasonCode.AddressMachi, "A-MACHI", Tier.Variant, "町名の末尾の町の省略"),
        new(ReasonCode.AddressStreet, "A-STREET", Tier.Variant, "京都の通り名の有無"),
        new(ReasonCode.AddressJo, "A-JO", Tier.Variant, "北海道の条の書き方"),
        new(ReasonCode.AddressRoomPosition, "A-ROOMPOS", Tier.Variant, "部屋番号を書く位置の違い"),
        new(ReasonCode.AddressBuilding, "A-BLDG", Tier.Variant, "建物名の省略"),
        new(ReasonCode.AddressRenamed, "A-RENAMED", Tier.Variant, "市区町村の名称変更"),
        new(ReasonCode.UndeterminedWildcard, "U-WILD", Tier.Undetermined, "外字（●等）のため判定できません"),
        new(ReasonCode.UndeterminedBlank, "U-BLANK", Tier.Undetermined, "空欄、記号だけの値、または未設定のため判定できません"),
        new(ReasonCode.UndeterminedPartial, "U-PARTIAL", Tier.Undetermined, "日付の一部が不詳のため判定できません"),
        new(ReasonCode.UndeterminedTwo, "U-TWO", Tier.Undetermined, "該当する市区町村が複数あるため判定できません"),
        new(ReasonCode.UndeterminedSplit, "U-SPLIT", Tier.Undetermined, "町名を特定できないため判定できません"),
        new(ReasonCode.UndeterminedText, "U-TEXT", Tier.Undetermined, "値を読み取れないため判定できません（形式が違う、長すぎる、壊れているなど）"),
        new(ReasonCode.KanjiSubstituted, "K-SUBST", Tier.Near, "漢字が1字違うか、取り違えやすい字が使われています"),
        new(ReasonCode.KanaLong, "N-LONG", Tier.Near, "長音の有無が違います"),
        new(ReasonCode.KanaDakuten, "N-DAKU", Tier.Near, "濁点・半濁点の有無が違います"),
        new(ReasonCode.KanaTsu, "N-TSU", Tier.Near, "促音の有無が違います"),
        new(ReasonCode.NameScript, "N-SCRIPT", Tier.Near, "文字の種類が違います（ローマ字とカナ・漢字）"),
        new(ReasonCode.NameSwap, "P-SWAP", Tier.Near, "氏と名が入れ替わっています"),
        new(ReasonCode.NameCut, "P-CUT", Tier.Near, "一方の氏名が途中までしかありません"),
        new(ReasonCode.NameMiddle, "P-MIDDLE", Tier.Near, "氏名の一部（ミドルネームなど）の有無が違います"),
        new(ReasonCode.AddressTypo, "A-TYPO", Tier.Near, "町名が1字違います"),
        new(ReasonCode.AddressPrefix, "A-PREFIX", Tier.Near, "番地の一部が欠けています"),
        new(ReasonCode.AddressRoom, "A-ROOM", Tier.Near, "建物名・部屋番号が違います"),
        new(ReasonCode.AddressOtherStreet, "A-OTHERST", Tier.Near, "京都の通り名が違います"),
        new(ReasonCode.KanjiDifferent, "K-DIFF", Tier.Different, "漢字氏名が違います"),
        new(ReasonCode.KanaDifferent, "N-DIFF", Tier.Different, "カナ氏名が違います"),
        new(ReasonCode.DateSwap, "D-SWAP", Tier.Different, "生年月日の月と日が入れ替わっています"),
        new(ReasonCode.DateDigit, "D-DIGIT", Tier.Different, "生年月日が1桁違います"),
        new(ReasonCode.DateYear, "D-YEAR", Tier.Different, "生年が違います"),
        new(ReasonCode.DateSlip, "D-SLIP", Tier.Different, "生年月日の元号を取り違えている疑いがあります"),
        new(ReasonCode.DateDifferent, "D-DIFF", Tier.Different, "生年月日が違います"),
        new(ReasonCode.SexDifferent, "S-DIFF", Tier.Different, "性別が違います"),
        new(ReasonCode.AddressNumber, "A-NUM", Tier.Different, "番地が違います"),
        new(ReasonCode.AddressTown, "A-TOWN", Tier.Different, "町名が違います"),
        new(ReasonCode.AddressOtherMunicipality, "A-MUNI", Tier.Different, "市区町村が違います"),
    ];

    /// <summary>Every code with its text, in the order of <see cref="ReasonCode"/>.</summary>
    public static ReadOnlySpan<Entry> All => Entries;

    /// <summary>The tier that a code asks for.</summary>
    public static Tier TierOf(ReasonCode code) => Entries[(int)code].Tier;

    /// <summary>The code as files and screens show it, such as <c>F-WIDTH</c>.</summary>
    public static string NameOf(ReasonCode code) => Entries[(int)code].Name;

    /// <summary>The Japanese sentence for a clerk.</summary>
    public static string SentenceOf(ReasonCode code) => Entries[(int)code].Sentence;

    /// <summary>Finds a code by its name.</summary>
    /// <returns>False if no code has that name.</returns>
    public static bool TryParse(ReadOnlySpan<char> name, out ReasonCode code)
    {
        foreach (var entry in Entries)
        {
            if (name.SequenceEqual(entry.Name))
            {
                code = entry.Code;
                return true;
            }
        }

        code = default;
        return false;
    }

    /// <summary>One code of the catalogue.</summary>
    /// <param name="Code">The code.</param>
    /// <param name="Name">The code as files and screens show it.</param>
    /// <param name="Tier">The tier it asks for.</param>
    /// <param name="Sentence">The Japanese sentence for a clerk.</param>
    public sealed record Entry(ReasonCode Code, string Name, Tier Tier, string Sentence);
}
