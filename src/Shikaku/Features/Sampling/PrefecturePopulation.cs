namespace Shikaku.Features.Sampling;

/// <summary>People per prefecture (国勢調査 2020), which weigh the draw of an address.</summary>
internal static class PrefecturePopulation
{
    private static readonly (string Prefecture, int TenThousands)[] Census =
    [
        ("北海道", 522), ("青森県", 124), ("岩手県", 121), ("宮城県", 230), ("秋田県", 96), ("山形県", 107),
        ("福島県", 183), ("茨城県", 287), ("栃木県", 193), ("群馬県", 194), ("埼玉県", 734), ("千葉県", 628),
        ("東京都", 1405), ("神奈川県", 924), ("新潟県", 220), ("富山県", 103), ("石川県", 113), ("福井県", 77),
        ("山梨県", 81), ("長野県", 205), ("岐阜県", 198), ("静岡県", 363), ("愛知県", 754), ("三重県", 177),
        ("滋賀県", 141), ("京都府", 258), ("大阪府", 884), ("兵庫県", 547), ("奈良県", 132), ("和歌山県", 92),
        ("鳥取県", 55), ("島根県", 67), ("岡山県", 189), ("広島県", 280), ("山口県", 134), ("徳島県", 72),
        ("香川県", 95), ("愛媛県", 133), ("高知県", 69), ("福岡県", 514), ("佐賀県", 81), ("長崎県", 131),
        ("熊本県", 174), ("大分県", 112), ("宮崎県", 107), ("鹿児島県", 159), ("沖縄県", 147),
    ];

    private static readonly Dictionary<string, int> ByPrefecture =
        Census.ToDictionary(row => row.Prefecture, row => row.TenThousands, StringComparer.Ordinal);

    /// <summary>People of a prefecture, in ten thousands.</summary>
    /// <exception cref="InvalidDataException">The table of prefectures has one that the census does not know.</exception>
    public static int Of(string prefecture) =>
        ByPrefecture.TryGetValue(prefecture, out var people) ? people : throw new InvalidDataException($"{prefecture} is no prefecture of the census.");
}
