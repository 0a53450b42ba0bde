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

    /// <summary>All signs for 濁点: half width, combining, spacing.</summary>
    internal static ReadOnlySpan<char> VoicedMarks => "\uFF9E\u3099\u309B";

    /// <summary>All signs for 半濁点: half width, combining, spacing.</summary>
    internal static ReadOnlySpan<char> SemivoicedMarks => "\uFF9F\u309A\u309C";

    /// <summary>Joins a mark to a katakana.</summary>
    /// <returns>False if the two make no character.</returns>
    public static bool TryCompose(char kana, char mark, out char composed)
    {
        var (plain, joined) = mark == VoicedMark ? (Plain, Voiced) : (PlainForSemivoiced, Semivoiced);
        var place = plain.AsSpan().IndexOf(kana);
        composed = place < 0 ? default : joined[place];
        return place >= 0;
    }

    /// <summary>The katakana without 濁点 or 半濁点; any other character unchanged.</summary>
    public static char WithoutMark(char kana)
    {
        var place = Voiced.AsSpan().IndexOf(kana);
        if (place >= 0)
        {
            return Plain[place];
        }

        place = Semivoiced.AsSpan().IndexOf(kana);
        return place >= 0 ? PlainForSemivoiced[place] : kana;
    }
}
