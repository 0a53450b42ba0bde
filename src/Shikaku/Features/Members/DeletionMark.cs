namespace Shikaku.Features.Members;

/// <summary>
/// The mark that takes a value away: a cell with nothing but an asterisk, in half or full width. A blank cell leaves the value as it is (LIF-05).
/// </summary>
internal static class DeletionMark
{
    /// <summary>The mark.</summary>
    public const string Text = "*";

    /// <summary>Whether a cell is the mark.</summary>
    /// <param name="text">The cell in UTF-8.</param>
    public static bool Is(ReadOnlySpan<byte> text) => text.SequenceEqual("*"u8) || text.SequenceEqual("＊"u8);
}
