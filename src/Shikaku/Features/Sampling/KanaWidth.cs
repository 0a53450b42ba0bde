using System.Buffers;

namespace Shikaku.Features.Sampling;

/// <summary>Katakana in half width, as insurers' systems write names (半角カナ), and back.</summary>
internal static class KanaWidth
{
    private const string Wide = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンァィゥェォャュョッー・";
    private const string Narrow = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝｧｨｩｪｫｬｭｮｯｰ･";
    private const string Voiced = "ガギグゲゴザジズゼゾダヂヅデドバビブベボヴ";
    private const string VoicedBase = "ｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾊﾋﾌﾍﾎｳ";
    private const string HalfVoiced = "パピプペポ";
    private const string HalfVoicedBase = "ﾊﾋﾌﾍﾎ";
    private const string Large = "ｱｲｳｴｵﾔﾕﾖﾂ";
    private const string Small = "ｧｨｩｪｫｬｭｮｯ";

    private static readonly SearchValues<char> SmallSet = SearchValues.Create(Small);

    /// <summary>Writes katakana in half width.</summary>
    /// <returns>False if a character has no half-width form.</returns>
    public static bool TryNarrow(string wide, out string narrow)
    {
        var text = new TextBuffer();
        foreach (var character in wide)
        {
            if (Wide.IndexOf(character, StringComparison.Ordinal) is >= 0 and var plain)
            {
                text.Append(Narrow[plain]);
            }
            else if (Voiced.IndexOf(character, StringComparison.Ordinal) is >= 0 and var voiced)
            {
                text.Append(VoicedBase[voiced]);
                text.Append('ﾞ');
            }
            else if (HalfVoiced.IndexOf(character, StringComparison.Ordinal) is >= 0 and var halfVoiced)
            {
                text.Append(HalfVoicedBase[halfVoiced]);
                text.Append('ﾟ');
            }
            else if (character == ' ')
            {
                text.Append(' ');
            }
            else
            {
                narrow = "";
                return false;
            }
        }

        narrow = text.ToString();
        return true;
    }

    /// <summary>The large kana of a small one in half width, else the character itself: ｬ becomes ﾔ.</summary>
    public static char Enlarge(char narrow) => Small.IndexOf(narrow, StringComparison.Ordinal) is >= 0 and var small ? Large[small] : narrow;

    /// <summary>Whether half-width text holds a small kana.</summary>
    public static bool HasSmall(ReadOnlySpan<char> narrow) => narrow.ContainsAny(SmallSet);
}
