namespace Shikaku.Web.Components;

/// <summary>Makes the usual columns.</summary>
public static class Columns
{
    /// <summary>A column of plain text.</summary>
    /// <typeparam name="T">A row.</typeparam>
    /// <param name="title">Its heading.</param>
    /// <param name="text">The text of a row.</param>
    public static Column<T> OfText<T>(string title, Func<T, string> text) => new(title, row => builder => builder.AddContent(0, text(row)));
}
