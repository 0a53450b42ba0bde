namespace Shikaku.Core.Text;

/// <summary>濁点 and 半濁点: joining a voicing mark to the katakana before it, and taking it off again.</summary>
public static class KanaVoicing
{
    /// <summary>゛, the one sign to which every 濁点 that joins nothing is folded.</summary>
    public const char VoicedMark = '\u309B';

    /// <summary>゜, the one sign to which every 半濁点 that joins nothing is folded.</summary>
    public const char SemivoicedMark = '\u309C';

    private const string Plain = "カキクケコサシスセソタチツテトハヒフヘホウワヰヱヲヽ";
    private const string Voiced = "ガギグゲゴザジズゼゾダヂヅデドバビブベボヴヷヸヹヺヾ";
    private const string PlainForSemivoiced = "ハヒフヘホ";
    private const string Semivoiced = "パピプペポ";

    private const char FirstKana = 'ァ';
    private const int KanaCount = 'ヾ' - FirstKana + 1;

    // By katakana, what it becomes; NUL where nothing joins.
    private static readonly char[] WithVoicedMark = TableOf(Plain, Voiced);
    private static readonly char[] WithSemivoicedMark = TableOf(PlainForSemivoiced, Semivoiced);
    private static readonly char[] WithoutMarks = TableOf(Voiced + Semivoiced, Plain + PlainForSemivoiced);

    /// <summary>All signs for 濁点: half width, combining, spacing.</summary>
    internal static ReadOnlySpan<char> VoicedMarks => "\uFF9E\u3099\u309B";

    /// <summary>All signs for 半濁点: half width, combining, spacing.</summary>
    internal static ReadOnlySpan<char> SemivoicedMarks => "\uFF9F\u309A\u309C";

    /// <summary>Joins a mark to a katakana.</summary>
    /// <returns>False if the two make no character.</returns>
    public static bool TryCompose(char kana, char mark, out char composed)
    {
        composed = At(mark == VoicedMark ? WithVoicedMark : WithSemivoicedMark, kana);
        return composed != default;
    }

    /// <summary>The katakana without 濁点 or 半濁点; any other character unchanged.</summary>
    public static char WithoutMark(char kana) => At(WithoutMarks, kana) is not '\0' and var plain ? plain : kana;

    private static char At(char[] table, char kana) => kana is >= FirstKana and < (char)(FirstKana + KanaCount) ? table[kana - FirstKana] : default;

    private static char[] TableOf(string from, string to)
    {
        var table = new char[KanaCount];
        for (var i = 0; i < from.Length; i++)
        {
            table[from[i] - FirstKana] = to[i];
        }

        return table;
    }
}
