namespace Shikaku.Web;

/// <summary>Texts of files that users open in a spreadsheet, which would take some for formulas and run them (LIB-05).</summary>
internal static class SpreadsheetText
{
    /// <summary>The text, with an apostrophe before what a spreadsheet would take for a formula.</summary>
    public static string? Of(string? text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
}
