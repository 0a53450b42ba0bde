using System.Globalization;
using Shikaku.Core.Residue;
using Shikaku.Web.Components;

namespace Shikaku.Features.Stops.Residue;

/// <summary>How pages and files put residue into words.</summary>
internal static class ResidueWords
{
    /// <summary>The views, for a form, without the first.</summary>
    public static IReadOnlyList<Choice> FurtherViews { get; } = [.. Enum.GetValues<StoppedView>().Skip(1).Select(view => new Choice(view.ToString(), Of(view)))];

    /// <summary>A view.</summary>
    public static string Of(StoppedView view) => view switch
    {
        StoppedView.Qualification => "×（資格情報）",
        StoppedView.Medical => "×（医療情報）",
        StoppedView.NotCompared => "－（照合できないもの）",
    };

    /// <summary>A figure.</summary>
    public static string Of(ResidueFigure figure) => figure switch
    {
        ResidueFigure.Detected => "初回検知",
        ResidueFigure.Stopped => "停止中",
        ResidueFigure.Residue => "残存",
    };

    /// <summary>How old a stop is when it is left over.</summary>
    public static string Of(ResidueAge age) => age.Days > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{age.Days}日")
        : string.Create(CultureInfo.InvariantCulture, $"{age.Months}か月");

    /// <summary>A day in a file.</summary>
    public static string FileTextOf(DateOnly? day) => day?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>How a jump came about.</summary>
    public static string CauseOf(ResidueJump jump, Func<DateOnly?, string> dayOf)
    {
        if (!jump.IsRise)
        {
            return $"確認登録で {ResultWords.CountOf(jump.Confirmed)} 件が解けました。";
        }

        var days = jump.AgedFrom == jump.AgedUntil ? dayOf(jump.AgedFrom) : $"{dayOf(jump.AgedFrom)}から{dayOf(jump.AgedUntil)}まで";
        return jump.Aged == 0 ? "この日に期限を過ぎたものはなく、停止の範囲が変わりました。" : $"{days}に検知した {ResultWords.CountOf(jump.Aged)} 件が、この日に残存になりました。";
    }
}
