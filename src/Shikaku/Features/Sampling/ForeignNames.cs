namespace Shikaku.Features.Sampling;

/// <summary>Names of foreign residents (外国人住民) with the kana that insurers write for them: made up from the commonest of each country.</summary>
internal static class ForeignNames
{
    /// <summary>The names of one origin.</summary>
    /// <param name="IsLatin">Whether they are written in Latin letters rather than kanji.</param>
    /// <param name="Family">Family names.</param>
    /// <param name="Male">Given names of men, with middle names.</param>
    /// <param name="Female">Given names of women.</param>
    internal sealed record Origin(bool IsLatin, PersonNameEntry[] Family, PersonNameEntry[] Male, PersonNameEntry[] Female)
    {
        /// <summary>Given names for a sex.</summary>
        public PersonNameEntry[] Given(int sex) => sex == 1 ? Male : Female;
    }

    /// <summary>Origins, as often as each is listed.</summary>
    public static readonly Origin[] Origins =
    [
        new(false,
            Entries("王:ワン", "李:リ", "張:チャン", "劉:リュウ", "陳:チェン", "楊:ヤン", "黄:ファン", "周:シュウ", "呉:ウー", "林:リン"),
            Entries("偉:ウェイ", "強:チャン", "磊:レイ", "洋:ヤン", "勇:ヨン", "傑:ジエ", "志明:シメイ", "建国:ケンコク"),
            Entries("芳:ファン", "娜:ナ", "静:シズカ", "敏:ミン", "麗:レイ", "秀英:シュウエイ", "小紅:ショウコウ", "玉蘭:ギョクラン")),
        new(true,
            Entries("NGUYEN:グエン", "TRAN:チャン", "LE:レ", "PHAM:ファム", "HOANG:ホアン", "VU:ヴ", "DANG:ダン", "BUI:ブイ"),
            Entries("VAN AN:ヴァン アン", "VAN HUNG:ヴァン フン", "DUC MINH:ドゥック ミン", "QUANG HUY:クアン フイ", "VAN TUAN:ヴァン トゥアン"),
            Entries("THI HOA:ティ ホア", "THI LAN:ティ ラン", "THU HA:トゥ ハ", "THI MAI:ティ マイ", "NGOC ANH:ゴック アイン")),
        new(false,
            Entries("金:キム", "朴:パク", "崔:チェ", "鄭:チョン", "姜:カン", "趙:チョウ", "尹:ユン"),
            Entries("敏俊:ミンジュン", "志訓:ジフン", "成民:ソンミン", "東健:ドンゴン", "相哲:サンチョル"),
            Entries("智恵:チヘ", "秀珍:スジン", "美英:ミヨン", "恩珠:ウンジュ", "英愛:ヨンエ")),
        new(true,
            Entries("SANTOS:サントス", "REYES:レイエス", "CRUZ:クルス", "BAUTISTA:バウティスタ", "GARCIA:ガルシア", "MENDOZA:メンドーサ"),
            Entries("JOSE MARI:ホセ マリ", "MARK ANTHONY:マーク アンソニー", "JUAN CARLO:フアン カルロ", "RAMON:ラモン"),
            Entries("MARIA LUISA:マリア ルイサ", "ANNA MAE:アンナ メイ", "GRACE ANN:グレース アン", "ROSALIE:ロサリエ")),
        new(true,
            Entries("SILVA:シルバ", "SOUZA:ソウザ", "OLIVEIRA:オリベイラ", "TANAKA:タナカ", "PEREIRA:ペレイラ", "SATO LIMA:サトウ リマ"),
            Entries("CARLOS EDUARDO:カルロス エドゥアルド", "LUCAS:ルーカス", "MARCOS KENJI:マルコス ケンジ", "PAULO:パウロ"),
            Entries("ANA PAULA:アナ パウラ", "FERNANDA:フェルナンダ", "JULIANA YUMI:ジュリアナ ユミ", "MARIANA:マリアナ")),
        new(true,
            Entries("GURUNG:グルン", "TAMANG:タマン", "SHRESTHA:シュレスタ", "RAI:ライ", "THAPA:タパ", "MAGAR:マガル"),
            Entries("BISHAL:ビシャル", "SURESH KUMAR:スレシュ クマール", "RAJAN:ラジャン", "DIPAK:ディパク"),
            Entries("SITA:シタ", "SUNITA:スニタ", "PUJA KUMARI:プジャ クマリ", "ANITA:アニタ")),
        new(true,
            Entries("SMITH:スミス", "JOHNSON:ジョンソン", "BROWN:ブラウン", "WILLIAMS:ウィリアムズ", "MILLER:ミラー", "O'BRIEN:オブライエン"),
            Entries("JAMES:ジェームズ", "MICHAEL JOHN:マイケル ジョン", "ROBERT:ロバート", "DAVID LEE:デビッド リー"),
            Entries("EMILY:エミリー", "SARAH JANE:サラ ジェーン", "ELIZABETH:エリザベス", "ANNE-MARIE:アンマリー")),
    ];

    private static PersonNameEntry[] Entries(params ReadOnlySpan<string> names)
    {
        var entries = new PersonNameEntry[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            var colon = names[i].IndexOf(':', StringComparison.Ordinal);
            var reading = names[i][(colon + 1)..];
            entries[i] = KanaWidth.TryNarrow(reading, out var kana)
                ? new PersonNameEntry(names[i][..colon], reading, kana)
                : throw new InvalidOperationException("A reading has no half-width form.");
        }

        return entries;
    }
}
