namespace Shikaku.Features.Sampling;

/// <summary>Writes addresses.</summary>
internal static class AddressText
{
    private const string KanjiDigits = "〇一二三四五六七八九";

    private static readonly string[] KanjiUnits = ["千", "百", "十", ""];

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

    private static void AppendNumbers(TextBuffer text, HomeAddress home, AddressStyle style)
    {
        if (home.Chome > 0)
        {
            AppendNumber(text, home.Chome, style.Chome);
            text.Append(style.HasChomeWord ? "丁目" : style.Separator);
        }

        AppendNumber(text, home.Block, style.Numbers);
        var hasWords = style.Separator.Length == 0;
        if (hasWords)
        {
            text.Append(home.IsLotNumber ? "番地" : "番");
        }

        if (home.House > 0)
        {
            text.Append(style.Separator);
            AppendNumber(text, home.House, style.Numbers);
            text.Append(hasWords && !home.IsLotNumber ? "号" : "");
        }
    }

    private static void AppendNumber(TextBuffer text, int number, NumberScript script)
    {
        switch (script)
        {
            case NumberScript.Narrow:
                text.AppendNumber(number);
                break;
            case NumberScript.Wide:
                text.AppendWideNumber(number);
                break;
            case NumberScript.Kanji:
                AppendKanjiNumber(text, number);
                break;
        }
    }

    /// <summary>Writes 1 to 9999 in kanji: 千二百三十四.</summary>
    private static void AppendKanjiNumber(TextBuffer text, int number)
    {
        var unit = 1000;
        foreach (var unitName in KanjiUnits)
        {
            var digit = number / unit % 10;
            if (digit > 0)
            {
                text.Append(digit == 1 && unit > 1 ? "" : KanjiDigits.AsSpan(digit, 1));
                text.Append(unitName);
            }

            unit /= 10;
        }
    }
}
