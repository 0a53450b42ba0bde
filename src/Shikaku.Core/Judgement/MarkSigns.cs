namespace Shikaku.Core.Judgement;

/// <summary>The signs that clerks read for marks: ○ △ ▲ × －.</summary>
public static class MarkSigns
{
    private const string Signs = "○△▲×－";

    /// <summary>The sign of a mark.</summary>
    public static string Of(Mark mark) => Signs.Substring((int)mark, 1);

    /// <summary>The mark of a sign; null if it is none.</summary>
    public static Mark? Parse(char sign) => Signs.IndexOf(sign) is >= 0 and var place ? (Mark)place : null;
}
