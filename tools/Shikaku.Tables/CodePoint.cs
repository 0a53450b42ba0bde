using System.Globalization;

namespace Shikaku.Tables;

/// <summary>Code points as the tables write them: hexadecimal capitals without prefix.</summary>
internal static class CodePoint
{
    /// <summary>The one character that a text is.</summary>
    public static int Of(string text)
    {
        var codePoint = char.ConvertToUtf32(text, 0);
        return text.Length == (codePoint > 0xFFFF ? 2 : 1)
            ? codePoint
            : throw new InvalidDataException($"'{text}' is not one character.");
    }

    public static int Parse(ReadOnlySpan<char> hexadecimal) => int.Parse(hexadecimal, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    public static string Format(int codePoint) => codePoint.ToString("X4", CultureInfo.InvariantCulture);
}
