using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Shikaku.Web.Components;

/// <summary>Words in a drawing. In components, <c>text</c> is a word of the markup's own, so that the element is written here.</summary>
internal static class ChartText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The element.</summary>
    /// <param name="type">Its class.</param>
    /// <param name="x">From the left.</param>
    /// <param name="y">From the top.</param>
    /// <param name="anchor">Which end of the words stands there: start, middle or end.</param>
    /// <param name="words">The words.</param>
    public static string At(string type, string x, int y, string anchor, string words) =>
        $"""<text class="{type}" x="{x}" y="{y}" text-anchor="{anchor}">{Encoder.Encode(words)}</text>""";
}
