namespace Shikaku.Tables;

/// <summary>Makes kana_folds.tsv from the rules of MAT-45. The first six codes make a variant, the last three only a near pair.</summary>
internal static class KanaFoldTable
{
    private static readonly (char Row, string Kana)[] Rows =
    [
        ('ア', "アカサタナハマヤラワガザダバパァャヮ"),
        ('イ', "イキシチニヒミリギジヂビピィ"),
        ('ウ', "ウクスツヌフムユルグズヅブプヴゥュ"),
        ('エ', "エケセテネヘメレゲゼデベペェ"),
        ('オ', "オコソトノホモヨロヲゴゾドボポォョ"),
    ];

    public static DataFile Make()
    {
        var table = new Table("kana_folds.tsv", "1", TableSource.OwnRule, "code", "from", "to");
        AddEach(table, "N-SMALL", "ァィゥェォッャュョヮヵヶ", "アイウエオツヤユヨワカケ");
        AddEach(table, "N-YOTSU", "ヅヂ", "ズジ");
        AddVu(table);
        AddEach(table, "N-OLD", "ヲヰヱ", "オイエ");
        foreach (var kana in Rows[4].Kana)
        {
            table.Add("N-LONGO", $"{kana}ウ", $"{kana}オ");
            table.Add("N-LONGO", $"{kana}ー", $"{kana}オ");
        }

        table.Add("N-BAR", "ー", "");
        AddLong(table);
        AddEach(table, "N-DAKU", "ガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポヴ", "カキクケコサシスセソタチツテトハヒフヘホハヒフヘホウ");
        table.Add("N-TSU", "ッ", "");
        return table.ToFile();
    }

    private static void AddEach(Table table, string code, string from, string to)
    {
        foreach (var (one, other) in from.Zip(to))
        {
            table.Add(code, $"{one}", $"{other}");
        }
    }

    /// <summary>ヴ and a small vowel, also where a half-width source has made the vowel large.</summary>
    private static void AddVu(Table table)
    {
        foreach (var (vowel, kana) in "ァィェォアイエオ".Zip("バビベボバビベボ"))
        {
            table.Add("N-VU", $"ヴ{vowel}", $"{kana}");
        }

        foreach (var (glide, kana) in "ャュョヤユヨ".Zip("ャュョヤユヨ"))
        {
            table.Add("N-VU", $"ヴ{glide}", $"ビ{kana}");
        }

        AddEach(table, "N-VU", "ヴヷヸヹヺ", "ブバビベボ");
    }

    /// <summary>A vowel that only lengthens the one before it.</summary>
    private static void AddLong(Table table)
    {
        foreach (var (row, kanas) in Rows)
        {
            foreach (var kana in kanas)
            {
                foreach (var vowel in row switch { 'エ' => "エイ", 'オ' => "オウ", _ => $"{row}" })
                {
                    table.Add("N-LONG", $"{kana}{vowel}", $"{kana}");
                }
            }
        }
    }
}
