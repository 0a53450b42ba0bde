namespace Shikaku.Features.Sampling;

/// <summary>Writes addresses.</summary>
internal static class AddressText
{
    private static readonly string[] KanjiNumerals = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

    /// <summary>Writes the whole address as the resident registry does.</summary>
    public static void AppendRegistered(TextBuffer text, HomeAddress home)
    {
        text.Append(home.Town.Municipality.Prefecture);
        text.Append(home.Town.Municipality.Name);
        AppendFromTown(text, home, AddressStyle.Registered);
    }

    /// <summary>Writes the address from the town on.</summary>
    public static void AppendFromTown(TextBuffer text, HomeAddress home, AddressStyle style)
    {
        text.Append(home.Town.Name);
        AppendNumbers(text, home, style);
        if (home.Building.Length > 0)
        {
            text.Append('　');
            text.Append(home.Building);
            text.AppendWideNumber(home.Room);
            text.Append("号室");
        }
    }

    /// <summary>Writes 丁目 and the numbers.</summary>
    public static void AppendNumbers(TextBuffer text, HomeAddress home, AddressStyle style)
    {
        var isWide = style is AddressStyle.Registered or AddressStyle.WideChome or AddressStyle.WideHyphens;
        var hasHyphens = style is AddressStyle.WideHyphens or AddressStyle.Hyphens or AddressStyle.ChomeAndHyphens;
        var hyphen = isWide ? '－' : '-';
        if (home.Chome > 0)
        {
            if (style is AddressStyle.Registered or AddressStyle.NarrowNumbers)
            {
                text.Append(KanjiNumerals[home.Chome]);
                text.Append("丁目");
            }
            else
            {
                AppendNumber(text, home.Chome, isWide);
                text.Append(style is AddressStyle.WideChome or AddressStyle.ChomeAndHyphens ? "丁目" : [hyphen]);
            }
        }

        AppendNumber(text, home.Block, isWide);
        text.Append(home.House > 0 && hasHyphens ? [hyphen] : hasHyphens ? "" : home.IsLotNumber ? "番地" : "番");
        if (home.House > 0)
        {
            AppendNumber(text, home.House, isWide);
            text.Append(hasHyphens || home.IsLotNumber ? "" : "号");
        }
    }

    private static void AppendNumber(TextBuffer text, int number, bool isWide)
    {
        if (isWide)
        {
            text.AppendWideNumber(number);
        }
        else
        {
            text.AppendNumber(number);
        }
    }
}
